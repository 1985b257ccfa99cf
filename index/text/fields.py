"""The fields that can be searched: their names in a query, their weight, their place in a mask.

One table for everything that tells fields apart. Weights follow issue 4 (title and decision above
presentation). `typical` is a length in words against which BM25F normalises: a constant instead of
the corpus' average, so that a score does not shift when a document is added. The numbers are
medians over the items of three real meetings (33 titles, 26 decisions, 25 presentations), rounded;
`body`, which few of these have, is as long as a presentation, and tables are a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.danish.folding import fold


@dataclass(frozen=True, slots=True)
class TextField:
    """A field of text. `meta` fields hold names and answer only when asked for by name.

    What stands in a field `of_meeting` is so of all papers of the meeting.
    """

    name: str
    number: int
    weight: float
    typical: int
    aliases: tuple[str, ...]
    meta: bool = False
    of_meeting: bool = False

    @property
    def bit(self) -> int:
        """This field in a mask of fields."""
        return 1 << self.number


TEXT_FIELDS: tuple[TextField, ...] = (
    TextField("title", 0, 3.0, 5, ("titel", "titler", "overskrift")),
    TextField("decision", 1, 2.0, 20, ("beslutning", "beslutninger")),
    TextField("recommendation", 2, 1.3, 15, ("indstilling", "indstillinger")),
    TextField("background", 3, 1.0, 40, ("baggrund",)),
    TextField("presentation", 4, 1.0, 240, ("sagsfremstilling", "fremstilling")),
    TextField("body", 5, 1.0, 240, ("brødtekst", "tekst")),
    TextField("attachments", 6, 0.8, 8, ("bilag",)),
    TextField("attendance", 7, 0.5, 190, ("deltagere", "deltager")),
    TextField("table", 8, 0.8, 100, ("tabel",)),
    TextField("case", 9, 1.0, 3, ("sag", "sagsnummer")),
    TextField("place", 10, 0.5, 5, ("sted", "mødested"), of_meeting=True),
    TextField("name", 0, 1.0, 10, ("navn", "person"), meta=True, of_meeting=True),
    TextField("party", 1, 1.0, 10, ("parti",), meta=True, of_meeting=True),
    TextField("municipality", 2, 1.0, 10, ("kommune",), meta=True, of_meeting=True),
)
BY_NAME: dict[str, TextField] = {field.name: field for field in TEXT_FIELDS}

# Facets that a query can name: they choose entries, not words.
FACET_ALIASES: dict[str, tuple[str, ...]] = {
    "council": ("region", "kkr", "råd"),
    "year": ("år",),
    "date": ("dato", "mødedato"),
    "since": ("fra",),
    "until": ("til",),
    "kind": ("type",),
    "outcome": ("udfald",),
}

# What may stand before a colon (folded) → the field's or facet's name.
QUERY_NAMES: dict[str, str] = {
    fold(alias): name
    for name, aliases in (
        *((field.name, (field.name, *field.aliases)) for field in TEXT_FIELDS),
        *((name, (name, *aliases)) for name, aliases in FACET_ALIASES.items()),
    )
    for alias in aliases
}

KINDS: dict[str, str] = {
    fold(alias): kind
    for kind, aliases in {
        "agenda": ("agenda", "dagsorden", "dagsordener"),
        "minutes": ("minutes", "referat", "referater"),
        "appendix": ("appendix", "bilag", "appendiks"),
        "other": ("other", "andet"),
    }.items()
    for alias in aliases
}

OUTCOMES: dict[str, str] = {
    fold(alias): outcome
    for outcome, aliases in {
        "approved": ("approved", "godkendt"),
        "endorsed": ("endorsed", "tiltrådt"),
        "noted": ("noted", "efterretning", "taget til efterretning"),
        "discussed": ("discussed", "drøftet"),
        "decided": ("decided", "besluttet", "aftalt"),
        "appointed": ("appointed", "udpeget"),
        "recommended": ("recommended", "anbefalet"),
        "authorised": ("authorised", "bemyndiget"),
        "postponed": ("postponed", "udsat"),
        "rejected": ("rejected", "afvist"),
        "unclassified": ("unclassified", "uklassificeret", "andet"),
    }.items()
    for alias in aliases
}
