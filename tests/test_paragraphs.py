"""Lines become paragraphs: over line ends, page ends, bullets and margin marks."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from parsing import pdf_reading, printed, text_reading

from parse.flow.layout import flow
from parse.flow.paragraphs import blocks
from parse.model import Reading
from parse.text.hyphens import spelling


def paragraphs(reading: Reading) -> list[str]:
    lines = flow(reading).lines
    return [block.text for block in blocks(lines, spelling(line.text for line in lines))]


FULL = "Kommunerne har mulighed for indbyrdes at indgå frivillige aftaler om kom-"


def test_lines_are_joined_and_hyphens_undone() -> None:
    assert paragraphs(text_reading(f"{FULL}\nmunekvoterne i hver region.\n\nNyt afsnit.")) == [
        FULL.removesuffix("-") + "munekvoterne i hver region.",
        "Nyt afsnit.",
    ]


def test_a_page_end_does_not_cut_an_open_sentence() -> None:
    first = [
        printed("Kommunerne har mulighed for at indgå aftaler om fordelingen af", top=700, x1=425)
    ]
    second = [printed("flygtninge i hver region.", 2, top=70), printed("Nyt.", 2, top=100)]
    assert paragraphs(pdf_reading(first, second)) == [
        "Kommunerne har mulighed for at indgå aftaler om fordelingen af flygtninge i hver region.",
        "Nyt.",
    ]


def test_a_page_end_cuts_where_the_sentence_ended() -> None:
    first = [
        printed("Kommunerne har mulighed for at indgå aftaler om fordelingen.", top=700, x1=425)
    ]
    second = [printed("Fristen er den 10. september 2021.", 2, top=70)]
    assert len(paragraphs(pdf_reading(first, second))) == 2


def test_bullets_of_every_kind_are_list_entries() -> None:
    """TeX's are the last two: of its bitmap fonts, and of lists three deep."""
    marks = "–•-\uf0b7o▪\ufffd\u02c6∗"
    made = paragraphs(text_reading("Sagen:\n" + "\n".join(f"{mark} sag" for mark in marks)))
    assert made == ["Sagen:", *["– sag"] * len(marks)]


def test_a_hanging_line_belongs_to_its_bullet_and_an_outdented_one_does_not() -> None:
    page = [
        printed(
            "– Opsamling på konferencen om fremtidens specialiserede socialom-", top=100, x1=425
        ),
        printed("råde med fælles mål", top=114, x0=99, x1=250),
        printed("Herefter drøftes sagen.", top=128, x0=85, x1=230),
    ]
    assert paragraphs(pdf_reading(page)) == [
        "– Opsamling på konferencen om fremtidens specialiserede socialområde med fælles mål",
        "Herefter drøftes sagen.",
    ]


def test_a_sub_heading_stands_alone_by_its_typography() -> None:
    page = [
        printed("Kommunekvoter", top=100, bold=True),
        printed("Udlændingestyrelsen beder kommunerne om at indgå en aftale.", top=114),
    ]
    assert len(paragraphs(pdf_reading(page))) == 2


def test_a_margin_mark_is_taken_off_and_remembered() -> None:
    lines = flow(text_reading("./. Program for topmødet\n\nSagen er ./. fulgt op.")).lines
    made = blocks(lines, spelling([]))
    assert [(block.text, block.marked) for block in made] == [
        ("Program for topmødet", True),
        ("Sagen er fulgt op.", False),
    ]


def test_a_date_cut_after_its_day_goes_on() -> None:
    page = [
        printed(
            "fastsætter Udlændingestyrelsen kvoterne i hver region inden den 30.", top=100, x1=425
        ),
        printed("september 2024 for hver kommune.", top=114, x1=250),
    ]
    assert len(paragraphs(pdf_reading(page))) == 1


