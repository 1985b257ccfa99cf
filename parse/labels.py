"""What papers call our kinds, fields and outcomes: for people who read, not for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from parse.councils import BY_SLUG

if TYPE_CHECKING:  # a search needs these names, not the model: making its classes takes time
    from parse.model import Decision

KINDS: Mapping[str, str] = {
    "agenda": "dagsorden",
    "minutes": "referat",
    "appendix": "bilag",
    "other": "andet",
}

EDITIONS: Mapping[str, str] = {"draft": "udkast", "corrected": "rettet"}

FIELDS: Mapping[str, str] = {
    "title": "Titel",
    "background": "Baggrund",
    "recommendation": "Indstilling",
    "presentation": "Sagsfremstilling",
    "decision": "Beslutning",
    "body": "Tekst",
    "attachments": "Bilag",
    "attendance": "Deltagere",
    "table": "Tabel",
    "case": "Sag",
    "place": "Sted",
}

ENDORSED = "endorsed"
OUTCOMES: Mapping[str, str] = {
    "approved": "godkendt",
    "endorsed": "tiltrådt",
    "noted": "taget til efterretning",
    "discussed": "drøftet",
    "decided": "besluttet",
    "appointed": "udpeget",
    "recommended": "anbefalet",
    "authorised": "bemyndiget",
    "postponed": "udsat",
    "rejected": "afvist",
    "unclassified": "andet",
}


def council_name(slug: str | None) -> str:
    """A council as a word in a table: `Sjælland`; empty where it is unknown."""
    if slug is None:
        return ""
    council = BY_SLUG.get(slug)
    return council.name.removeprefix("KKR ") if council else slug


def kind_name(kind: str) -> str:
    """`referat`, `dagsorden`, `bilag`, `andet`."""
    return KINDS.get(kind, kind)


def field_name(field: str) -> str:
    """A field as papers head it: `Baggrund`, `Beslutning`."""
    return FIELDS.get(field, field)


def decision_names(decision: Decision) -> str:
    """`drøftet, tiltrådt (godkendt)`: an endorsement with what it takes over."""
    endorsed = outcome_names(decision.endorses)
    return ", ".join(
        f"{outcome_names([outcome])} ({endorsed})"
        if outcome == ENDORSED and endorsed
        else outcome_names([outcome])
        for outcome in decision.outcomes
    )


def outcome_names(outcomes: Iterable[str]) -> str:
    """`drøftet, godkendt`."""
    return ", ".join(OUTCOMES.get(outcome, outcome) for outcome in outcomes)
