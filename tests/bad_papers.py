"""Files that cannot, or can only just, be taken in, made as they are met in the wild."""

from __future__ import annotations

import io
import os
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.sample import SAMPLE

WHOLE = SAMPLE / "referat-kkr-midtjylland-10-09-2021.pdf"
SCAN = SAMPLE / "referat-kkr-nordjylland-07-02-2014.pdf"

_LINES = (
    "Referat",
    "KKR Nordjylland",
    "Dato: 4. marts 2016 kl. 10.00",
    "Sted: Rådhuset",
    "1. Siden sidst",
    "1.1. Orientering om letbanen",
    "Beslutning",
    "Orienteringen blev taget til efterretning.",
)


def a_pdf(user: str = "", owner: str = "") -> bytes:
    """One page of minutes, encrypted where a password is given."""
    out = io.BytesIO()
    encrypt = StandardEncryption(user, owner) if user or owner else None
    canvas = Canvas(out, encrypt=encrypt, invariant=True)
    for number, line in enumerate(_LINES):
        canvas.drawString(72, 760 - 24 * number, line)
    canvas.save()
    return out.getvalue()


def fill(folder: Path) -> None:
    """All of them, and things that are none of kkr's business."""
    folder.mkdir()
    (folder / "page.pdf").write_text("<!doctype html><title>404</title><p>Siden findes ikke</p>")
    (folder / "empty.pdf").write_bytes(b"")
    whole = WHOLE.read_bytes()
    (folder / "truncated.pdf").write_bytes(whole[: len(whole) // 2])
    (folder / "locked.pdf").write_bytes(a_pdf(user="hemmeligt", owner="ejer"))
    (folder / "readonly.pdf").write_bytes(a_pdf(owner="ejer"))
    (folder / "scan.pdf").write_bytes(SCAN.read_bytes())
    (folder / "shopping.txt").write_text("Mælk, brød og æg.\n\nHusk også kaffe.\n", "utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / ".hidden.pdf").write_bytes(b"%PDF-1.7")
    (folder / "deep").mkdir()
    (folder / "deep" / "good.pdf").write_bytes(whole)
    os.mkfifo(folder / "pipe.pdf")
