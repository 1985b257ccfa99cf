"""What a system prints above each item's title is no text of the item before."""

from __future__ import annotations

from parsing import text_reading

from parse.understand import understand

HEAD = "KKR Midtjylland\nReferat\nDato: 14-11-2007\n\n"


def _decisions(text: str) -> list[str | None]:
    items = understand(text_reading(text)).items
    return [item.decision.text if item.decision else None for item in items]


def _item(number: int, above: str, decision: str) -> str:
    title = ("Veje", "Broer", "Havne", "Skove")[number - 1]
    return (
        f"{above}{number}. {title}\n\nSagsfremstilling\nDer er sket meget siden sidst.\n\n"
        f"Beslutning\n{decision}\n\n"
    )


def test_lines_alike_above_all_titles_end_no_decision() -> None:
    above = "Den 14. november 2007 KKR Midtjylland\nSag nr. {}\n"
    text = HEAD + "".join(
        _item(number, above.format(number), f"Godkendt {number}.") for number in (1, 2, 3)
    )
    assert _decisions(text) == ["Godkendt 1.", "Godkendt 2.", "Godkendt 3."]


def test_a_decision_that_is_the_same_each_time_stays() -> None:
    text = HEAD + "".join(_item(number, "", "Drøftet.") for number in (1, 2, 3))
    assert _decisions(text) == ["Drøftet.", "Drøftet.", "Drøftet."]


def test_a_sentence_that_is_alike_each_time_stays() -> None:
    said = "Der blev givet {} mio. kr. til området i 2019."
    text = HEAD + said.format(1) + "\n"
    text += "".join(_item(number, "", said.format(number + 1)) for number in (1, 2, 3))
    assert _decisions(text) == [said.format(number) for number in (2, 3, 4)]


def test_groups_of_a_dump_are_no_end_of_a_decision() -> None:
    text = (
        HEAD
        + "Åbne efterretningssager\n"
        + _item(1, "", "Til efterretning.").rstrip()
        + "\nTil behandling - for åbne døre\n"
        + _item(2, "", "Godkendt.")
        + _item(3, "", "Udsat.")
    )
    assert _decisions(text) == ["Til efterretning.", "Godkendt.", "Udsat."]


def test_the_council_with_day_and_item_heads_a_decision() -> None:
    text = (
        "KKR Sjælland\nReferat\nDato: 03-04-2019\n\n42. Veje\n\nSagsfremstilling\nDer bygges.\n\n"
        "KKR Sjælland, 03-04-2019, pkt. 42\nVejene bygges.\nHerefter godkendt.\n\n"
        "43. Broer\n\nSagsfremstilling\nDer bygges.\n\nKKR Sjælland, 03-04-2019, pkt. 43\nUdsat.\n"
    )
    assert _decisions(text) == ["Vejene bygges.\nHerefter godkendt.", "Udsat."]
