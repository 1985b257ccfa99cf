"""Typesets the sources of the sample: `python -m corpus.sample.typeset [stem …]`.

The same sources give the same bytes, on any machine with the locked versions of the library.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import reportlab
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.sample import SAMPLE
from corpus.sample.layouts import LAYOUTS, VERA
from corpus.sample.paper import Paper
from corpus.sample.scan import picture
from corpus.sample.setting import PAGE, Box, paginate
from corpus.sample.source import Document, load, stems
from parse.model import Kind

rl_config.useA85 = 0  # plain binary streams, as word processors write them

Pages = list[list[tuple[Box, float]]]


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF, and the page on which each section, item and list begins."""

    data: bytes
    pages: dict[str, int]


def typeset(document: Document) -> Typeset:
    """The PDF of a document."""
    _register_fonts()
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=PAGE, invariant=1, pageCompression=1, lang="da-DK")
    canvas.setTitle(document.header.get("title", document.stem))
    anchors: dict[str, int] = {}
    if document.header.get("scanned") == "yes":
        canvas.drawImage(ImageReader(picture(document)), 0, 0, *PAGE)
        canvas.showPage()
    else:
        paper = Paper(document, LAYOUTS[document.header["layout"]])
        pages, anchors = _pages(paper)
        for number, page in enumerate(pages, start=1):
            paper.running_head(canvas, number)
            for box, top in page:
                box.draw(canvas, top)
            canvas.showPage()
    canvas.save()
    return Typeset(target.getvalue(), anchors)


def _pages(paper: Paper) -> tuple[Pages, dict[str, int]]:
    """All pages; the contents are set twice, as their numbers depend on their own length."""
    appendix = paper.document.kind is Kind.APPENDIX
    contents = paper.appendix_contents if appendix else paper.contents
    cover: Pages = []
    if not appendix and paper.document.header.get("cover") != "no":
        cover = paginate(paper.cover())
    lists = paginate(paper.attendance()) if paper.document.groups else []
    text = paginate(paper.appendices() if appendix else paper.body())
    listed = paper.document.header.get("contents") != "no"
    front = len(paginate(contents({}))) if listed else 0
    anchors = {
        box.anchor: number
        for number, page in enumerate([*lists, *text], start=1 + len(cover) + front)
        for box, _ in page
        if box.anchor
    }
    return [*cover, *(paginate(contents(anchors)) if listed else []), *lists, *text], anchors


def _register_fonts() -> None:
    """The free fonts that come with the typesetting library: no machine lacks them."""
    folder = Path(reportlab.__file__).parent / "fonts"
    known = pdfmetrics.getRegisteredFontNames()
    for name in (VERA.plain, VERA.bold, VERA.italic):
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def main(names: list[str]) -> None:
    """Writes the PDFs of the named sources, or of all."""
    for stem in names or stems():
        data = typeset(load(stem)).data
        (SAMPLE / f"{stem}.pdf").write_bytes(data)
        sys.stdout.write(f"{stem}.pdf  {len(data):,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
