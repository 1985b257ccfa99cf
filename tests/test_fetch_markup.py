"""Pages in any markup: what stands where on kl.dk is not known, so nothing may hang on it."""

from __future__ import annotations

import signal
from datetime import date

import pytest
from scrapy import Selector

from ingest.fetching.addresses import canonical
from ingest.fetching.manners import Manners
from ingest.fetching.page_links import links_in_script
from ingest.fetching.pages import PageLink, read_page
from ingest.fetching.sites import is_document, leads_on
from ingest.witness import witness_of


def read(html: str):
    return read_page(Selector(text=f"<html><body>{html}</body></html>").root)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/media/1/a.pdf">Referat</a>',
        '<nav class="pagination"><a href="/media/1/a.pdf">Referat</a></nav>',
        '<noscript><a href="/media/1/a.pdf">Referat</a></noscript>',
        '<div data-href="/media/1/a.pdf"><span>Referat</span></div>',
        "<button onclick=\"location.href='/media/1/a.pdf'\">Referat</button>",
        '<select><option value="/media/1/a.pdf">Referat</option></select>',
        """<kl-files data-props='{"files":[{"title":"Referat","url":"/media/1/a.pdf"}]}'>Referat
        </kl-files>""",
        """<script type="application/json">{"items":[{"name":"Referat",
        "file":{"url":"\\/media\\/1\\/a.pdf"}}]}</script>""",
        '<script>window.state={"url":"\\u002Fmedia\\u002F1\\u002Fa.pdf"}</script>',
        "<script>{{{ kein json ; load('/media/1/a.pdf')</script>",
        "<a href=\"javascript:window.open('/media/1/a.pdf')\">Referat</a>",
        '<meta http-equiv="Refresh" content="0; URL=/media/1/a.pdf">',
        "<meta http-equiv=refresh content=\"3;url='/media/1/a.pdf'\">",
    ],
)
def test_a_link_is_found_wherever_a_page_keeps_it(html):
    assert [link.href for link in read(html).links] == ["/media/1/a.pdf"]


def test_a_page_that_only_loads_itself_again_leads_nowhere():
    assert (
        read('<meta http-equiv="refresh" content="300"><meta name="url" content="0;url=/x">').links
        == []
    )


@pytest.mark.parametrize(
    "unfolds",
    [
        "<details><summary>Juni</summary><h3>Møde den 8. juni 2021</h3>{}</details>",
        '<div role="tabpanel"><p>Møde den 8. juni 2021</p>{}</div>',
        "<section hidden><h3>Møde den 8. juni 2021</h3>{}</section>",
    ],
)
def test_what_unfolds_heads_nothing_below_it(unfolds):
    hidden = unfolds.format('<a href="/media/1/a.pdf">Referat</a>')
    page = read(f"""<h2>Mødemateriale</h2>{hidden}
    <ul><li><a href="/media/2/b.pdf">Bilag</a></li></ul>""")
    first, second = page.links
    assert first.heading == "Mødemateriale › Møde den 8. juni 2021"
    assert second.heading == "Mødemateriale"


def test_data_of_a_script_tells_label_and_heading():
    page = read("""<h2>Mødemateriale</h2><script type="application/json">
    {"meetings": [{"title": "Møde den 8. juni 2021",
     "files": [{"title": "Bilag", "url": "https://www.kl.dk/media/1/b.pdf?x=1"}]}],
     "deep": %s}</script>""" % ("[" * 90 + "]" * 90))  # fmt: skip
    (link,) = page.links
    assert (link.label, link.heading) == ("Bilag", "Mødemateriale › Møde den 8. juni 2021")


def test_data_that_nests_without_end_does_no_harm():
    assert read(f"<script>{'[' * 100_000}</script>").links == []


@pytest.mark.parametrize(
    "html",
    [
        "<h2>KKR i 2021</h2><h4>Møde den 8. juni</h4><p>{}</p>",
        "<h3>2021</h3><details><summary>8. juni</summary><p>Sted</p>{}</details>",
        "<p><strong>Møder i 2021</strong></p><button aria-expanded='false'>8. juni</button>{}",
        "<h2><button>8. juni <br>2021</button></h2><button>Print</button><div>{}</div>",
        "<table><tr><th>Møde</th></tr><tr><td>8. juni 2021</td><td>{}</td></tr></table>",
        "<ul><li>8. juni 2021<ul><li>{}</li></ul></li></ul>",
        "<p>Tirsdag den 8. juni 2021: {}</p>",
        "<dl><dt>8. juni 2021</dt><dd>{}</dd></dl>",
    ],
)
def test_the_day_above_a_link_is_found_in_lists_tables_and_what_unfolds(html):
    page = read(html.format('<a href="/media/1/a.pdf">Referat</a>'))
    (link,) = page.links
    assert witness_of(link.label, link.heading, link.href).date == date(2021, 6, 8)


def test_the_day_of_one_row_is_not_that_of_the_next():
    page = read("""<table><tr><td>8. juni 2021</td><td><a href="/media/1/a.pdf">A</a></td></tr>
    <tr><td>?</td><td><a href="/media/2/b.pdf">B</a></td></tr></table>""")
    assert [link.heading for link in page.links] == ["8. juni 2021", ""]


def test_days_below_a_calendars_heading_are_meetings_without_a_weekday():
    page = read("""<h2>Mødedatoer</h2><p><b>2023</b></p><ul><li>8. februar</li><li>14-04-2023</li>
    </ul><h2>Nyheder fra 2023</h2><p>Frist den 1. maj</p>""")
    assert page.meetings == [date(2023, 2, 8), date(2023, 4, 14)]


