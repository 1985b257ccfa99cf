"""The pages of kl.dk as the evidence has them, both eras, with their traps."""

from __future__ import annotations

from pathlib import Path

from replica import Replica

SAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "sample"

OLD = "/Kommunalpolitik1/Kommunekontaktrad"
COUNCILS = {
    "hovedstaden": "Hovedstaden",
    "sjaelland": "Sjælland",
    "syddanmark": "Syddanmark",
    "midtjylland": "Midtjylland",
    "nordjylland": "Nordjylland",
}
BLURB = "Herunder ses dagsorden, referat og bilag."


def pdf(*lines: str) -> bytes:
    """A tiny whole PDF; the toy pipeline reads its comment, a real reader its empty page."""
    comment = b"".join(b"% " + line.encode() + b"\n" for line in lines)
    return (
        b"%PDF-1.4\n" + comment + b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def link(path: str, label: str) -> str:
    return f'<p><a href="{path}"><span>PDF</span> {label}</a></p>'


def empty_site(replica: Replica) -> Replica:
    """All start pages of today, each with a link; nothing else."""
    replica.answers["/robots.txt"] = robots()
    for slug, name in COUNCILS.items():
        base = f"/politik/kkr/kkr-{slug}"
        replica.page(base, f"<h1>KKR {name}</h1><a href='{base}/moedemateriale'>Mødemateriale</a>")
        material(replica, slug, "")
    return replica


def robots(text: str = "User-agent: *\nDisallow: /umbraco/\n"):
    from replica import Answer  # noqa: PLC0415 - few sites need it

    return Answer(text.encode(), kind="text/plain", validators=False)


def material(replica: Replica, slug: str, links: str, dates: str = "") -> None:
    """The page `moedemateriale` of April 2024."""
    name = COUNCILS[slug]
    own = f"/media/{len(slug)}{ord(slug[0])}/referat-kkr-{slug}-25-05-2021.pdf"
    replica.file(own, pdf(f"KKR {name}", "25-05-2021"))
    replica.page(
        f"/politik/kkr/kkr-{slug}/moedemateriale",
        f"""<nav><a href="/politik/kkr/om-kkr">Om KKR</a><a href="/om-kl">Om KL</a></nav>
        <h1>Mødemateriale</h1><p>KKR holder fem møder om året.</p>
        <div><a href="/politik/kkr/kkr-{slug}/moedemateriale/aeldre">Ældre end 12 mdr.</a></div>
        <p>Indhold</p><h2>Mødedatoer</h2>{dates}
        <h2>Mødemateriale 2021</h2>{link(own, f"Referat KKR {name} den 25. maj 2021")}
        {links}""",
    )
    replica.page(f"/politik/kkr/kkr-{slug}/moedemateriale/aeldre", "<p>Her er intet endnu.</p>")


def whole_site(replica: Replica) -> Replica:
    """Both eras, with the sample's papers in their places."""
    empty_site(replica)
    name = "referat-kkr-midtjylland-10-09-2021.pdf"
    for sample in SAMPLE.glob("*midtjylland-10-09-2021.pdf"):
        replica.file(f"/media/27360/{sample.name}", sample.read_bytes())
    old = "referat-kkr-hovedstaden-25-04-2016.pdf"
    replica.file(f"/media/17231/{old}", (SAMPLE / old).read_bytes())
    new = "dagsorden-kkr-syddanmark-06-09-2024.pdf"
    replica.file(f"/media/a1b2c3d4/{new}", (SAMPLE / new).read_bytes())
    replica.answers["/media/a1b2c3d5/notat.docx"] = docx()
    material(
        replica,
        "midtjylland",
        f"""<h2>Mødemateriale 2021</h2>
        <p>KKR Midtjylland holdt møde den 10. september 2021 kl. 9.30 – 12.30</p>
        <p>Mødet holdes i Viborg.</p><ul><li>Flygtninge</li></ul><p>{BLURB}</p>
        {link(f"https://kl.dk/media/27360/{name}?format=noformat", "Referat den 10. september")}
        {link(f"http://www.kl.dk/media/27360/{name}", "Referat igen.pdf (2)")}
        {link("/media/27360/dagsorden-kkr-midtjylland-10-09-2021.pdf", "Dagsorden")}
        {link("/media/27360/bilag-kkr-midtjylland-10-09-2021.pdf", "Bilag")}
        <p><a href="https://fm.dk/media/1/andet.pdf">Finansministeriet</a></p>""",
        """<h3>2023</h3><ul><li>Onsdag den 8. februar</li><li>Fredag 14. april</li></ul>
        <h3>2026</h3><p>Konstituerende møde Tirsdag den 27. januar</p>
        <h3>2025</h3><p>Onsdag den 8. februar</p>""",
    )
    material(
        replica,
        "syddanmark",
        f"""<h2>Mødemateriale 2023</h2>
        <p>KKR Syddanmark holder møde den 6. september kl. 9</p>
        {link(f"https://backoffice.kl.dk/media/a1b2c3d4/{new}", "Dagsorden.pdf")}
        {link("/media/a1b2c3d5/notat.docx", "Notat")}""",
    )
    replica.page(
        f"{OLD}/KKR-Hovedstaden",
        f"""<h2>Seneste nyt</h2><ul><li>03.05.16 Dagsorden/mødereferat
        <a href="/Menu---fallback/Referat-af-mode-id123456/?n=0&amp;section=29800">Referat af møde
        i KKR Hovedstaden den 25. april 2016</a></li></ul>
        <a href="{OLD}/KKR-Sjaelland/">KKR Sjælland</a>""",
    )
    replica.page(
        "/Menu---fallback/Referat-af-mode-id123456",
        f"""<h1>Referat af møde i KKR Hovedstaden den 25. april 2016</h1>
        {link(f"/media/17231/{old}", "Referat af møde i KKR Hovedstaden den 25. april 2016")}""",
    )
    return replica


def docx() -> object:
    import io  # noqa: PLC0415 - few sites need it
    import zipfile  # noqa: PLC0415 - few sites need it

    from replica import Answer  # noqa: PLC0415 - few sites need it

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return Answer(file.getvalue(), kind="application/octet-stream")