def test_white_as_between_entries_ends_the_last_one() -> None:
    """Its line is full, and no sentence ended there: two points tell in Word's lists."""
    text = [
        "Sagen har tre dele, som er drøftet af kommunerne",
        "i foråret, og som alle er enige i:",
    ]
    prose = [printed(line, top=100 + 11.5 * at, x1=425) for at, line in enumerate(text)]
    listed = ["1. Den fælles drift", "2. Betaling", "3. Hjælpemidler, som ingen vil betale"]
    below = ["Udgifterne er 2,4 mio. kr., og de deles efter", "nøglen fra sidste år og"]
    below += ["efter antallet af borgere, som", "modtager ydelsen i kommunen."]
    entries = [printed(line, top=124.7 + 13.2 * at) for at, line in enumerate(listed)]
    entries[-1] = replace(entries[-1], x1=420.0)
    last = [
        printed(line, top=164.3 + 11.5 * at, x1=425 if at < 3 else None)
        for at, line in enumerate(below)
    ]
    assert paragraphs(pdf_reading([*prose, *entries, *last]))[1:] == [*listed, " ".join(below)]


@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), st.booleans()),
        max_size=12,
    )
)
def test_every_line_is_in_exactly_one_paragraph_in_order(drawn: list[tuple[str, bool]]) -> None:
    text = "\n".join(("\n" if blank else "") + line for line, blank in drawn)
    lines = flow(text_reading(text)).lines
    made = blocks(lines, spelling([]))
    held = [line for block in made for line in block.lines]
    if made:
        assert [id(line) for line in held] == [id(line) for line in lines]


def test_lettered_and_numbered_lists_are_entries_without_white_space() -> None:
    made = paragraphs(
        text_reading(
            "Det indstilles, at KKR:\n"
            "a. godkender planen, som er lang og derfor står på to linjer, idet\n"
            "den går videre her\nb. drøfter den\n1) med Movia\n2) med DSB\n(i) i maj\n(ii) i juni"
        )
    )
    assert made == [
        "Det indstilles, at KKR:",
        "a. godkender planen, som er lang og derfor står på to linjer, idet den går videre her",
        "b. drøfter den",
        "1) med Movia",
        "2) med DSB",
        "(i) i maj",
        "(ii) i juni",
    ]


def test_a_quarter_and_an_abbreviation_at_a_line_end_are_no_entries() -> None:
    full = "Opgørelsen viser tallene for kommunerne i hele regionen i både det 1. og det"
    assert paragraphs(text_reading(f"{full}\n2. kvartal af året.")) == [
        f"{full} 2. kvartal af året."
    ]
    full = "Der er flere muligheder for kommunerne i regionen, som kan samarbejde om bl.a. og"
    assert paragraphs(text_reading(f"{full}\nf. eks. busser.")) == [f"{full} f. eks. busser."]


def test_a_party_at_the_head_of_a_line_is_no_entry() -> None:
    text = "Der var foreslået to til posten, og ved afstemningen fik borgmester Karsten Sindal"
    assert paragraphs(text_reading(f"{text}\n(V) fik fire stemmer.")) == [
        f"{text} (V) fik fire stemmer."
    ]


def test_dashes_without_a_space_are_bullets_of_a_list() -> None:
    assert paragraphs(text_reading("Punkterne er:\n-økonomi\n-personale")) == [
        "Punkterne er:",
        "– økonomi",
        "– personale",
    ]


def test_indents_set_paragraphs_apart_where_no_white_space_does() -> None:
    page = [
        printed("Kommunerne har drøftet sagen i foråret og er enige om må-", x0=97, x1=425),
        printed("let for de kommende fire år, som er beskrevet i planen.", top=114, x1=425),
        printed("Regionen deltager med to medarbejdere fra efteråret, og", x0=97, top=128, x1=425),
        printed("kommunerne med tre.", top=142),
    ]  # fmt: skip
    assert [text.split(" ", 1)[0] for text in paragraphs(pdf_reading(page))] == [
        "Kommunerne",
        "Regionen",
    ]


def test_a_line_that_calls_for_more_ends_no_paragraph() -> None:
    assert paragraphs(text_reading("Fristen er den\n1. april 2008.\n\nMøde i\nKolding.")) == [
        "Fristen er den 1. april 2008.",
        "Møde i Kolding.",
    ]


