"""How well documents are split: every form of every document with a truth, scored field by field.

Run as a script (`make quality`) it prints a line a document, and a line a group. Floors are pinned
in `floors.toml`; `tests/test_parsing_quality.py` holds them. Shares are between 0 and 1. Words are
compared as bags (order does not count, number does), so that a paragraph cut in two costs nothing
there; `paragraphs` counts those that are right to the letter.
"""

from __future__ import annotations

import copy
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from quality.forms import CONVERSIONS, DUMPS, conversion, dump
from quality.line_ends import line_ends

from corpus.sample import sample_files
from corpus.sample.expected import expected
from corpus.sample.source import load, stems
from parse.document import parse, read
from parse.model import Kind, Reading
from parse.schema import document_to_json

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
GOLDEN = ROOT / "tests" / "golden"
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Score:
    """The shares of one document that came out right; `words` is the worst field's F1."""

    facts: float  # kind, council, date
    cover: float  # time and place
    sections: float  # F1 of (number, title)
    items: float  # F1 of (number, title)
    cases: float  # case numbers right
    words: float  # F1 of the worst field
    mean: float  # F1, mean of the fields
    decisions: float  # F1, mean of the decisions' words
    outcomes: float  # decisions whose outcomes are right
    attendance: float  # F1 of whole entries
    attachments: float  # F1 of (item, title)
    pages: float  # items whose page is right
    paragraphs: float  # F1 of whole paragraphs, to the letter
    ruled: float  # F1 of cells with their rows and columns, tables with rules both ways
    unruled: float  # the same of other tables; false tables count here
    loose: float  # recall of the words outside any item
    hyphens: float  # line-end hyphens undone or kept rightly; `line_ends` tells how they count


@dataclass(frozen=True, slots=True)
class Case:
    """A document in one form (`000 text`, `003 chromium`) and what it should say."""

    group: str
    name: str
    path: Path
    truth: Json
    written: str | None = None  # the document itself, where no file holds it

    @property
    def data(self) -> bytes:
        """The document's bytes."""
        return self.path.read_bytes() if self.written is None else self.written.encode()


def shared_cases() -> Iterator[Case]:
    """The real documents with a truth, in every form they are here in; none without `../shared`."""
    for truth in sorted((SHARED / "truth").glob("*.json")):
        wanted = json.loads(truth.read_text("utf-8"))
        if "sections" not in wanted:
            continue
        forms = {"text": SHARED / "seeds" / f"{truth.stem}.txt"}
        forms |= {path.parent.name: path for path in (SHARED / "pdfs").glob(f"*/{truth.stem}.pdf")}
        for form, path in sorted(forms.items()):
            paged = copy.deepcopy(wanted)
            numbers = wanted.get("pages_by_folder", {}).get(form, {})
            for item in _items(paged):
                item["page"] = numbers.get(item["number"])
            yield Case("shared", f"{truth.stem} {form}", path, paged)


def sample_cases() -> Iterator[Case]:
    """The bundled sample's documents with what their sources say."""
    for path in sample_files():
        yield Case("sample", path.stem, path, expected(load(path.stem)))


def golden_cases() -> Iterator[Case]:
    """The golden documents, typeset by several tools: each PDF with the truth beside it."""
    for path in sorted(GOLDEN.glob("*/*.pdf")):
        truth = path.with_suffix(".json")
        if truth.exists():
            wanted = json.loads(truth.read_text("utf-8"))
            yield Case("golden", f"{path.parent.name} {path.stem}", path, wanted)


def form_cases() -> Iterator[Case]:
    """Minutes and agendas of both sets of sources as text dumps and conversions, in many looks."""
    sources = [load(stem) for stem in stems()] + [
        load(stem, GOLDEN / "sources") for stem in stems(GOLDEN / "sources")
    ]
    usable = [d for d in sources if {"council", "time", "place"} <= d.header.keys()]
    usable = [d for d in usable if d.kind in (Kind.MINUTES, Kind.AGENDA)]
    looks = [
        *((f"{name}.txt", dump, look) for name, look in DUMPS.items()),
        *((f"{name}.md", conversion, look) for name, look in CONVERSIONS.items()),
    ]
    for number, document in enumerate(usable):
        for name, write, look in looks[number % 3 :: 3]:  # each source in three looks
            title = Path(f"{document.stem}-{name}")
            yield Case("forms", title.stem, title, expected(document), write(document, look))