def test_menus_name_no_meetings_and_are_marked():
    page = read("<h2>2021</h2><nav><h3>2019</h3><a href='/x'>X</a> KKR møde den 8. juni</nav>")
    assert page.links == [PageLink("/x", "X", "2021", aside=True)]
    assert page.meetings == []


@pytest.mark.parametrize(
    "around",
    [
        "<footer>{}</footer>",
        "<header>{}</header>",
        "<div role='contentinfo'>{}</div>",
        "<div role='navigation'>{}</div>",
        "<div id='footer'>{}</div>",
        "<div class='wide site-footer'>{}</div>",
    ],
)
def test_what_all_pages_have_around_them_is_marked(around):
    html = around.format("<a href='/media/1/privatliv.pdf'>Privatliv</a>")
    (link,) = read(f"<main><p>KKR</p></main>{html}").links
    assert link.aside


@pytest.mark.parametrize("inside", ["article", "section", "main"])
def test_the_header_and_footer_of_an_article_are_its_own(inside):
    page = read(f"""<{inside}><header><h2>Møde 8. juni 2021</h2></header>
    <footer><a href='/media/1/r.pdf'>Referat</a></footer></{inside}>""")
    assert page.links == [PageLink("/media/1/r.pdf", "Referat", "Møde 8. juni 2021")]


def test_a_label_is_what_is_seen_or_else_what_a_picture_stands_for():
    page = read("""<a href="/media/1/a.pdf">Ref&shy;erat</a>
    <a href="/media/2/b.pdf"><img alt="Referat 8. juni 2021" src="pdf.gif"></a>
    <a href="/media/3/c.pdf"><img alt="ikon" src="pdf.gif"> Bilag</a>""")
    assert [link.label for link in page.links] == ["Referat", "Referat 8. juni 2021", "Bilag"]


def test_a_line_that_is_a_day_heads_what_follows_among_meetings_alone():
    line = "<p>Fredag den 8. juni 2021 kl. 9.30</p><a href='/media/1/a.pdf'>Referat</a>"
    (link,) = read(f"<h1>Mødemateriale</h1>{line}").links
    assert link.heading == "Mødemateriale › Fredag den 8. juni 2021 kl. 9.30"
    # An article has the day on which it was published.
    for title in ("Nyt om skoler", "Mødemateriale fra den 3. maj 2021"):
        (link,) = read(f"<h1>{title}</h1>{line}").links
        assert link.heading == title


ADDRESSES = [
    "load('/media/1/a.pdf')",
    "https://kl.dk/media/1/a.pdf?x=1",
    "x=/media/1/a.docx;y=/media/2/b.pdf",
    "/ImageVaultFiles/id_1/cf_2/R.PDF",
    "/media/a.pdfx /media/b.pdf",
    "/media/.pdf",
]


def test_documents_are_found_among_other_text():
    assert [[href for href, _, _ in links_in_script(f"{{ {text}")] for text in ADDRESSES] == [
        ["/media/1/a.pdf"],
        ["https://kl.dk/media/1/a.pdf"],
        ["/media/1/a.docx", "/media/2/b.pdf"],
        ["/ImageVaultFiles/id_1/cf_2/R.PDF"],
        ["/media/b.pdf"],
        [],
    ]


LONG = 100_000


@pytest.mark.parametrize(
    "html",
    [
        "<script>var x='" + "/media/x;" * LONG + "'</script>",
        '<script type="application/json">["' + "/media/x" * LONG + '"]</script>',
        '<script type="application/json">' + '{"title":"' + "x" * 9000 + '","a":['
        + '{"title":"b","a":[' * 200 + '"/media/1/a.pdf",' * LONG + "1" + "]}" * 201 + "</script>",
        "<p>" + "".join(f"<a href='/x/{n}'>R {n}</a>, " for n in range(LONG // 10)) + "</p>",
        "<p>" + "<a href='/x'> </a> " * (LONG // 10) + "</p>",
        "<div data-x='/a'>" * 3000 + "<b> ord</b>" * LONG,
    ],
    ids=["script", "data", "titles", "inline", "blank", "nested"],
)  # fmt: skip
def test_a_page_takes_as_long_as_it_is_large(html):
    """A page that takes the square of its size would take hours: the alarm is generous."""
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(120)
    try:
        read(html)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_addresses_have_one_form_however_they_are_written():
    sent = "https://www.kl.dk/media/1/m%C3%B8de%20(2).PDF"
    assert canonical("http://kl.dk:80/media/1/møde (2).PDF?n=0") == sent
    assert canonical(sent) == sent
    assert canonical("https://www.kl.dk/media/1/m%c3%b8de%20(2).PDF") == sent
    assert is_document(sent)
    assert is_document("http://www.kl.dk/ImageVaultFiles/id_55874/cf_202/referat.PDF")


def test_a_mirror_that_links_to_itself_means_the_site():
    manners = Manners(mirrors={"*": "http://127.0.0.1:8000", "backoffice.kl.dk": "http://x/b"})
    assert manners.meant("http://127.0.0.1:8000/media/1/a.pdf") == "https://www.kl.dk/media/1/a.pdf"
    assert manners.meant("http://x/b/media/1/a.pdf") == "https://backoffice.kl.dk/media/1/a.pdf"
    assert manners.meant("http://127.0.0.1:80001/a") == "http://127.0.0.1:80001/a"
    assert manners.server_of("kl.dk") == manners.server_of("www.kl.dk") == "127.0.0.1:8000"


def test_steps_along_a_list_are_no_steps_down():
    page = "https://www.kl.dk/politik/kkr/kkr-midtjylland/moedemateriale"
    assert leads_on(f"{page}?page=7", "7", page)
    assert leads_on(f"{page}/2012", "Ældre end 12 mdr.", page)
    assert not leads_on(f"{page}/bilag", "Bilag", page)
