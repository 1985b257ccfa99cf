"""Typesets the golden documents: `python tests/golden/typeset [template or stem …]`.

Needs, besides this project: `typst` and `weasyprint` (PyPI), LibreOffice Writer, Chromium, and the
fonts that `skins.py` names. Run by hand; the PDFs are committed. After it, delete the truths of
what has changed and run `tests/test_golden.py`: it writes them anew and fails until reviewed.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from blocks import Script
from markup_typst import typst
from office import libreoffice
from skins import OWN, SAMPLE, SKINS, Skin
from web import chromium, weasyprint

from corpus.sample.source import Document, load

GOLDEN = Path(__file__).resolve().parents[1]
TOOLS: dict[str, Callable[[Script, Skin], bytes]] = {
    "typst": typst, "weasyprint": weasyprint, "chromium": chromium, "libreoffice": libreoffice,
}  # fmt: skip


def typeset(document: Document, skin: Skin) -> bytes:
    """The PDF; set twice, as the list of contents prints the pages of the headings."""
    pages: dict[str, int] = {}
    data = b""
    for _ in range(2):
        script = Script(document, pages, new_pages=skin.new_pages)
        data = TOOLS[skin.tool](script, skin)
        pages = outline(data, script)
    return data


def outline(data: bytes, script: Script) -> dict[str, int]:
    """The page of each heading, from the PDF's outline."""
    import pypdfium2  # noqa: PLC0415

    keys = {_bare(b.text): b.key or b.text for b in script.all() if b.kind in HEADINGS}
    found: dict[str, int] = {}
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        for mark in pdf.get_toc():
            key = keys.get(_bare(mark.get_title()))
            target = mark.get_dest()
            if key and target:
                found.setdefault(key, target.get_index() + 1)
    return found


HEADINGS = ("section", "item", "heading")


def _bare(title: str) -> str:
    return re.sub(r"\W", "", title)


def main(wanted: list[str]) -> None:
    """Typesets what is named, or all."""
    for stem, skins in [*OWN.items(), *SAMPLE.items()]:
        own = stem in OWN
        document = load(stem, GOLDEN / "sources" if own else None)
        for name in skins:
            if wanted and stem not in wanted and name not in wanted:
                continue
            target = GOLDEN / name / f"{stem}.pdf"
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(typeset(document, SKINS[name]))
            sys.stdout.write(f"{name}/{target.name}  {target.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