def score(case: Case) -> Score:
    """Parses a document and compares it with its truth."""
    reading = read(case.data, case.path.name)
    return compare(document_to_json(parse(reading)), case, reading)


def hyphens_of(case: Case) -> tuple[int, int]:
    """How many of a document's line-end hyphens are right, and how many the truth tells of."""
    reading = read(case.data, case.path.name)
    return line_ends(reading, document_to_json(parse(reading)), case.truth)


def compare(got: Json, case: Case, reading: Reading) -> Score:
    """What was read, held against the truth."""
    right, ends = line_ends(reading, got, case.truth)
    wanted = case.truth
    printed = () if case.path.suffix == ".txt" else ("starts_at", "place")
    items = {item["number"]: item for item in _items(got)}
    pairs = [(item, items.get(item["number"], {})) for item in _items(wanted)]
    words = [value for want, have in pairs for value in _field_words(want, have)]
    decided = [(w["decision"], h.get("decision")) for w, h in pairs if w["decision"]]
    return Score(
        facts=_share(got[key] == wanted[key] for key in ("kind", "council", "date")),
        cover=_share(got[key] == wanted[key] for key in printed if wanted[key] is not None),
        sections=_f1(_titles(got["sections"]), _titles(wanted["sections"])),
        items=_f1(_titles(_items(got)), _titles(_items(wanted))),
        cases=_share(want["case_number"] == have.get("case_number") for want, have in pairs),
        words=min(words, default=1.0),
        mean=sum(words) / len(words) if words else 1.0,
        decisions=_mean(
            _words_f1((have or {}).get("text", ""), want["text"]) for want, have in decided
        ),
        outcomes=_share(_outcomes_right(want, have) for want, have in decided),
        attendance=_f1(map(_person, got["attendance"]), map(_person, wanted["attendance"])),
        attachments=_f1(_attachments(got), _attachments(wanted)),
        pages=_share(
            want["page"] == have.get("page") for want, have in pairs if want["page"] is not None
        ),
        paragraphs=_f1(*zip_paragraphs(pairs)),
        ruled=_tables_f1(got, wanted, ruled=True),
        unruled=_tables_f1(got, wanted, ruled=False),
        loose=_loose(got, wanted),
        hyphens=right / ends if ends else 1.0,
    )


def _items(document: Json) -> list[Json]:
    return [item for section in document["sections"] for item in section["items"]]


def _titles(things: Iterable[Json]) -> list[tuple[str, str | None]]:
    return [(thing["number"], thing["title"]) for thing in things]


def _person(entry: Json) -> tuple[str | None, ...]:
    return tuple(
        entry[key] for key in ("name", "party", "municipality", "group", "status", "substitute")
    )


def _attachments(document: Json) -> list[tuple[str, str]]:
    return [(item["number"], title) for item in _items(document) for title in item["attachments"]]


def _field_words(want: Json, have: Json) -> Iterator[float]:
    """F1 of the words of each of the wanted item's fields."""
    for _, mine, told in _paragraphs(want, have):
        yield _words_f1("\n".join(mine), "\n".join(told))


def zip_paragraphs(pairs: list[tuple[Json, Json]]) -> tuple[list[object], list[object]]:
    """All paragraphs of all items with their places: those read, and those wanted."""
    got: list[object] = []
    wanted: list[object] = []
    for want, have in pairs:
        for name, mine, told in _paragraphs(want, have):
            got += [(want["number"], name, text) for text in mine]
            wanted += [(want["number"], name, text) for text in told]
    return got, wanted


