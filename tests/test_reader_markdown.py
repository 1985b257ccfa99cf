"""Markdown conversions: every Line whole, its marks turned into what they mean."""

from __future__ import annotations

from parse.document import read


def reading(text, name="conversion.md"):
    return read(text.encode(), name)


def lines(text, name="conversion.md"):
    return reading(text, name).pages[0].lines


def texts(text):
    return [line.text for line in lines(text)]


def test_headings_have_their_level_and_are_bold():
    found = lines("## **1.1. Møde den 23.** april\n\nTekst\n\nUnderstreget\n======\n")
    assert [(line.text, line.heading, line.bold) for line in found] == [
        ("1.1. Møde den 23. april", 2, True),
        ("Tekst", None, False),
        ("Understreget", 1, True),
    ]


def test_bold_and_italic_hold_for_whole_lines_only():
    found = lines("**Beslutning**\n\n<b>Afbud</b>\n\n**Kl. 17.10** Pause\n\n*Lokale ambitioner*\n")
    assert [(line.text, line.bold, line.italic) for line in found] == [
        ("Beslutning", True, False),
        ("Afbud", True, False),
        ("Kl. 17.10 Pause", False, False),
        ("Lokale ambitioner", False, True),
    ]


def test_hard_breaks_part_lines_and_emphasis_reaches_over_them():
    found = lines("*Torben Hansen, formand  \nSteen Vindum, næstformand*\n")
    assert [(line.text, line.italic, line.blank_before) for line in found] == [
        ("Torben Hansen, formand", True, True),
        ("Steen Vindum, næstformand", True, False),
    ]


def test_a_backslash_breaks_a_line_and_is_no_text():
    assert texts("**Beslutning**\\\nUdsat.\\\nTages op igen.\n") == [
        "Beslutning",
        "Udsat.",
        "Tages op igen.",
    ]


def test_wrapped_lines_are_joined_and_short_ones_are_not():
    long = "En linje, som er så lang, at den må være brudt af den, der skrev den,"
    assert texts(f"{long}\nEt nyt ord.\n") == [f"{long} Et nyt ord."]
    assert texts("Nils Borring, Favrskov\nKasper Glyngø, Hedensted\n") == [
        "Nils Borring, Favrskov",
        "Kasper Glyngø, Hedensted",
    ]


def test_numbers_at_line_beginnings_are_not_renumbered():
    assert texts("3. Regionalpolitiske sager\n\n29. april og kan ses her\n") == [
        "3. Regionalpolitiske sager",
        "29. april og kan ses her",
    ]


def test_list_entries():
    found = lines("- Møde med SOSU\n  - 1) Integration\n-\n* ./. Årsregnskab 2023\n")
    assert [(line.text, line.bullet) for line in found] == [
        ("– Møde med SOSU", True),
        ("– 1) Integration", True),
        ("./. Årsregnskab 2023", False),
    ]


def test_links_entities_escapes_images_and_comments():
    found = lines(
        "![](a.png) Se [her](https://www.kl.dk/a_(1).pdf) &amp; \\[der\\] <!-- image -->\n\n"
        "<https://rar-bm.dk/x/>\n\n[js](javascript:alert(1)) og [intern](#side)\n"
    )
    assert [(line.text, line.links) for line in found] == [
        ("Se her & [der]", ("https://www.kl.dk/a_(1).pdf",)),
        ("https://rar-bm.dk/x/", ("https://rar-bm.dk/x/",)),
        ("[js](javascript:alert(1)) og intern", ()),
    ]


def test_emphasis_left_open_leaves_no_marks():
    assert texts("- Kl. 16.00 Velkomst v. KKR og RAR**\n") == ["– Kl. 16.00 Velkomst v. KKR og RAR"]


def test_html_lists_and_breaks():
    found = lines("Tekst:<br>mere <ul><li>• Et</li><li>To</li></ul> slut\n")
    assert [(line.text, line.bullet) for line in found] == [
        ("Tekst:", False),
        ("mere", False),
        ("– Et", True),
        ("– To", True),
        ("slut", False),
    ]


def test_tables_with_tabs():
    page = reading(
        "Tal:\n\n\t2022\nRegion\tAntal\n<b>I alt</b>\t<b>500</b>\n\n630 Vejle\t10\n-----\t---\n"
    ).pages[0]
    assert [table.rows for table in page.tables] == [
        (("", "2022"), ("Region", "Antal"), ("I alt", "500")),
        (("630 Vejle", "10"),),
    ]
    assert [(line.text, line.bold) for line in page.lines][1:] == [
        ("\t2022", False),
        ("Region\tAntal", False),
        ("I alt\t500", True),
        ("630 Vejle\t10", False),
    ]


def test_tables_with_pipes():
    page = reading("| By | Antal |\n|:---|---:|\n| **Ærø** | 1\\|2 |\n| Fanø | |\n").pages[0]
    assert page.tables[0].rows == (("By", "Antal"), ("Ærø", "1|2"), ("Fanø", ""))


