"""How well documents are split: every form of every document with a truth, scored field by field.

Run as a script (`make quality`) it prints a line a document. Floors are pinned in `floors.toml`;
`tests/test_parsing_quality.py` holds them. Shares are between 0 and 1. Words are compared as bags
(order does not count, number does), so that a paragraph cut in two costs nothing here.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from corpus.sample import sample_files
from corpus.sample.expected import expected
from corpus.sample.source import load
from parse.document import parse, read
from parse.schema import document_to_json

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.toml")
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Score:
    """The shares of one document that came out right; `words` is the worst field's F1."""

    facts: float  # kind, council, date
    sections: float  # F1 of (number, title)
    items: float  # F1 of (number, title)
    cases: float  # case numbers right
    words: float  # F1 of the worst field
    mean: float  # F1, mean of the fields
    decisions: float  # F1, mean of the decisions' words
    outcomes: float  # decisions whose outcomes are right
    attendance: float  # F1 of whole entries
    attachments: float  # F1 of (item, title)


@dataclass(frozen=True, slots=True)
class Case:
    """A document in one form (`000 text`, `003 chromium`) and what it should say."""

    name: str
    path: Path
    truth: Json


def shared_cases() -> Iterator[Case]:
    """The real documents with a truth, in every form they are here in; none without `../shared`."""
    for truth in sorted((SHARED / "truth").glob("*.json")):
        wanted = json.loads(truth.read_text("utf-8"))
        if "sections" not in wanted:
            continue
        forms = {"text": SHARED / "seeds" / f"{truth.stem}.txt"}
        forms |= {path.parent.name: path for path in (SHARED / "pdfs").glob(f"*/{truth.stem}.pdf")}
        for form, path in sorted(forms.items()):
            yield Case(f"{truth.stem} {form}", path, wanted)


def sample_cases() -> Iterator[Case]:
    """The bundled sample's documents with what their sources say."""
    for path in sample_files():
        yield Case(f"sample {path.stem}", path, expected(load(path.stem)))


def score(case: Case) -> Score:
    """Parses a document and compares it with its truth."""
    got = document_to_json(parse(read(case.path.read_bytes(), case.path.name)))
    wanted = case.truth
    items = {item["number"]: item for item in _items(got)}
    pairs = [(item, items.get(item["number"], {})) for item in _items(wanted)]
    words = [value for want, have in pairs for value in _field_words(want, have)]
    decided = [(w["decision"], h.get("decision")) for w, h in pairs if w["decision"]]
    return Score(
        facts=_share(got[key] == wanted[key] for key in ("kind", "council", "date")),
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
    """F1 of the words of each of the wanted item's fields; paragraphs that may be missing do not count."""
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
        mine = [paragraph for paragraph in held.get(name, []) if paragraph not in free]
        yield _words_f1("\n".join(mine), "\n".join(paragraphs))


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


def main() -> None:
    """Prints a line a document."""
    names = [field.name for field in fields(Score)]
    print(f"{'document':46}", *(f"{name:>11}" for name in names))
    for case in [*shared_cases(), *sample_cases()]:
        found = score(case)
        print(f"{case.name:46}", *(f"{getattr(found, name):11.4f}" for name in names))
    if not SHARED.is_dir():
        print(
            "../shared is not beside this checkout: real documents were not scored", file=sys.stderr
        )


if __name__ == "__main__":
    main()
