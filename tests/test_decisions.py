"""Decisions: which outcomes a text amounts to, and what does not count as one."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import text_reading

from parse.model import Outcome
from parse.outcomes.decision_cues import CUES
from parse.outcomes.decisions import classify, recommended_outcomes
from parse.outcomes.votes import without_votes
from parse.understand import understand

TRUTH = Path(__file__).parents[2] / "shared" / "truth"


TABLES = ("decision_sentences.txt", "decision_wordings.txt")


def _rows(name):
    table = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for row in table.splitlines():
        if row and not row.startswith("#"):
            expected, text = row.split(" | ", 1)
            yield text, expected


SENTENCES = [row for name in TABLES for row in _rows(name)]


def _names(outcomes):
    return ["-" if o is Outcome.UNCLASSIFIED else o.value for o in outcomes]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_words_of_minutes(text, expected):
    must = [word for word in expected.split() if not word.startswith("[")]
    may = {word.strip("[]") for word in expected.split()}
    found = _names(classify(text.split(" // ")))
    assert [name for name in found if name in must] == must
    assert set(found) <= may


def test_there_are_at_least_120_sentences_and_every_outcome_is_among_them():
    expected = {word.strip("[]") for _, words in SENTENCES for word in words.split()}
    assert len(SENTENCES) >= 120
    assert expected == set(_names(Outcome))


def test_no_text_has_no_outcome():
    assert classify([]) == classify(["", "  "]) == ()


def test_an_outcome_is_named_once_where_it_first_stands():
    text = ["KKR drøftede sagen.", "Indstillingen blev godkendt.", "Punkt 2 blev drøftet."]
    assert _names(classify(text)) == ["discussed", "approved"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *_rows("recommendation_wordings.txt"),
        ("Det indstilles, // – at KKR tager status til efterretning // – at KKR udpeger en",
         "noted appointed"),
        ("Det indstilles, at KKR Hovedstaden // – anbefaler kommunerne at godkende aftalen",
         "recommended"),
        ("Det indstilles, at KKR ikke udpeger medlemmer til bestyrelsen.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_what_a_recommendation_asks_for(text, expected):
    assert _names(recommended_outcomes(text.split(" // "))) == expected.split()


ASKED = ["Det indstilles, at KKR udpeger to medlemmer."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Bro (V), Odder, og Ole Lind (A), Skive", "appointed"),
        ("Medlem Stedfortræder // Ida Bro (V) Ole Lind (A)", "appointed"),
        ("Vækstforum: // – Ida Bro (V) // De øvrige pladser besættes senere.", "appointed"),
        ("Ida Bro (V) foreslog Ole Lind. // Mere siges der ikke.", "-"),
        ("Ida Bro (V), Odder, forlod mødet. // Mere siges der ikke.", "-"),
        ("Grupperne finder navne. // Ida Bro (V), Odder", "-"),
    ],
)
def test_names_ahead_of_all_else_are_appointed_where_that_was_asked_for(text, expected):
    assert _names(classify(text.split(" // "), ASKED)) == [expected]


def test_a_sentence_without_end_is_classified_in_time():
    text = "KKR drøftede sagen og godkendte planen, som er god, og " * 500
    assert _names(classify([text])) == ["discussed", "approved"]


def test_every_cue_has_words_in_lower_case():
    assert all(cue.words == cue.words.lower() and cue.words for cue in CUES)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_is_classified(paragraphs):
    found = classify(paragraphs)
    assert len(found) == len(set(found))


_WORDS = sorted(
    {word for text, _ in SENTENCES for word in text.split()} | {"ikke", "og", ",", "at"}
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40))
def test_any_shuffle_of_minutes_words_is_classified(words):
    assert classify([" ".join(words)])


_DONE = [
    ("godkendt", "approved"),
    ("tiltrådt", "endorsed"),
    ("taget til efterretning", "noted"),
    ("drøftet", "discussed"),
    ("udsat til næste møde", "postponed"),
    ("forkastet", "rejected"),
]
_INSERTED = [
    "efter høring",
    "efter at Bo Dam havde svaret på spørgsmål",
    "da ingen havde bemærkninger",
    "selv om to kommuner stemte imod",
    "idet Venstre tog forbehold",
    "med de rettelser som fremgik af bilaget",
    "med de rettelser, som fremgik af bilaget",
    "med 9 stemmer mod 4",
]


@pytest.mark.parametrize(("done", "outcome"), _DONE)
@pytest.mark.parametrize("inserted", _INSERTED)
def test_what_is_inserted_between_auxiliary_and_participle_changes_nothing(inserted, done, outcome):
    assert _names(classify([f"Planen blev, {inserted}, {done}."])) == [outcome]
    assert _names(classify([f"Planen blev, {inserted}, enstemmigt {done}."])) == [outcome]


_ACTS = [
    ("tiltrådte indstillingen", "endorsed"),
    ("anbefalede kommunerne at videreføre ordningen", "recommended"),
    ("udpegede Kaja Birk til formand", "appointed"),
    ("bemyndigede formandskabet til at godkende teksten", "authorised"),
    ("udsatte drøftelsen af økonomien", "postponed"),
]


@settings(max_examples=100, deadline=None)
@given(
    st.permutations(_ACTS),
    st.sampled_from(["", "{}) ", "({}) ", "{}. ", "– "]),
    st.sampled_from(["1234", "abcd"]),
    st.sampled_from(["og", "samt", ", og"]),
)
def test_acts_listed_in_one_sentence_count_alike_whatever_numbers_them(acts, label, values, last):
    first, *middle, final = [
        label.format(value) + act for value, (act, _) in zip(values, acts, strict=False)
    ]
    sentence = f"KKR {first}, {', '.join(middle)} {last} {final}.".replace(" ,", ",")
    assert _names(classify([sentence])) == [outcome for _, outcome in acts[:4]]


_POINTS = [
    "pkt. 1",
    "punkt 1-3",
    "indstilling 1, 2 og 4",
    "indstillingens pkt. a og b",
    "1. og 2. at",
]


@pytest.mark.parametrize("points", _POINTS)
def test_points_stand_behind_what_was_decided_of_them(points):
    text = f"Godkendt {points}. Afvist {points}. Udsat {points}."
    assert _names(classify([text])) == ["approved", "rejected", "postponed"]


_APPOINTING = ["Det indstilles, at KKR udpeger ét medlem til bestyrelsen."]


@pytest.mark.parametrize(
    "names",
    [
        ["Kaja Birk"],
        ["Kaja Birk (V), Odder"],
        ["Borgmester Kaja Birk, Odder, og Bo von Dam-Lind (A), Skive."],
        ["– Kaja Birk", "– Bo Dam (A)"],
    ],
)
def test_names_alone_appoint_where_an_appointment_was_recommended(names):
    assert _names(classify(names, _APPOINTING)) == ["appointed"]
    assert _names(classify(names, ["Det indstilles, at KKR drøfter oplægget."])) == ["-"]
    assert _names(classify(names)) == ["-"]


def test_names_alone_appoint_where_the_title_says_that_somebody_is_chosen():
    names = ["– Kaja Birk (V), Odder", "– Bo Dam (A)"]
    for title in ("Udpegning til bestyrelsen", "Genvalg af formand", "Konstituering"):
        assert _names(classify(names, title=title)) == ["appointed"]
    for title in ("Valg af model for kørsel", "Oplæg om trafik"):
        assert _names(classify(names, title=title)) == ["-"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Godkendt. // Punktet om letbanen blev taget af dagsordenen.", "approved"),
        ("Som følge heraf udgår sagen. // Dagsordenen blev herefter godkendt.", "approved"),
        ("Godkendtes, idet sag nr. 4 og 8 blev taget af dagsordenen.", "approved"),
        ("Godkendt med den ændring, at sag nr. 7 udsættes til august.", "approved postponed"),
    ],
)
def test_what_is_taken_off_in_the_decision_on_the_agenda_is_another_item(text, expected):
    found = _names(classify(text.split(" // "), title="Godkendelse af dagsorden"))
    assert found == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "Oplæg ved Kaja Birk.",
        "Afbud: Kaja Birk",
        "Kaja Birk orienterede.",
        "Intet.",
        "KKR Nordjylland",
    ],
)
def test_other_texts_do_not_appoint_whatever_was_recommended(text):
    assert _names(classify([text], _APPOINTING)) == ["-"]


_PAPER = """REFERAT
KKR MIDTJYLLAND