def test_cells_beside_each_other_are_no_sentence() -> None:
    """Neither along a row, nor from a row's end to the next one's head, full lines or not."""
    full = printed("Kommunerne drøfter i maj planen for det fælles arbejde med", top=60, x1=425)
    cells = [
        printed("At rette henven-", top=100, x0=85, x1=160),
        printed("Afventer", top=100, x0=200, x1=240),
        printed("delse om", top=113, x0=85, x1=130),
        printed("svar fra udvalget, ministeriet og", top=113, x0=200, x1=420),
        printed("drøftelse", top=126, x0=85, x1=130),
    ]
    assert paragraphs(pdf_reading([full, *cells])) == [
        full.text,
        *(cell.text for cell in cells),
    ]


def test_a_line_with_a_wide_space_is_one_sentence() -> None:
    """White as words of justified lines have, at most, parts nothing."""
    lines = [
        printed("Arbejdet i", top=100, x0=85, x1=130),
        printed("kommunerne begynder til maj, når alle er", top=100, x0=137, x1=425),
        printed("klar til det.", top=113, x0=85, x1=130),
    ]
    assert paragraphs(pdf_reading(lines)) == [" ".join(line.text for line in lines)]


def test_a_column_of_prose_goes_on_at_the_head_of_the_next() -> None:
    left = [printed("Kommunerne har aftaler om", top=100 + 13 * n, x0=85, x1=240) for n in range(3)]
    right = [
        printed("fordelingen af flygtninge.", top=100, x0=270, x1=420),
        printed("Nyt afsnit om det samme.", top=113, x0=270, x1=420),
    ]
    one, two = paragraphs(pdf_reading([*left, *right]))[-2:]
    assert one.endswith("har aftaler om fordelingen af flygtninge.")
    assert two == "Nyt afsnit om det samme."


def test_a_numbered_list_goes_on_below_a_lettered_one_within_it() -> None:
    rows = [
        ("Det indstilles, at KKR på mødet i Region Nordjylland den 3. maj tager stilling:", 85),
        ("1. godkender planen,", 90),
        ("2. anbefaler aftalen, herunder", 90),
        ("a. driftsbudgettet,", 120),
        ("b. anlægsbudgettet, og", 120),
        ("3. tager orienteringen til efterretning.", 90),
    ]
    lines = [printed(text, top=100 + 12 * at, x0=x0) for at, (text, x0) in enumerate(rows)]
    assert paragraphs(pdf_reading(lines)) == [text for text, _ in rows]
    hanging = [*lines[:5], replace(lines[5], text="3. maj til efterretning.", x0=132.0)]
    assert paragraphs(pdf_reading(hanging))[-1] == "b. anlægsbudgettet, og 3. maj til efterretning."


def test_the_last_entry_but_one_ends_with_and() -> None:
    entries = ["1. drøfter fordelingen, og", "2. bemyndiger formandskabet."]
    lead = "Det indstilles, at kommunerne i regionen drøfter sagen på mødet, og at KKR:"
    lines = [printed(text, top=100 + 12 * at) for at, text in enumerate([lead, *entries])]
    assert paragraphs(pdf_reading(lines))[1:] == entries
    cut = ["1. Kommunerne holder møde igen i år, og det er så den 1. august og den", "2. august."]
    whole = [printed(text, top=100 + 12 * at, x1=500) for at, text in enumerate([lead, *cut])]
    assert paragraphs(pdf_reading(whole))[1:] == [" ".join(cut)]


def test_a_date_at_the_head_of_a_line_is_no_entry() -> None:
    lines = [
        printed("1. januar 2010 træder de nye kommunalbestyrelser i hele landet til.", x1=500),
        printed("Valget holdes den 17. november, og kommunerne har tilbudt at", top=112, x1=505),
        printed("hjælpe.", top=124),
    ]
    assert len(paragraphs(pdf_reading(lines))) == 1
