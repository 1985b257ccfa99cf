"""Pages in any markup: what stands where on kl.dk is not known, so nothing may hang on it."""

from __future__ import annotations

from datetime import date

import pytest
from scrapy import Selector

from ingest.addresses import canonical
from ingest.manners import Manners
from ingest.pages import PageLink, read_page
from ingest.sites import is_document, leads_on
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
    ],
)
def test_a_link_is_found_wherever_a_page_keeps_it(html):
    assert [link.href for link in read(html).links] == ["/media/1/a.pdf"]


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


def test_addresses_have_one_form_however_they_are_written():
    sent = "https://www.kl.dk/media/1/m%C3%B8de%20(2).PDF"
    assert canonical("http://kl.dk:80/media/1/møde (2).PDF?n=0") == sent
    assert canonical(sent) == sent
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
