"""What PDFium is asked of a whole page at once is what it says of each character."""

from __future__ import annotations

import ctypes

import pypdfium2
import pytest
from pdf_samples import HEIGHT, drawn

from parse.readers import bulk, native

LINES, LETTERS = 60, 50  # more than there is room for at once


@pytest.fixture
def textpage():
    def full(canvas):
        for line in range(LINES):
            canvas.drawString(85, HEIGHT - 60 - 12 * line, "kommunerne" * (LETTERS // 10))

    document = pypdfium2.PdfDocument(drawn(full))
    page = native.load_page(ctypes.cast(document.raw, native.Handle).value, 0)
    text = native.load_text(page)
    yield text
    native.close_text(text)
    native.close_page(page)
    document.close()


def test_many_answers_are_those_of_single_questions(textpage):
    places = range(native.text_length(textpage))
    assert len(places) > LINES * LETTERS
    for ask in (bulk.origins, bulk.sides, bulk.letter_matrices):
        columns = ask(textpage, places)
        single = [ask(textpage, [at]) for at in places]
        assert [list(column) for column in columns] == [
            [answer[place][0] for answer in single] for place in range(len(columns))
        ]
    assert len({*bulk.origins(textpage, places)[1]}) >= LINES


def test_what_is_not_known_is_nothing(textpage):
    """Not what was answered to an earlier question."""
    bulk.origins(textpage, range(10))
    beyond = [native.text_length(textpage) + 1, -1]
    assert [list(column) for column in bulk.origins(textpage, beyond)] == [[0.0, 0.0], [0.0, 0.0]]
    assert bulk.text_objects(textpage, beyond) == [None, None]
    assert [list(column) for column in bulk.origins(textpage, [])] == [[], []]
