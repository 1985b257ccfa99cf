"""Whatever stands in a paper below its list of contents can be found, whatever it looks like."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.sample import sample_files
from parse.document import parse, read
from parse.lines.contents_entries import LEADER

_DUMPED = (
    "referat-kkr-hovedstaden-17-09-2010.pdf",
    "dagsorden-kkr-nordjylland-16-11-2018.pdf",
    "referat-kkr-sjaelland-05-09-2025.pdf",
)
_PLAIN = "Byrådene så på zebrafisken en gang til, og det kom der en længere snak ud af."
_LINES = (
    _PLAIN,
    "Zebrafisken i fjorden",
    "Visioner for zebrafisken",
    "Zebrafisken: Fjorden og Mors",
    "– zebrafisken svømmer",
    "4) zebrafisken svømmer",
    "Zebrafisken Bro, Skive",
    "ZEBRAFISKEN",
    "zebrafisken svømmer uden punktum",
    "(zebrafisken svømmer)",
    "Zebrafisken den 3. maj 2021",
    "KL's syn på zebrafisken er kendt.",
    "Bilag 1: Zebrafisken",
    "3.500 kr. til zebrafisken",
    "Zebrafisken ........ 400 kr.",
    "Referat af besøget hos zebrafisken",
    "Dagsorden for zebrafisken",
    f"Indhold\n\n{_PLAIN}",
    f"Dagsorden\n\n{_PLAIN}",
    f"Vision\n\n{_PLAIN}",
    f"Værdier\n\n{_PLAIN}",
    f"Med venlig hilsen\n\n{_PLAIN}",
    f"Deltagere:\n\n{_PLAIN}",
)


@cache
def _dump(name):
    """The lines of a paper of the sample, and from where on no list of contents is."""
    path = next(path for path in sample_files() if path.name == name)
    pages = read(path.read_bytes(), name).pages
    lines = [line.text for page in pages for line in page.lines]
    return lines, max(at for at, line in enumerate(lines) if LEADER.search(line)) + 3


def _said(value):
    """All text of a parsed document but its problems."""
    if is_dataclass(value):
        for one in fields(value):
            if one.name not in {"problems", "source"}:
                yield from _said(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one)
    elif isinstance(value, str):
        yield value


@settings(max_examples=60)
@given(st.data(), st.sampled_from(_DUMPED), st.sampled_from(_LINES))
def test_what_is_put_between_any_two_lines_is_found(data, name, text):
    lines, first = _dump(name)
    at = data.draw(st.integers(first, len(lines)))
    dump = "\n".join([*lines[:at], "", text, "", *lines[at:]])
    assert "zebrafisken" in " ".join(_said(parse(read(dump.encode(), "dump.txt")))).casefold()


@pytest.mark.parametrize(
    "line",
    [
        "Dagsorden for drøftelsen med zebrafisken",
        "KKR Midtjylland: Referat fra besøget hos zebrafisken",
        "KKR Midtjyllands zebrafisk, zebrafisken",
        "Sted og zebrafisken",
        "Tur til zebrafisken 8. juni 2021",
    ],
)
def test_a_cover_says_more_than_which_meeting_it_is(line):
    """Only what says nothing but that is left out; its other words can be found."""
    cover = f"REFERAT 2021\nKKR MIDTJYLLAND\nDato: 08-06-2021 10:00\nSted: Viborg\n{line}\n\n"
    document = parse(read(f"{cover}1. Trafik\n\nBeslutning\nGodkendt.".encode(), "dump.txt"))
    assert [paragraph.text for paragraph in document.body] == [line]
    assert (document.council, str(document.date)) == ("midtjylland", "2021-06-08")