def test_tables_in_html():
    page = reading(
        "Tal:\n\n<table border=1><thead><tr><th>By</th><th colspan='2'>Antal &amp; andel</th></tr>"
        "</thead>\n<tr><td><b>Ærø</b></td><td>1<br>2</td>\n<td>3&#37;</td></tr></table>\nSlut\n"
    ).pages[0]
    assert page.tables[0].rows == (("By", "Antal & andel", ""), ("Ærø", "1 2", "3%"))
    assert [line.text for line in page.lines] == [
        "Tal:",
        "By\tAntal & andel\t",
        "Ærø\t1 2\t3%",
        "Slut",
    ]


def test_what_stands_in_cells_of_html_keeps_its_words_apart():
    """Word and pandoc write paragraphs, lists and headings into cells."""
    page = reading(
        "<table><caption>Kvoter</caption><tr><td><p>Norddjurs</p><p>Syddjurs</p></td>"
        "<td><h3>Flygtninge</h3>i alt<hr>104</td></tr>Kilde: KL<tr><td><ol><li>Et</li><li>To</li>"
        '</ol></td><td><span class="a">samm</span>en</td></tr></table>\n'
    ).pages[0]
    assert page.tables[0].rows == (
        ("Kvoter", ""),
        ("Norddjurs Syddjurs", "Flygtninge i alt 104"),
        ("Kilde: KL", ""),
        ("Et To", "sammen"),
    )


def test_html_that_is_no_table_of_its_own_keeps_its_words_apart():
    assert texts("> Se <table><tr><td>flygtninge</td><td>kommuner</td></tr></table>\n") == [
        "Se",
        "flygtninge kommuner",
    ]
    assert texts("<h2>Beslutning</h2>Godkendt.<section>Bilag</section>\n") == [
        "Beslutning",
        "Godkendt.",
        "Bilag",
    ]


def test_html_says_what_is_slanted_and_linked():
    found = lines('<i>Udkast</i>\n\nSe <a href="https://www.kl.dk/a.pdf">bilaget</a>.\n')
    assert [(line.text, line.italic, line.links) for line in found] == [
        ("Udkast", True, ()),
        ("Se bilaget.", False, ("https://www.kl.dk/a.pdf",)),
    ]


def test_what_only_looks_like_html_is_text():
    assert texts("Indstilles, at <navn> vælges, og at <u>alle</u> stemmer.\n") == [
        "Indstilles, at <navn> vælges, og at alle stemmer."
    ]


def test_fences_are_no_text_and_hold_no_tables():
    page = reading("```\n| By | Antal |\n|---|---|\n```\nEfter\n").pages[0]
    assert [line.text for line in page.lines] == ["| By | Antal |", "|---|---|", "Efter"]
    assert page.tables == ()


def test_a_list_of_contents_is_no_table():
    page = reading(
        "<b>1. Referat .....</b>\t<b>5</b>\n1.1. Møde..\t5\n2. Siden sidst....\t6\n"
    ).pages[0]
    assert [line.text for line in page.lines] == [
        "1. Referat ..... 5",
        "1.1. Møde ..... 5",
        "2. Siden sidst ..... 6",
    ]
    assert page.tables == ()


def test_conversions_are_found_in_txt_files():
    assert reading("# Referat\n\n**Dato:** 1-1-2020\n", "a.txt").source.reader == "markdown"
    assert reading("Referat\n\nDato: 1-1-2020\n", "a.txt").source.reader == "text"


def test_seed_tables_hold_their_figures(shared):
    reading = read((shared / "seeds" / "001.txt").read_bytes(), "001.txt")
    rows = {row for table in reading.pages[0].tables for row in table.rows}
    assert next(row[:2] for row in rows if row[0].startswith("Kommune nr.")) == (
        "Kommune nr. og kommune",
        "Indbyggertal pr. 1. januar 2021, ekskl. Christiansø",
    )
    assert ("101 København", "638.117", "47.474", "-") in rows
    assert ("Total (landstal)", "500") in rows
    assert not any("<" in cell or "**" in cell for row in rows for cell in row)


def test_pandocs_attributes_are_no_text():
    found = texts(
        "## []{#_Toc12 .anchor}1. Budget {#budget .unnumbered}\n\n"
        "[Indstilling:]{.underline}\n\n"
        "[**Det** indstilles,\nat planen [godkendes]{.mark}.]{lang=da}\n\n"
        '![](media/image1.png){width="2in" height="1.5in"}\n\n'
        '::: {custom-style="Felt"}\nBeslutning\n:::\n\nGodkendt {som foreslået} [se 2].\n'
    )
    assert found == [
        "1. Budget",
        "Indstilling:",
        "Det indstilles, at planen godkendes.",
        "Beslutning",
        "Godkendt {som foreslået} [se 2].",
    ]


def test_an_escaped_mark_at_an_end_is_the_papers_own():
    """`Ida Bro*` with `* Afbud` below; a star that is not escaped is a rest of emphasis."""
    text = "Ida Bro\\*\n\nBo Ås*\n\n\\* Afbud\n\n\\*\\*Godkendt\\*\\*\n"
    assert texts(text) == ["Ida Bro*", "Bo Ås", "* Afbud", "Godkendt"]
