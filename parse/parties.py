"""The letters and names of Danish parties as attendance lists print them. Pure data.

Letters as in municipal elections 2009–2025 (the Ministry of the Interior's list of parties).
Local lists take any free letter, so a letter that is not here is a party all the same.
"""

from __future__ import annotations

PARTIES: dict[str, tuple[str, ...]] = {
    "A": ("Socialdemokratiet", "Socialdemokraterne", "Socialdemokrat", "Soc.dem.", "Soc"),
    "B": (
        "Radikale Venstre",
        "Det Radikale Venstre",
        "Radikale",
        "Rad. Venstre",
        "Rad.",
        "RV",
        "R",
    ),
    "C": (
        "Det Konservative Folkeparti",
        "Konservative",
        "De Konservative",
        "Konservativ",
        "Kons.",
        "KF",
    ),
    "D": ("Nye Borgerlige", "NB"),
    "F": ("Socialistisk Folkeparti", "SF"),
    "I": ("Liberal Alliance", "LA"),
    "K": ("Kristendemokraterne", "Kristeligt Folkeparti", "KD"),
    "M": ("Moderaterne",),
    "O": ("Dansk Folkeparti", "DF"),
    "V": ("Venstre",),
    "Æ": ("Danmarksdemokraterne", "DD"),
    "Ø": ("Enhedslisten", "EL"),
    "Å": ("Alternativet", "ALT"),
}
"""Letter to names and short forms. `S` and `L` are not here: they are Slesvigsk Parti and lists."""

NAME_WORDS = frozenset(
    name.rsplit(" ", 1)[-1].casefold() for names in PARTIES.values() for name in names
)
"""The word that ends each name: `folkeparti`, `alliance`, `venstre`, `sf`."""

_LETTERS: dict[str, str] = {
    name.casefold().strip("."): letter
    for letter, names in PARTIES.items()
    for name in (letter, *names)
}


def party_letter(text: str) -> str | None:
    """The letter for what stands in a party's place: `(V)`, `SF`, `Liste T`, `venstre`; or None.

    One capital or small letter, and two or three capitals that are no known short form (`UP`,
    the letters of a local list), are themselves.
    """
    name = text.strip(" ().:").removeprefix("Liste ").removeprefix("liste ").strip()
    if known := _LETTERS.get(name.casefold()):
        return known
    if len(name) == 1 and name.isalpha():
        return name.upper()
    return name if name.isupper() and name.isalpha() and 1 < len(name) <= _LONGEST else None


_LONGEST = 3
