"""The bundled sample: typeset from its sources, small, and broad enough to compare with."""

import re
import zlib
from importlib.metadata import version
from pathlib import Path

import pytest

from corpus.sample import SAMPLE, sample_files
from corpus.sample.expected import expected
from corpus.sample.source import Document, SourceError, load, stems
from parse.councils import COUNCILS
from parse.model import Kind

DOCUMENTS = {stem: load(stem) for stem in stems()}
MEETINGS = [d for d in DOCUMENTS.values() if d.kind in {Kind.AGENDA, Kind.MINUTES}]
TOPICS = {
    "flygtninge": r"flygtning|kommunekvote",
    "sundhedsaftale": r"sundhedsaftale",
    "rammeaftale": r"rammeaftale",
    "trafik": r"trafik",
    "dimensionering": r"dimensionering",
    "klima": r"klima",
    "turisme": r"turisme",
}
YEARS = {2010, 2012, 2014, 2015, 2016, 2018, 2019, 2021, 2022, 2024, 2025}


def locked(package: str) -> str:
    """The version that the lock file names."""
    lock = Path(__file__).parents[1] / "requirements-dev.lock"
    return re.search(rf"(?m)^{package}==(\S+)", lock.read_text())[1]


def text(document: Document) -> str:
    """All that a document says below its headings of sections."""
    items = expected(document)["sections"]
    return " ".join(
        f"{item['title']} {' '.join(p for f in item['fields'] for p in f['paragraphs'])}"
        for section in items
        for item in section["items"]
    )


def inflated(pdf: bytes) -> list[bytes]:
    """A PDF with its streams unpacked: what is the same although the packing differs."""
    pieces = []
    for piece in re.split(rb"stream\r?\n|\r?\nendstream", pdf):
        try:
            pieces.append(zlib.decompressobj().decompress(piece))
        except zlib.error:
            pieces.append(re.sub(rb"/Length \d+|\d{10} 00000|startxref\s\d+|/ID.*", b"", piece))
    return pieces


def alike(one: list[bytes], other: list[bytes]) -> bool:
    """Whether the pieces of two PDFs are the same but for the last digits of coordinates."""
    if len(one) != len(other):
        return False
    for a, b in zip(one, other, strict=True):
        left, right = (re.split(rb"(-?\d+\.\d+)", piece) for piece in (a, b))
        if len(left) != len(right) or left[::2] != right[::2]:
            return False
        if any(
            abs(float(x) - float(y)) > 0.01 for x, y in zip(left[1::2], right[1::2], strict=True)
        ):
            return False
    return True


def test_every_source_has_its_pdf_and_every_pdf_its_source():
    assert [path.stem for path in sample_files()] == list(stems())


@pytest.mark.parametrize("stem", stems())
def test_sources_typeset_to_the_committed_pdfs(stem):
    """Whoever edits a source must run `python -m corpus.sample.typeset` and commit the PDF."""
    for package in ("reportlab", "pillow"):
        if version(package) != locked(package):
            pytest.skip(f"another {package} than the locked one")
    from corpus.sample.typeset import typeset  # noqa: PLC0415  # needs the development packages

    built = typeset(DOCUMENTS[stem]).data
    committed = (SAMPLE / f"{stem}.pdf").read_bytes()
    # Another zlib packs the same content into other bytes, and since Python 3.12 `sum` adds more
    # exactly, which moves a word by less than a hundredth of a point.
    assert built == committed or alike(inflated(built), inflated(committed))


def test_typesetting_twice_gives_the_same_bytes():
    from corpus.sample.typeset import typeset  # noqa: PLC0415 - one test needs it

    for stem in ("referat-kkr-sjaelland-15-06-2018", "referat-kkr-nordjylland-07-02-2014"):
        assert typeset(DOCUMENTS[stem]).data == typeset(DOCUMENTS[stem]).data


def test_sample_is_large_enough_to_compare_and_small_enough_to_ship():
    sizes = [path.stat().st_size for path in sample_files()]
    assert len(sizes) >= 18
    assert max(sizes) < 200_000
    assert sum(sizes) < 1_500_000


def test_every_council_meets_in_several_years_and_both_kinds_are_there():
    for council in COUNCILS:
        met = {d.date.year for d in MEETINGS if d.header["council"] == council.slug}
        assert len(met) >= 3, council
    assert {d.date.year for d in MEETINGS} >= YEARS
    assert {d.kind for d in DOCUMENTS.values()} == set(Kind)


@pytest.mark.parametrize("topic", TOPICS)
def test_topics_recur_across_councils_and_years(topic):
    about = [d for d in MEETINGS if re.search(TOPICS[topic], text(d), re.IGNORECASE)]
    assert len({d.header["council"] for d in about}) >= 3
    assert len({d.date.year for d in about}) >= 3


def test_some_meetings_have_agenda_and_minutes():
    kinds: dict[tuple, set] = {}
    for document in MEETINGS:
        key = document.header["council"], document.date
        kinds.setdefault(key, set()).add(document.kind)
    assert sum(both == {Kind.AGENDA, Kind.MINUTES} for both in kinds.values()) >= 2


def test_appendix_file_has_a_table_and_belongs_to_a_meeting():
    (appendix,) = [d for d in DOCUMENTS.values() if d.kind is Kind.APPENDIX]
    (minutes,) = [d for d in MEETINGS if d.date == appendix.date and d.kind is Kind.MINUTES]
    numbers = {item.number for item in minutes.items}
    truth = expected(appendix)
    items = [item for section in truth["sections"] for item in section["items"]]
    assert {item["number"] for item in items} <= numbers
    quotas = next(table for item in items for table in item["tables"])["rows"]
    assert len(quotas) == 21
    assert sum(int(row[-1]) for row in quotas[1:-1]) == int(quotas[-1][-1])


def test_decisions_say_what_they_amount_to_and_agendas_have_none():
    for document in MEETINGS:
        for section in expected(document)["sections"]:
            for item in section["items"]:
                if document.kind is Kind.AGENDA:
                    assert item["decision"] is None, (document.stem, item["number"])
                elif item["decision"]:
                    assert item["decision"]["outcomes"], (document.stem, item["number"])


def test_all_outcomes_occur():
    found = {
        outcome
        for document in MEETINGS
        for section in expected(document)["sections"]
        for item in section["items"]
        for outcome in (item["decision"] or {"outcomes": []})["outcomes"]
    }
    assert len(found) == 11


def test_placeholders_and_empty_decisions_are_absent():
    placeholder = expected(DOCUMENTS["dagsorden-kkr-syddanmark-06-09-2024"])
    fields = {f["name"] for f in placeholder["sections"][2]["items"][0]["fields"]}
    assert fields == {"background", "presentation"}
    empty = expected(DOCUMENTS["referat-kkr-midtjylland-21-11-2014"])
    assert empty["sections"][2]["items"][3]["decision"] is None


def test_a_scan_promises_nothing():
    (scan,) = [d for d in DOCUMENTS.values() if d.header.get("scanned")]
    truth = expected(scan)
    assert truth["kind"] == "other"
    assert (truth["council"], truth["date"], truth["sections"]) == (None, None, [])


def test_a_wrong_outcome_in_a_source_is_named(tmp_path, monkeypatch):
    (tmp_path / "bad.source").write_text(
        "kind: minutes\n\n# 1. A\n## 1.1. B\n[Beslutning: maybe]\n"
    )
    monkeypatch.setattr("corpus.sample.source.SOURCES", tmp_path)
    with pytest.raises(SourceError, match="bad, line 5"):
        load("bad")
