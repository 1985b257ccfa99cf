"""Text is made plain at one place, and only as far as is safe."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parse.text.characters import (
    even_leaders,
    looks_doubled,
    mend_doubled,
    plain,
    unreadable,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("inds琀椀llet og E昀琀erretning", "indstillet og Efterretning"),
        ("of\ucf00cielt, 昀\ud200uent", "officielt, ffluent"),
        ("üygtninge, Færgetraûk, üytter", "flygtninge, Færgetrafik, flytter"),
        ("oûentlig kollektiv traük", "offentlig kollektiv trafik"),
        ("Jürgen Krüger, über Lübeck; Bünger", "Jürgen Krüger, über Lübeck; Bünger"),
        ("Øst\u2010 og\u00a0Vestjylland", "Øst- og Vestjylland"),
        ("KKR\u2011sekretariatet", "KKR-sekretariatet"),
        ("sundheds\ufffe", "sundheds-"),
        ("sundheds\x02", "sundheds-"),
        ("sund\u00adheds\u00ad", "sundheds\u00ad"),
        ("sund\u00adheds", "sundheds"),
        ("e\u2060n\u200bd\ufeff", "end"),
        (
            "ef\ufb00ekt, \ufb01re, a\ufb02\u00f8ser, o\ufb03ciel",
            "efffekt, fire, afløser, officiel",
        ),
        ("Ra\u030adhuset i A\u030arhus", "Rådhuset i Århus"),
        ("P˚a en ˚Arsdag i M¨unchen", "På en Årsdag i München"),
        ("20 ˚C, 3 ˚ øst, KKR´s", "20 ˚C, 3 ˚ øst, KKR´s"),
        ("m² … ½", "m² … ½"),
        ("\uf0b7 Møde", "• Møde"),
        ("\uf001re a\uf002øste", "fire afløste"),
        ("b\uf0f8rn, \uf0e6ldre og \uf0d8sterg\uf0e5rd", "børn, ældre og Østergård"),
        ("\uf0d8 Bo \uf0fc Ja, \uf0a7første", "➢ Bo ✓ Ja, ▪første"),
        ("  to   ord\t\n", "to ord"),
        ("a\x00b\x1bc", "abc"),
        ("(cid:3)(cid:12)", "\ufffd\ufffd"),
        ("\ud800x", "\ufffdx"),
    ],
)
def test_plain(written, read):
    assert plain(written) == read


# Soft hyphens beside white space are too rare in any text.
@given(st.text() | st.text("\xad \r-a\x00"))
@example("\uf990\U0002f8d4")  # composed, both are what the table reads as letters
def test_plain_text_stays_plain_and_can_be_stored(text):
    once = plain(text)
    assert plain(once) == once
    assert once == unicodedata.normalize("NFC", once)
    assert "\n" not in once
    assert "  " not in once
    assert once == once.strip()
    once.encode()


def test_ordinary_text_comes_out_of_the_short_way_as_of_the_long_one():
    for code in range(0x3000):
        written = f"a{chr(code)}b"
        assert plain(f"{written} \ue000") == f"{plain(written)} \ue000", hex(code)


def test_unreadable_characters_are_counted():
    assert unreadable(plain("R(cid:72)ferat \ufffd")) == 2


@pytest.mark.parametrize(
    ("printed", "even"),
    [
        ("2. Siden sidst.......... 6", "2. Siden sidst ..... 6"),
        ("2. Siden sidst . . . . . . 6", "2. Siden sidst ..... 6"),
        ("1.1. Møde den 17. april 2024 .. 5", "1.1. Møde den 17. april 2024 ..... 5"),
        ("2.3. Unge med selvskadende adfærd . 8", "2.3. Unge med selvskadende adfærd ..... 8"),
        ("Her … og der. 8", "Her … og der. 8"),
        ("den 8. juni. 12", "den 8. juni. 12"),
        ("bl.a. 3", "bl.a. 3"),
    ],
)
def test_leader_dots_have_one_form(printed, even):
    assert even_leaders(printed) == even


def test_doubled_letters_are_mended_when_every_letter_stands_twice():
    assert mend_doubled("RReeffeerraatt 22002211") == "Referat 2021"
    assert mend_doubled("Titten og Ottoo fra Aabenraa") == "Titten og Ottoo fra Aabenraa"


def test_doubling_that_cannot_be_mended_is_noticed():
    assert looks_doubled("RReefeerraat fraa mmøødeet")
    assert not looks_doubled("Aabenraa kommune godkendte indstillingen til Nordjyllands møde")


def test_many_codes_without_a_letter_beside_them_are_read_at_once():
    """A rule that tries each code to the run's end took minutes."""
    assert plain("\uf041" * 50_000) == "\uf041" * 50_000


def test_a_first_letter_that_ocr_took_for_another_is_read_as_it_is_meant():
    assert plain("lndstilling og lndledning") == "Indstilling og Indledning"
    assert plain("Samlndeling, lnr. 5") == "Samlndeling, lnr. 5"