Dato: 11-06-2021 10:00

3.1. Valg til bestyrelsen
SAG-2021-00001 abc

Indstilling
Det indstilles, at KKR Midtjylland udpeger ét medlem.

Beslutning
Kaja Birk (V), Odder.

3.2. Trafik
SAG-2021-00002 abc

Indstilling
Det indstilles, at KKR Midtjylland drøfter oplægget.

Beslutning
Bo Dam (A), Skive.
"""


def test_a_paper_s_items_are_read_with_what_was_recommended_for_them():
    items = [item for part in understand(text_reading(_PAPER)).sections for item in part.items]
    assert [_names(item.decision.outcomes) for item in items] == [["appointed"], ["-"]]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("KKR vedtog med 12 stemmer mod 5 at vente.", "KKR vedtog at vente."),
        ("Forslaget blev, med 7 stemmer for og 3 imod, vedtaget.", "Forslaget blev vedtaget."),
        ("Vedtaget med stemmerne 9-8, idet V stemte imod.", "Vedtaget, idet V stemte imod."),
        ("Planen faldt med 9 stemmer (A og V) mod 11 (B).", "Planen faldt."),
        ("KKR mødes med 17 kommuner for at tale.", "KKR mødes med 17 kommuner for at tale."),
        ("Et flertal stemte imod forslaget.", "Et flertal stemte imod forslaget."),
    ],
)
def test_counts_of_votes_are_taken_out(text, rest):
    assert without_votes(text) == rest


def _real_decisions():
    for path in sorted(TRUTH.glob("00[023].json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for section in document["sections"]:
            for item in section["items"]:
                if item.get("decision"):
                    yield pytest.param(item["decision"], id=f"{path.stem}-{item['number']}")


@pytest.mark.skipif(
    not TRUTH.is_dir(), reason="the truth of real documents is not in this checkout"
)
@pytest.mark.parametrize("decision", list(_real_decisions()))
def test_real_decisions(decision):
    found = set(_names(classify(decision["text"].split("\n"))))
    must, may = (set(decision["outcomes"][key]) for key in ("must", "may"))
    assert must <= found
    assert found <= must | may | ({"-"} if not must else set())


def test_a_sentence_of_many_clauses_with_som_is_understood_at_once():
    """Each looked at all before it, and these at theirs: 25 took a minute."""
    clauses = ", og som regionen har godkendt" * 200
    assert _names(classify([f"KKR drøftede planen{clauses}."])) == ["discussed"]
    assert _names(classify(["KKR drøftede " + "og som " * 200])) == ["discussed"]
