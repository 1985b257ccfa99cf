"""What is read of a PDF's plain objects is what pdfminer reads, for any bytes."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSKeyword

from parse.readers.objects import object_at, objects_in, plain_object, their_object, their_objects
from parse.readers.plumber import open_pages

ROOT = Path(__file__).resolve().parents[1]
PAPERS = [
    *sorted((ROOT / "tests" / "golden").glob("*/*.pdf"))[::6],
    *sorted((ROOT / "corpus" / "sample").glob("*.pdf"))[::6],
]


def document(data):
    """As much of pdfminer's document as reading an object takes; its object 9 is a length of 3."""
    parser = PDFParser(io.BytesIO(data))
    made = SimpleNamespace(
        _parser=parser,
        decipher=None,
        KEYWORD_OBJ=PDFDocument.KEYWORD_OBJ,
        getobj=lambda number: 3 if number == 9 else None,
    )
    parser.set_document(made)
    return made


def shown(thing):
    """A thing of pdfminer's with all that it holds."""
    if isinstance(thing, PDFStream):
        return "stream", shown(thing.attrs), thing.rawdata
    if isinstance(thing, PDFObjRef):
        return "reference", thing.objid
    if isinstance(thing, PSKeyword) and thing.name == b"null":  # so pdfminer leaves it in streams
        return shown(None)
    if isinstance(thing, dict):
        entries = [(key, shown(value)) for key, value in thing.items()]
        return [(key, value) for key, value in entries if value != shown(None)]
    if isinstance(thing, list | tuple):
        return list(map(shown, thing))
    return type(thing).__name__, repr(thing)


def outcome(read, *arguments):
    try:
        return shown(read(*arguments))
    except (PSException, AssertionError, ValueError, TypeError, AttributeError) as error:
        return type(error).__name__


pieces = st.sampled_from(
    [
        b"<<", b">>", b"[", b"]", b"<", b">", b"(", b")", b"/", b" ", b"\n", b"\r\n", b"\0", b"%",
        b"#", b"{", b"}", b"+", b"-", b".", b"12", b"0", b" -7 ", b"3.14", b" .5 ", b"4.",
        b" 9 0 R ", b" R ", b"obj", b"true ", b"false", b"null ", b"/Type", b"/A#42", b"/Length 3",
        b"T*", b"'",
        b"(a\\)b)", b"(a)", b"(\\101\\n)", b"(\\7)", b"(\\400)", b"(a(b))", b"<0aF>", b"<0aFf>",
        b"\xe6", b"/\xc3\xa6", b"9" * 20, b"%c\n", b"\\", b"1_0", b"\x0b", b"\rstream\n",
        b" stream\r\n", b"abc\nendstream", b" endstream ", b" endobj ",
    ]
)  # fmt: skip
bodies = st.lists(pieces | st.binary(max_size=3), max_size=30).map(b"".join)


@given(bodies, st.sampled_from([b"", b" endobj\n", b"\nendstream endobj\n"]))
@example(b"<< /A 1 0 R /B [1 2.5 -.5 null] /C (x) /D null >>", b" endobj\n")
@example(b"<</Length 3>>stream\r\nabc", b"\nendstream endobj\n")
@example(b"<</Length 9 0 R>>stream\nabc", b"\nendstream endobj\n")
@example(b"<</Length 2>>stream\nabc", b"\nendstream endobj\n")
@example(b"[(\\101\\n\\(\\\\) <FEff>]", b" endobj\n")
@example(b"<< /A 1 >> 2 0 obj << /B 2 >>", b" endobj\n")
def test_any_bytes_make_the_same_object(body, ending):
    data = b"%PDF-1.7\n5 0 obj " + body + ending
    assert outcome(object_at, document(data), 9, 5) == outcome(their_object, document(data), 9, 5)


@given(bodies)
@example(b"1 0 2 10 <</A 3 0 R>> [/B (x\\)y)]")
@example(b"1 0 7")
@example(b"1 0 <</A [null 1] /B null>>")
@example(b"1 0 7 0 R")
def test_any_bytes_make_the_same_objects_of_a_stream(body):
    stream = PDFStream({"N": 2}, body)
    made, theirs = document(b""), document(b"")
    assert outcome(objects_in, made, stream) == outcome(their_objects, theirs, stream)


def test_an_object_of_another_number_is_looked_for_as_pdfminer_does():
    data = b"%PDF-1.7\n6 0 obj 1 endobj\n"
    assert outcome(object_at, document(data), 9, 5) == outcome(their_object, document(data), 9, 5)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_whole_files_have_the_same_objects(path, monkeypatch):
    data = path.read_bytes()
    open_pages(data, path.name)  # puts the quick ways in place
    ours = PDFDocument(PDFParser(io.BytesIO(data)))
    numbers = {number for table in ours.xrefs for number in table.get_objids()} - {0}
    found = {number: outcome(ours.getobj, number) for number in numbers}
    monkeypatch.setattr(PDFDocument, "_getobj_parse", their_object)
    monkeypatch.setattr(PDFDocument, "_get_objects", their_objects)
    theirs = PDFDocument(PDFParser(io.BytesIO(data)))
    assert found == {number: outcome(theirs.getobj, number) for number in numbers}


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_typesetters_write_is_plain(path, monkeypatch):
    """Else each object would be read twice."""
    monkeypatch.setattr(PDFDocument, "_getobj_parse", object_at)
    left = []
    monkeypatch.setattr(
        "parse.readers.objects.their_object",
        lambda _document, place, number: left.append((place, number)) or {},
    )
    made = PDFDocument(PDFParser(io.BytesIO(path.read_bytes())))
    for number in {number for table in made.xrefs for number in table.get_objids()} - {0}:
        outcome(made.getobj, number)
    assert not left


def test_a_plain_object_ends_where_it_is_closed():
    assert plain_object(b" [1 0 R]>>", 0, None).end == 8
    assert plain_object(b"<</A 1", 0, None) is None
    assert plain_object(b"<</A 1]", 0, None) is None
    assert plain_object(b"<</A#20B 1>>", 0, None) is None
