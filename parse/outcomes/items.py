"""What each item's decision amounts to, beside what was recommended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parse.lines.fields import says_decided
from parse.model import FieldName, Outcome
from parse.outcomes.decisions import classify, recommended_outcomes
from parse.outcomes.own_body import as_council
from parse.outcomes.recommendation import recommendation_of

if TYPE_CHECKING:
    import re

    from parse.model import AgendaItem, Section


def classified(section: Section, own: re.Pattern[str] | None) -> Section:
    """The section, its decisions with their outcomes. `own`: what the paper calls the body."""
    return replace(section, items=tuple(_with_outcomes(item, own) for item in section.items))


def _with_outcomes(item: AgendaItem, own: re.Pattern[str] | None) -> AgendaItem:
    if item.decision is None:
        return item
    recommended = (recommendation_of(item) or "").splitlines()
    decided = as_council(item.decision.text, own).splitlines()
    opening = next((f.heading for f in item.fields if f.name is FieldName.DECISION), None)
    if opening and says_decided(opening):
        decided = [as_council(opening, own), *decided]
    outcomes = classify(decided, recommended, item.title)
    endorses = recommended_outcomes(recommended) if Outcome.ENDORSED in outcomes else ()
    return replace(item, decision=replace(item.decision, outcomes=outcomes, endorses=endorses))
