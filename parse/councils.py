"""The five councils and how people and papers name them."""

from __future__ import annotations

from typing import NamedTuple


class Council(NamedTuple):
    """A kommunekontaktråd: `slug` in data and commands, `name` in Danish text.

    `short` is its region's name for short: Region Midt, Region Nord; people say Region Syd too.
    """

    slug: str
    name: str
    short: str | None = None


COUNCILS: tuple[Council, ...] = (
    Council("hovedstaden", "KKR Hovedstaden"),
    Council("sjaelland", "KKR Sjælland"),
    Council("syddanmark", "KKR Syddanmark", "syd"),
    Council("midtjylland", "KKR Midtjylland", "midt"),
    Council("nordjylland", "KKR Nordjylland", "nord"),
)

# A council's region as it stands in squashed text → its slug.
REGIONS: dict[str, str] = {
    council.name.removeprefix("KKR ").lower(): council.slug for council in COUNCILS
}
BY_SLUG: dict[str, Council] = {council.slug: council for council in COUNCILS}
# What may be typed for a council, in folded spelling (æ as ae) → its slug.
NAMES: dict[str, str] = {
    name: council.slug for council in COUNCILS for name in (council.slug, council.short) if name
}


def bare(folded: str) -> str:
    """A council's name, as typed and folded, without what people put before it."""
    return " ".join(word for word in folded.split() if word not in {"kkr", "region"})