def _paragraphs(want: Json, have: Json) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each wanted field with its paragraphs, read and told, without those that may be missing."""
    held: dict[str, list[str]] = {}
    for field in have.get("fields", ()):
        held.setdefault(field["name"], []).extend(field["paragraphs"])
    told: dict[str, tuple[list[str], set[str]]] = {}
    for field in want["fields"]:
        # The real truth names optional paragraphs by position, the sample's by their text.
        listed = set(field.get("optional", ()))
        optional = {p if isinstance(p, str) else field["paragraphs"][p] for p in listed}
        paragraphs, free = told.setdefault(field["name"], ([], set()))
        free |= optional
        paragraphs += [text for text in field["paragraphs"] if text not in optional]
    for name, (paragraphs, free) in told.items():
        yield name, [text for text in held.get(name, []) if text not in free], paragraphs


def _tables_f1(got: Json, wanted: Json, *, ruled: bool) -> float:
    """F1 of the cells, each with its item, its row's first cell and its column.

    A head repeated on the next page counts once. All tables of a document have the same rules.
    """
    tables = [table for item in _items(wanted) for table in item.get("tables", ())]
    if ruled is not any(table.get("rules", "all") == "all" for table in tables):
        return 1.0
    return _f1(_cells(got), _cells(wanted))


def _cells(document: Json) -> set[tuple[str, str, int, str]]:
    return {
        (item["number"], row[0], column, cell)
        for item in _items(document)
        for table in item.get("tables", ())
        for row in table["rows"]
        for column, cell in enumerate(row)
    }


def _loose(got: Json, wanted: Json) -> float:
    """How many of the words outside any item are in the body."""
    told = Counter(_TOKEN.findall("\n".join(wanted.get("body", ()))))
    read_words = Counter(_TOKEN.findall("\n".join(p["text"] for p in got["body"])))
    return (told & read_words).total() / told.total() if told else 1.0


def _outcomes_right(want: Json, have: Json | None) -> bool:
    outcomes = want["outcomes"]
    must, may = (
        (set(outcomes["must"]), set(outcomes["may"]))
        if isinstance(outcomes, dict)
        else (set(outcomes), set())
    )
    if not want["text"]:
        return not (have or {}).get("text")
    return have is not None and must <= set(have["outcomes"]) <= must | may


def _words_f1(got: str, wanted: str) -> float:
    return _f1(_TOKEN.findall(got), _TOKEN.findall(wanted))


def _f1(got: Iterable[object], wanted: Iterable[object]) -> float:
    have, want = Counter(got), Counter(wanted)
    total = have.total() + want.total()
    return 2 * (have & want).total() / total if total else 1.0


def _share(right: Iterable[bool]) -> float:
    return _mean(float(value) for value in right)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 1.0


def cases() -> list[Case]:
    """All there are."""
    return [*shared_cases(), *sample_cases(), *golden_cases(), *form_cases()]


def measure(found: Iterable[tuple[str, Score]]) -> dict[str, dict[str, dict[str, float]]]:
    """For each group of scores the mean and the worst of every figure."""
    groups: dict[str, list[Score]] = {}
    for group, value in found:
        groups.setdefault(group, []).append(value)
    return {
        group: {
            "mean": {name: _mean(getattr(score, name) for score in scores) for name in NAMES},
            "worst": {name: min(getattr(score, name) for score in scores) for name in NAMES},
        }
        for group, scores in groups.items()
    }


NAMES = tuple(field.name for field in fields(Score))


def main() -> None:
    """Prints a line a document, and the means and the worst of each group."""
    width = 64
    sys.stdout.write(" " * width + "".join(f"{name[:8]:>9}" for name in NAMES) + "\n")
    found = []
    ends: Counter[tuple[str, str]] = Counter()
    for case in cases():
        value = score(case)
        right, all_ends = hyphens_of(case)
        ends.update({(case.group, "right"): right, (case.group, "all"): all_ends})
        found.append((case.group, value))
        _print(f"{case.group} {case.name}", {name: getattr(value, name) for name in NAMES}, width)
    for group, kinds in measure(found).items():
        for kind, values in kinds.items():
            _print(f"{group}, {kind}", values, width)
    for group in dict.fromkeys(group for group, _ in ends):
        right, all_ends = ends[group, "right"], ends[group, "all"]
        share = right / all_ends if all_ends else 1.0
        sys.stdout.write(f"{group}: {right} of {all_ends} line-end hyphens right ({share:.4f})\n")
    if not SHARED.is_dir():
        sys.stderr.write("../shared is not beside this checkout: no real documents were scored\n")


def _print(title: str, values: dict[str, float], width: int) -> None:
    figures = "".join(f"{value:9.4f}" if value < 1 else f"{'1':>9}" for value in values.values())
    sys.stdout.write(f"{title:{width}}{figures}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
