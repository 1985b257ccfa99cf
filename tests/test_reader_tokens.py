"""Our tokens of a PDF's dictionaries are pdfminer's, for any bytes, cut anywhere."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSBaseParser

from parse.readers import tokens

ROOT = Path(__file__).resolve().parents[1]
PAPERS = [
    *sorted((ROOT / "tests" / "golden").glob("*/*.pdf"))[::6],
    *sorted((ROOT / "corpus" / "sample").glob("*.pdf"))[::6],
]


class Theirs(PSBaseParser):
    """pdfminer's parser, whatever has been put in its place."""

    _parse_main = tokens._their_main
    nexttoken = tokens._their_next


class Ours(PSBaseParser):
    """The same with our ways."""

    _parse_main = tokens._parse_main
    nexttoken = tokens._next_token


def tokens_of(parser_class, data, size):
    parser = parser_class(io.BytesIO(data))
    parser.BUFSIZ = size
    found = []
    while True:
        try:
            place, token = parser.nexttoken()
        except PSEOF:
            return found
        except AssertionError as error:  # pdfminer's word for octal numbers beyond a byte
            return [*found, str(error)]
        found.append((place, type(token), repr(token)))


pieces = st.sampled_from(
    [
        b"<<", b">>", b"[", b"]", b"<", b">", b"(", b")", b"/", b" ", b"\n", b"\r\n", b"\0", b"%",
        b"#", b"{", b"}", b"+", b"-", b".", b"12", b"0", b"-7", b"3.14", b".5", b"4.", b"R", b"obj",
        b"stream", b"true", b"false", b"null", b"/Type", b"/A#42", b"T*", b"'", b"(a\\)b)", b"(a)",
        b"<0aF>", b"\xe6", b"/\xc3\xa6", b"9" * 20, b"%c\n", b"\\", b"1_0", b"\x0b",
    ]
)  # fmt: skip


@given(st.lists(pieces | st.binary(max_size=3), max_size=40).map(b"".join), st.integers(1, 40))
@example(b"<< /A 1 0 R /B [1 2.5 -.5] /C (x) >>", 4096)
@example(b"9" * 5000, 4096)
def test_any_bytes_make_the_same_tokens(data, size):
    assert tokens_of(Ours, data, size) == tokens_of(Theirs, data, size)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_whole_files_make_the_same_tokens(path):
    data = path.read_bytes()
    assert tokens_of(Ours, data, 4096) == tokens_of(Theirs, data, 4096)
