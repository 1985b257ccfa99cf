"""What another program reads in a paper is found when it is pasted: no hit means not there."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from corpus.sample import sample_files
from index.answers.search import open_index

# Nobody's words: labels, and what a template asked for where nobody wrote it.
LABELS = set(
    "Deltagerfortegnelse SIDE supp deltog Baggrund Beslutning Indstilling Sagsfremstilling".split()
)
TEMPLATE = {"skrives", "indstillingen"}
HYPHENS = ("-", "\N{HYPHEN}", "\xad")
# Words that begin no line: the one above may have broken them.
WORD = re.compile(r"(?<= )[^\W\d_]{4,}(?![\w-])")
SAMPLE = [path for path in sample_files() if path.suffix == ".pdf"]


def pages_of(path: Path) -> list[str]:
    """The text of a paper's pages but the first, as pdfplumber has it, without running heads."""
    with pdfplumber.open(path) as pdf:
        return [body_of(page.extract_text().split("\n")[1:-1]) for page in pdf.pages[1:]]


def body_of(lines: list[str]) -> str:
    """A page without case workers' initials, and what marks of the margin stand between."""
    marked = [at for at, line in enumerate(lines) if "./." in line]
    near = {at + by for at in marked for by in (-1, 0, 1)}
    kept = ["" if at in near or "SAG" in line else line for at, line in enumerate(lines)]
    return "\n".join(kept)


@pytest.fixture(scope="module")
def printed() -> dict[str, list[str]]:
    """The pages of the sample's papers, by the hash of their files."""
    return {hashlib.sha256(path.read_bytes()).hexdigest(): pages_of(path) for path in SAMPLE}


def missing(home: Path, asked: dict[str, set[str]]) -> list[tuple[str, set[str]]]:
    """The queries that do not find all papers that they should, and which these are."""
    with open_index(home / "index") as index:
        found = {query: index.search(query, limit=None, strict=True).hits for query in asked}
    return [
        (query, lost)
        for query, hits in found.items()
        if (lost := asked[query] - {one for hit in hits for one in papers_of(hit)})
    ]


def papers_of(hit):
    return [hit.document, *(document for document, _ in hit.also)]


def test_every_word_of_a_paper_finds_it(sample_home, printed):
    asked: dict[str, set[str]] = defaultdict(set)
    for paper, pages in printed.items():
        for page in pages:
            for word in WORD.findall(page):
                asked[word].add(paper)
    rare = {word: papers for word, papers in asked.items() if len(papers) <= 3}
    assert len(rare) > 1500
    assert not missing(sample_home, {word: rare[word] for word in rare.keys() - LABELS - TEMPLATE})


@pytest.mark.parametrize("mark", ["", '"'])
def test_what_goes_on_in_the_next_line_finds_its_paper_as_it_is_printed(sample_home, printed, mark):
    asked: dict[str, set[str]] = defaultdict(set)
    for paper, pages in printed.items():
        for page in pages:
            for above, below in pairwise(page.split("\n")):
                if below and (
                    above.endswith(HYPHENS) or (below[0].islower() and above[-1:].isalpha())
                ):
                    words = f"{' '.join(above.split()[-4:])}\n{' '.join(below.split()[:3])}"
                    asked[f"{mark}{words}{mark}"].add(paper)
    assert len(asked) > 300
    assert sum("-\n" in words for words in asked) > 30
    assert not missing(sample_home, asked)
