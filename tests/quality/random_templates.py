"""How well documents are split that are set in templates nobody has seen.

    python tests/quality/random_templates.py chromium|libreoffice|typst|weasyprint [SEED ...]

Typesets the sources of the sample and of the golden documents, each in a template drawn at random
(fonts, sizes, leading, margins, running heads, contents, bullets, rules of tables), and prints a
line for each that is not read perfectly, and the means. Chromium and LibreOffice Writer are
programs; `typst` and `weasyprint` have to be installed beside this project. Looking at what it
names finds the rules that hold for the templates known only.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden" / "typeset"))

from press import typeset
from quality.parsing_quality import NAMES, Case, Json, Score, compare
from skins import Skin

from corpus.sample.expected import expected
from corpus.sample.source import Document, load, stems
from parse.document import parse, read
from parse.schema import document_to_json

SOURCES = Path(__file__).resolve().parents[1] / "golden" / "sources"
_FONTS = ("DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif", "Carlito")
_SIZES = (8.5, 9, 9.5, 10, 10.5, 11, 11.5, 12, 12.5)
# How far lines stand apart means something else to each; paragraphs must stay apart in sight.
_LEADINGS = {
    "chromium": (1.1, 1.2, 1.3, 1.4, 1.5, 1.7),
    "weasyprint": (1.1, 1.2, 1.3, 1.4, 1.5, 1.7),
    "libreoffice": (1.0, 1.08, 1.15, 1.3, 1.5),
    "typst": (0.55, 0.6, 0.65, 0.7, 0.8),
}
_CONTENTS = {
    "chromium": ("split", "spaced", "bare"),
    "weasyprint": ("leaders", "split", "spaced", "bare"),
    "libreoffice": ("leaders", "bare"),
    "typst": ("leaders", "split"),
}
_WORD_BULLETS = (("\uf0b7", "o"), ("\uf0a7", "-"), ("\uf0b7", "-"))
_BULLETS = (("•", "○"), ("-", "-"), ("–", "•"), ("●", "-"))
_PAGES = ("SIDE  |  {page}", "Side {page} af {pages}", "SIDE {page}", "{page}", "{page}/{pages}")


def main(arguments: list[str]) -> int:
    """Typesets and scores; 2 if the tool is none of the four."""
    tool, *seeds = arguments or [""]
    if tool not in _LEADINGS:
        sys.stderr.write(__doc__ or "")
        return 2
    scores = [
        _scored(document, _skin(tool, f"{seed} {document.stem}"), seed)
        for seed in seeds or ["1"]
        for document in _documents()
    ]
    means = {name: sum(getattr(one, name) for one in scores) / len(scores) for name in NAMES}
    _print(f"mean of {len(scores)}", means)
    return 0


def _documents() -> list[Document]:
    found = [*map(load, stems()), *(load(stem, SOURCES) for stem in stems(SOURCES))]
    usable = {"council", "time", "place"}
    return [document for document in found if usable <= document.header.keys()]


def _skin(tool: str, seed: str) -> Skin:
    """A template; of a narrow column beside running heads in the margin, or of a wide one."""
    draw = random.Random(f"{tool} {seed}")
    skin = Skin(
        tool,
        draw.choice(_FONTS),
        draw.choice(_SIZES),
        draw.choice(_LEADINGS[tool]),
        draw.choice(("margin", "top", "foot")),
        draw.choice(_PAGES),
        draw.choice(_CONTENTS[tool]),
        draw.choice(("all", "rows", "none")),
        draw.choice(("bold", "italic", "underline", "plain")),
        draw.choice(_WORD_BULLETS if tool == "libreoffice" else _BULLETS),
        justified=draw.random() < 0.5,
        hyphenated=draw.random() < 0.5,
        columns=draw.random() < 0.3 and tool != "libreoffice",
        new_pages=draw.random() < 0.5,
        left=draw.choice((56, 72, 85, 100)),
    )
    return replace(skin, right=draw.choice((150, 165) if skin.head == "margin" else (60, 90, 110)))


def _scored(document: Document, skin: Skin, seed: str) -> Score:
    case = Case("random", document.stem, Path("a.pdf"), _truth(document, skin))
    reading = read(typeset(document, skin), case.path.name)
    found = compare(document_to_json(parse(reading)), case, reading)
    low = {name: value for name in NAMES if (value := getattr(found, name)) < 1}
    if low:
        _print(f"{document.stem} {seed}", low)
        sys.stdout.write(f"    {skin}\n")
    return found


def _truth(document: Document, skin: Skin) -> Json:
    """What the source says; on which page an item stands is the template's business."""
    wanted = expected(document)
    for section in wanted["sections"]:
        for item in section["items"]:
            item["page"] = None
            for table in item.get("tables", ()):
                table["rules"] = skin.rules
    return wanted


def _print(title: str, values: dict[str, float]) -> None:
    figures = "  ".join(f"{name} {value:.4g}" for name, value in values.items())
    sys.stdout.write(f"{title}: {figures}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
