"""Items of a meeting's documents are one matter where number and title say so."""

from __future__ import annotations

import pytest
from cli_tools import kkr
from corpus_samples import add, item

from corpus.matters import alike
from corpus.repository import Corpus
from ingest.entries import entries_of
from parse.model import Kind, Section

MEETING = "midtjylland-2021-06-08"


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "home") as corpus:
        yield corpus


def _held(corpus, data, kind, *items):
    sections = (Section("1", "Sager", tuple(item(number, title=title) for number, title in items)),)
    return add(corpus, data, kind=kind, sections=sections).record


def _groups(corpus, kind):
    return [e.group for h in corpus.each() for e in entries_of(h) if e.item and e.kind == kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fordeling af flygtninge for 2022", "FORDELING AF FLYGTNINGE 2022"),
        ("Klima-plan for kommunerne", "Klimaplan for kommunerne (lukket)"),
        ("Orientering fra formandskabet", "Orientering fra formanden"),
        ("Orientering", "Orientering om rammeaftalen"),
        ("Godkendelse af dagsorden", "Dagsorden"),
        ("For deling af flyg tninge", "Fordeling af flygtninge"),
        ("Tillægspunkt: Udpegning til Vækstforum", "Udpegning til Vækstforum"),
        ("Lukket punkt", "Ansættelse af sekretariatschef"),
        ("Eventuelt", "Eventuelt og næste møde"),
        ("Økonomaftale 2025", "Økonomiaftale 2025"),
        ("", "Budget 2022"),
    ],
)
def test_titles_of_one_item_differ_a_little(one, other):
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orientering om sundhedsaftalen", "Vindmøller i Kattegat: ny havvindmøllepark"),
        ("Orientering om status på psykiatri", "Orientering om status på klima"),
        ("Godkendelse af dagsorden", "Godkendelse af referat"),
        ("Udpegning til Vækstforum", "Udpegning til Beskæftigelsesrådet"),
        ("Budget 2021", "Budget 2022"),
        ("Valg af formand", "Valg af næstformand"),
        ("Kommunalreformen", "Kommunikation om klima"),
        ("Eventuelt", "Ansættelse af sekretariatschef"),
    ],
)
def test_titles_of_two_items_do_not_pass_for_one(one, other):
    assert not alike(one, other)
    assert not alike(other, one)


def test_an_agenda_that_counts_anew_has_matters_of_its_own(corpus):
    _held(corpus, b"m", Kind.MINUTES, ("1.1", "Sundhedsaftalen"), ("1.2", "Klimaplan"))
    _held(corpus, b"a", Kind.AGENDA, ("1.1", "Vindmøller i Kattegat"), ("1.2", "KLIMAPLAN"))
    assert _groups(corpus, "minutes") == [f"{MEETING}/1.1", f"{MEETING}/1.2"]
    assert _groups(corpus, "agenda") == [f"{MEETING}/1.1#2", f"{MEETING}/1.2"]


def test_two_agendas_share_what_the_minutes_do_not_have(corpus):
    _held(corpus, b"m", Kind.MINUTES, ("1.1", "Sundhedsaftalen"))
    _held(corpus, b"a", Kind.AGENDA, ("1.1", "Vindmøller i Kattegat"))
    _held(corpus, b"b", Kind.AGENDA, ("1.1", "Vindmøller i Kattegat, ny sag"))
    assert _groups(corpus, "agenda") == [f"{MEETING}/1.1#2"] * 2


def test_numbers_printed_twice_find_their_like_in_whatever_order(corpus):
    _held(corpus, b"m", Kind.MINUTES, ("7.1", "Klimaplan"), ("7.1", "Psykiatri"))
    _held(corpus, b"a", Kind.AGENDA, ("7.1", "Psykiatri"), ("7.1", "Klimaplan"))
    assert _groups(corpus, "agenda") == [f"{MEETING}/7.1#2", f"{MEETING}/7.1"]


def test_an_appendix_is_of_the_item_it_names_whatever_it_is_called(corpus):
    _held(corpus, b"m", Kind.MINUTES, ("1.1", "Sundhedsaftalen"))
    _held(corpus, b"a", Kind.AGENDA, ("1.1", "Vindmøller i Kattegat"))
    _held(corpus, b"b", Kind.APPENDIX, ("1.1", "Notat om støj"), ("1.2", "Brev fra KL"))
    _held(corpus, b"c", Kind.APPENDIX, ("1.1", "Bilag om vindmøller i Kattegat"))
    _held(corpus, b"d", Kind.APPENDIX, ("1.2", "Svar til KL"))
    assert sorted(_groups(corpus, "appendix")) == [
        f"{MEETING}/1.1", f"{MEETING}/1.1#2", f"{MEETING}/1.2", f"{MEETING}/1.2",
    ]  # fmt: skip


def test_a_report_counts_its_own_chapters(corpus):
    _held(corpus, b"m", Kind.MINUTES, ("1.1", "Sundhedsaftalen"))
    report = _held(corpus, b"o", Kind.OTHER, ("1.1", "Økonomi"), ("1.2", "Metode"))
    assert _groups(corpus, "other") == [f"{report.sha256}:1", f"{report.sha256}:2"]


def test_what_is_indexed_of_a_document_is_stale_once_those_before_it_change(corpus):
    agenda = _held(corpus, b"a", Kind.AGENDA, ("1.1", "Vindmøller i Kattegat"))
    appendix = _held(corpus, b"b", Kind.APPENDIX, ("1.1", "Notat"))
    before = [corpus.document(one.sha256).state for one in (agenda, appendix)]
    minutes = _held(corpus, b"m", Kind.MINUTES, ("1.1", "Sundhedsaftalen"))
    after = [corpus.document(one.sha256).state for one in (agenda, appendix)]
    assert all(old != new for old, new in zip(before, after, strict=True))
    _held(corpus, b"n", Kind.MINUTES, ("1.1", "Vindmøller i Kattegat"))
    assert corpus.document(minutes.sha256).precedence == 1
    assert corpus.document(agenda.sha256).state not in {before[0], after[0]}


def test_what_a_supplementary_agenda_brings_is_found_and_nobody_has_decided_it(tmp_path):
    head = "# {} KKR Midtjylland den 10. marts 2023\n\nMødedato: 10. marts 2023\n\n## 1. Sager\n\n"
    (tmp_path / "referat.md").write_text(
        head.format("Referat") + "### 1.1 Sundhedsaftalen\n\nBaggrund\n\nOgså om vindmøller.\n\n"
        "Beslutning\n\nTaget til efterretning.\n\n### 1.2 Klimaplan\n\nBeslutning\n\nGodkendt.\n"
    )
    (tmp_path / "tillaeg.md").write_text(
        head.format("Tillægsdagsorden") + "### 1.1 Vindmøller i Kattegat\n\nIndstilling\n\n"
        "Det indstilles, at KKR drøfter vindmølleparken.\n"
    )
    home = tmp_path / "home"
    assert kkr(home, "add", tmp_path).code == 0
    hits = kkr(home, "search", "vindmøller", "--json").json["hits"]
    assert {(hit["title"], tuple(hit["outcomes"]), tuple(hit["also"])) for hit in hits} == {
        ("Sundhedsaftalen", ("noted",), ()), ("Vindmøller i Kattegat", (), ()),
    }  # fmt: skip
    (cell,) = kkr(home, "compare", "titel:vindmøller", "--json").json["cells"]
    assert (cell["items"], cell["outcomes"]) == (1, {})
