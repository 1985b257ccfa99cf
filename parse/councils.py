"""The five councils and how people and papers name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Council:
    """A kommunekontaktråd: `slug` in data and commands, `name` in Danish text."""

    slug: str
    name: str


COUNCILS: tuple[Council, ...] = (
    Council("hovedstaden", "KKR Hovedstaden"),
    Council("sjaelland", "KKR Sjælland"),
    Council("syddanmark", "KKR Syddanmark"),
    Council("midtjylland", "KKR Midtjylland"),
    Council("nordjylland", "KKR Nordjylland"),
)

BY_SLUG: dict[str, Council] = {council.slug: council for council in COUNCILS}
