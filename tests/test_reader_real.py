"""The real documents: every word of the truth is read, in its order, from every form."""

from __future__ import annotations

import difflib
import json
import re

import pytest

from parse.document import read

RUNNING = re.compile(r"KKR \w+ \| \d\d-\d\d-\d{4}|SIDE \| \d+")


def true_words(shared, document):
    truth = json.loads((shared / "truth" / f"{document}.json").read_text(encoding="utf-8"))
    items = [item for section in truth["sections"] for item in section["items"]]
    texts = []
    for item in items:
        texts.append(item["title"])
        texts += [text for field in item["fields"] for text in field["paragraphs"]]
    return " ".join(texts).split()


def read_words(reading, known):
    """The words read; a word divided at a line's end is joined when the truth knows it so."""
    words = []
    divided = False
    for line in (line for page in reading.pages for line in page.lines):
        if RUNNING.fullmatch(line.text):
            continue
        first, *rest = line.text.rstrip("\u00ad").split()
        whole = [words[-1].rstrip("-") + first, words[-1] + first] if divided and words else []
        joined = next((word for word in whole if word in known), None)
        if joined:
            words[-1] = joined
        else:
            words.append(first)
        words += rest
        divided = line.text.endswith(("-", "\u00ad", "/"))
    return words


@pytest.mark.parametrize(
    "path",
    [
        *(
            f"pdfs/{tool}/{document}.pdf"
            for tool in ("reportlab", "chromium")
            for document in ("000", "002", "003")
        ),
        "pdfs/hard/rotated_000.pdf",
        "pdfs/hard/leading_junk_000.pdf",
        "pdfs/hard/encrypted_owner_000.pdf",
        "seeds/000.txt",
        "seeds/002.txt",
        "seeds/003.txt",
    ],
)
def test_all_words_in_order(shared, path):
    document = re.search(r"00\d", path)[0]
    truth = true_words(shared, document)
    reading = read((shared / path).read_bytes(), path)
    words = read_words(reading, set(truth))
    matcher = difflib.SequenceMatcher(None, truth, words, autojunk=False)
    in_order = sum(block.size for block in matcher.get_matching_blocks()) / len(truth)
    # The seeds hold words broken by their own extraction ("Midt jylland", "hørings svar").
    assert in_order >= (0.998 if path.endswith(".pdf") else 0.997)
    assert reading.problems == ()
    assert not any(page.tables for page in reading.pages), "minutes have none"


def test_a_turned_file_reads_line_by_line_like_the_upright_one(shared):
    upright = read((shared / "pdfs/reportlab/000.pdf").read_bytes(), "a.pdf").pages
    turned = read((shared / "pdfs/hard/rotated_000.pdf").read_bytes(), "a.pdf").pages
    assert turned == upright


def test_a_scanned_page_among_others(shared):
    name = "one_scanned_page_000.pdf"
    reading = read((shared / "pdfs" / "hard" / name).read_bytes(), name)
    assert [page.number for page in reading.pages if page.scanned] == [6]
    assert [(problem.code, problem.page) for problem in reading.problems] == [("scanned-page", 6)]


@pytest.mark.parametrize(
    ("name", "table"), [("appendix_ruled_wide", "bilag_a"), ("appendix_norules_2col", "bilag_b")]
)
def test_tables_of_the_appendix(shared, name, table):
    truth = json.loads((shared / "truth" / "001_tables.json").read_text(encoding="utf-8"))
    reading = read((shared / "pdfs" / "hard" / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    rows = [row for page in reading.pages for found in page.tables for row in found.rows]
    assert {tuple(row) for row in truth[table]} == set(rows)
    without_heads = list(dict.fromkeys(rows))
    assert without_heads == [tuple(row) for row in truth[table]]
