"""Typesets the golden documents: `python tests/golden/typeset [template or stem …]`.

Needs, besides this project: `typst` and `weasyprint` (PyPI), LibreOffice Writer, Chromium, and the
fonts that `skins.py` names. Run by hand; the PDFs are committed. After it, delete the truths of
what has changed and run `tests/test_golden.py`: it writes them anew and fails until reviewed.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from press import typeset
from skins import OWN, SAMPLE, SKINS

from corpus.sample.source import load

GOLDEN = Path(__file__).resolve().parents[1]


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
