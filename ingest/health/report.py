"""What `kkr doctor` found and did, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.health.findings import KINDS
from parse.display import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.health.doctor import Diagnosis
    from ingest.health.findings import Code, Finding
    from ingest.health.mending import Repair

Json = dict[str, Any]
_MOST = 10  # of a kind


def diagnosis_to_json(found: Diagnosis) -> Json:
    """The same, for programs."""
    return {
        "home": str(found.home),
        "healthy": found.healthy,
        "quick": found.quick,
        "documents": found.documents,
        "original_bytes": found.original_bytes,
        "findings": [_finding_to_json(finding) for finding in found.findings],
    }


def repair_to_json(repair: Repair) -> Json:
    """What is found after a repair, and what was done."""
    found_before = [_finding_to_json(finding) for finding in repair.before.findings]
    return {
        **diagnosis_to_json(repair.after),
        "before": found_before,
        "done": list(repair.done),
        "undone": list(repair.undone),
    }


def _finding_to_json(finding: Finding) -> Json:
    return {
        "code": finding.code.value,
        "wrong": finding.wrong,
        "subject": finding.subject,
        "detail": finding.detail,
        "meaning": finding.kind.meaning,
        "remedy": finding.kind.remedy,
    }


def diagnosis_lines(found: Diagnosis) -> Iterator[str]:
    """For people: what was looked at, then each kind of finding with its meaning and remedy."""
    size = f"{found.original_bytes / 1e6:.1f} MB"
    looked = "looked at, but not compared with what was written" if found.quick else "compared"
    yield str(found.home)
    if found.documents:
        documents = counted(found.documents, "document")
        yield f"{documents}, their originals ({size}) and the index {looked}."
    elif not found.findings:
        yield "Nothing is held here yet."
    kinds: dict[Code, list[Finding]] = {}
    for finding in found.findings:
        kinds.setdefault(finding.code, []).append(finding)
    for code, findings in sorted(kinds.items(), key=lambda pair: not KINDS[pair[0]].wrong):
        kind = KINDS[code]
        yield ""
        yield f"{'WRONG' if kind.wrong else 'note '}  {code}: {kind.meaning}"
        for one in findings[:_MOST]:
            yield f"       {one.subject}{': ' if one.subject and one.detail else ''}{one.detail}"
        if len(findings) > _MOST:
            yield f"       and {len(findings) - _MOST} more (--json lists all)"
        yield f"       → {kind.remedy}"
    yield ""
    wrong = sum(finding.wrong for finding in found.findings)
    yield f"{counted(wrong, 'thing is', 'things are')} wrong." if wrong else "All is well."


def repair_lines(repair: Repair) -> Iterator[str]:
    """For people: what was done, and how it is now."""
    if repair.before.healthy and not (repair.done or repair.undone):
        yield "There was nothing to repair."
    yield from (f"repaired: {line}" for line in repair.done)
    yield from (f"not repaired: {line}" for line in repair.undone)
