"""Golden pairs: documents typeset by several tools, each with its truth beside it.

A PDF without a truth gets one, from its source, and the run fails until somebody has read it.
`KKR_REWRITE_GOLDEN=1` writes all truths anew and fails too, so that it cannot be left switched on.
Floors for groups of documents are in `test_parsing_quality.py`; here every document must be whole.
"""

from __future__ import annotations

import json
import os

import pytest
from golden_truth import GOLDEN, golden_pdfs, notes_of, skins, source_of, truth_of, write_truth
from quality.parsing_quality import Case, score
from quality.parsing_quality import golden_cases as cases

from parse.model import Kind

PDFS = golden_pdfs()
REWRITE = os.environ.get("KKR_REWRITE_GOLDEN") == "1"

CASES = {case.path: case for case in cases()}
# What is not read yet, and why; whoever mends it takes it off (xfail is strict).
NOT_YET: dict[str, str] = {}


def name(path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.skipif(not REWRITE, reason="asked for by KKR_REWRITE_GOLDEN=1")
def test_rewriting_the_truths_fails_the_run():
    for pdf in PDFS:
        write_truth(pdf)
    pytest.fail(
        "all truths were written anew: read the changes (git diff), unset KKR_REWRITE_GOLDEN"
    )


@pytest.mark.parametrize("pdf", PDFS, ids=name)
def test_every_golden_document_has_a_reviewed_truth(pdf):
    if not pdf.with_suffix(".json").exists():
        write_truth(pdf)
        pytest.fail(f"{pdf.stem}.json was missing and is written: review it beside the PDF")


@pytest.mark.parametrize("pdf", PDFS, ids=name)
def test_truths_say_what_the_sources_say(pdf):
    """A truth may be mended by hand only together with its source."""
    if source_of(pdf.stem) is None or not pdf.with_suffix(".json").exists():
        pytest.skip("a document without source, or without truth")
    held = json.loads(pdf.with_suffix(".json").read_text("utf-8"))
    assert held == json.loads(json.dumps(truth_of(pdf)))


def to_be_read():
    for path, case in CASES.items():
        why = NOT_YET.get(name(path))
        marks = [pytest.mark.xfail(reason=why)] if why else []
        yield pytest.param(case, id=name(path), marks=marks)


@pytest.mark.parametrize("case", list(to_be_read()))
def test_golden_document_is_read(case: Case):
    """What no document may miss, whatever the floors say."""
    got = score(case)
    assert (got.facts, got.sections, got.items) == (1.0, 1.0, 1.0)


def test_golden_documents_are_small():
    assert sum(path.stat().st_size for path in GOLDEN.rglob("*.pdf")) < 4_000_000


def test_every_source_is_set_by_two_tools_and_there_are_three():
    tools: dict[str, set[str]] = {}
    for pdf in PDFS:
        tools.setdefault(pdf.stem, set()).add(skins()[pdf.parent.name].tool)
    assert {stem for stem, used in tools.items() if len(used) < 2} == set()
    assert len(set().union(*tools.values())) >= 3


def test_golden_documents_cover_councils_kinds_and_tables():
    truths = [case.truth for case in CASES.values()]
    assert {truth["council"] for truth in truths} >= {
        "hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland",
    }  # fmt: skip
    assert {truth["kind"] for truth in truths} == {kind.value for kind in Kind}
    rules = {
        table["rules"]
        for truth in truths
        for section in truth["sections"]
        for item in section["items"]
        for table in item["tables"]
    }
    assert rules == {"all", "rows", "none"}
    assert any(notes_of(source_of(pdf.stem)) for pdf in PDFS)
