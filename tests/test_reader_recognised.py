"""Scans with text that somebody's OCR has put there unseen: askew, and of sizes it guesses."""

from __future__ import annotations

import math
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_samples import HEIGHT, drawn
from PIL import Image
from reportlab.lib.utils import ImageReader

from ingest.workers.recognised import with_recognised
from parse.model import Line, Page
from parse.readers.choice import read
from parse.readers.recognised import with_even_sizes
from parse.readers.skew import skew_of, straightened
from parse.readers.word import Word

INKLESS = 3
WRITTEN = [f"{at}. linje med ord der når helt ud til højre kant af siden" for at in range(1, 30)]


def reading(data):
    return read(data, "papir.pdf")


@pytest.mark.parametrize("degrees", [0.5, 1.5, -4])
@pytest.mark.parametrize("turn", [0, 90])
def test_a_scan_that_lies_askew_is_read_as_if_it_lay_straight(degrees, turn):
    """Recognised text lies as the scan does: ends of lines stand where others have begun."""

    def draw(canvas):
        canvas.translate(300, 400)
        canvas.rotate(turn + degrees)
        for at, text in enumerate(WRITTEN):
            canvas.drawString(-200, 210 - 14 * at, text)

    found = reading(drawn(draw))
    assert [line.text for line in found.pages[0].lines] == WRITTEN
    assert not found.problems


def scan(*, askew=0.0, leaning=(), size=11.0, ink=INKLESS, picture=True):
    """A page of `WRITTEN`, each word by itself; lines lie `askew` by degrees.

    The letters of those that are `leaning` lie so themselves, those of others stand upright.
    """
    cos, sin = math.cos(math.radians(askew)), math.sin(math.radians(askew))

    def draw(canvas):
        if picture:
            grey = Image.new("L", (60, 80), 250)
            canvas.drawImage(ImageReader(grey), 0, 0, 595, HEIGHT)
        for at, text in enumerate(WRITTEN):
            x, y = 80, HEIGHT - 90 - 15 * at
            for word in text.split():
                canvas.saveState()
                right, up = x - 297, y - 421
                canvas.translate(297 + right * cos - up * sin, 421 + right * sin + up * cos)
                if at in leaning:
                    canvas.rotate(askew)
                painted = canvas.beginText(0, 0)
                painted.setFont("Helvetica", size if isinstance(size, float) else size[at])
                painted.setTextRenderMode(ink)
                painted.textOut(word)
                canvas.drawText(painted)
                canvas.restoreState()
                x += canvas.stringWidth(f"{word} ", "Helvetica", 11)

    return drawn(draw)


@pytest.mark.parametrize("askew", [0.0, 0.4, 0.9, -1.6])
@pytest.mark.parametrize("leaning", [(), (0, 1, 2, 7, 20), range(5, 29), range(29)])
def test_words_that_step_up_or_lean_make_the_lines_that_were_scanned(askew, leaning):
    """Tesseract writes upright words on a slope, and others leaning, on one page."""
    found = reading(scan(askew=askew, leaning=leaning))
    (page,) = found.pages
    assert [line.text for line in page.lines] == WRITTEN
    assert max(line.x0 for line in page.lines) - min(line.x0 for line in page.lines) < 2


def test_what_was_recognised_before_is_told_and_is_no_reading_of_ours():
    found = reading(scan())
    assert [(p.code, p.page) for p in found.problems] == [("recognised-text", 1)]
    assert not any(reading(scan(ink=0)).problems)
    assert not any(reading(scan(picture=False)).problems)
    own = reading(_empty_scan())
    made = with_recognised(own, found, "Tesseract 5")
    assert [p.code for p in made.problems] == ["read-by-ocr"]


def _empty_scan():
    picture = BytesIO()
    Image.new("L", (600, 800), 250).save(picture, "PDF")
    return picture.getvalue()


def test_sizes_guessed_line_by_line_are_one_and_titles_stay_larger():
    sizes = [10.0, 11.0, 11.0, 10.0, *[11.0] * 20, 14.0, 16.0, 11.0, 10.0, 7.0]
    (page,) = reading(scan(size=sizes)).pages
    assert [line.size for line in page.lines] == [*[11.0] * 24, 14.0, 16.0, 11.0, 11.0, 7.0]
    (own,) = reading(scan(size=sizes, picture=False)).pages
    assert [line.size for line in own.lines] == sizes
    baselines = [line.top + 0.75 * line.size for line in page.lines]
    assert baselines == pytest.approx([o.top + 0.75 * o.size for o in own.lines], abs=0.02)


def test_sizes_of_coarse_scans_tell_nothing():
    sizes = [[11.0, 8.0, 9.0, 11.0, 6.0, 11.0][at % 6] for at in range(29)]
    (page,) = reading(scan(size=sizes)).pages
    assert {line.size for line in page.lines} == {11.0}
    assert [line.text for line in page.lines] == WRITTEN


def test_only_recognised_pages_get_even_sizes():
    pages = [
        Page(n, (Line("ord", n, 80, 100, 120, 111, 11.0), Line("o", n, 80, 115, 90, 125, 10.0)))
        for n in (1, 2)
    ]
    first, second = with_even_sizes(pages, {2})
    assert first is pages[0]
    assert [line.size for line in second.lines] == [11.0, 11.0]
    assert with_even_sizes(pages, ()) == pages


_WORDS = st.lists(
    st.builds(
        lambda x, y, wide, size: Word("ord", x, x + wide, y, size),
        *(st.floats(0, 600), st.floats(0, 800), st.floats(0, 90), st.floats(4, 30)),
    ),
    max_size=60,
)


@given(_WORDS)
def test_turning_a_page_back_loses_no_word_and_no_width(words):
    turned = straightened(words, 595, 842)
    assert [(word.text, word.size) for word in turned] == [(word.text, word.size) for word in words]
    assert [t.x1 - t.x0 for t in turned] == pytest.approx([w.x1 - w.x0 for w in words], abs=1e-6)
    if not skew_of(words):
        assert turned == words
