"""Denmark's 98 municipalities since 2007, and the other names papers use for them. Pure data.

Spelling as in Statistics Denmark's list of municipalities, without "Kommune". The minutes write
a municipality as they please; the parser keeps what they print and only recognises it here.
"""

from __future__ import annotations

import unicodedata

MUNICIPALITIES: tuple[str, ...] = (
    *("Albertslund", "Allerød", "Assens", "Ballerup", "Billund", "Bornholm", "Brøndby"),
    *("Brønderslev", "Dragør", "Egedal", "Esbjerg", "Faaborg-Midtfyn", "Fanø", "Favrskov", "Faxe"),
    *("Fredensborg", "Fredericia", "Frederiksberg", "Frederikshavn", "Frederikssund", "Furesø"),
    *("Gentofte", "Gladsaxe", "Glostrup", "Greve", "Gribskov", "Guldborgsund", "Haderslev"),
    *("Halsnæs", "Hedensted", "Helsingør", "Herlev", "Herning", "Hillerød", "Hjørring", "Holbæk"),
    *("Holstebro", "Horsens", "Hvidovre", "Høje-Taastrup", "Hørsholm", "Ikast-Brande", "Ishøj"),
    *("Jammerbugt", "Kalundborg", "Kerteminde", "Kolding", "København", "Køge", "Langeland"),
    *("Lejre", "Lemvig", "Lolland", "Lyngby-Taarbæk", "Læsø", "Mariagerfjord", "Middelfart"),
    *("Morsø", "Norddjurs", "Nordfyns", "Nyborg", "Næstved", "Odder", "Odense", "Odsherred"),
    *("Randers", "Rebild", "Ringkøbing-Skjern", "Ringsted", "Roskilde", "Rudersdal", "Rødovre"),
    *("Samsø", "Silkeborg", "Skanderborg", "Skive", "Slagelse", "Solrød", "Sorø", "Stevns"),
    *("Struer", "Svendborg", "Syddjurs", "Sønderborg", "Thisted", "Tønder", "Tårnby"),
    *("Vallensbæk", "Varde", "Vejen", "Vejle", "Vesthimmerlands", "Viborg", "Vordingborg", "Ærø"),
    *("Aabenraa", "Aalborg", "Aarhus"),
)
"""Official names. Three of them are genitives only before "Kommune": see `OTHER_FORMS`."""

OTHER_FORMS: dict[str, str] = {
    # before "Kommune" or "Regionskommune" some names stand in the genitive, or lose it alone
    "Bornholms": "Bornholm",
    "Bornholms Regionskommune": "Bornholm",
    "Københavns": "København",
    "Kbh.": "København",
    "Kbh": "København",
    "Nordfyn": "Nordfyns",
    "Vesthimmerland": "Vesthimmerlands",
    "Langelands": "Langeland",
    "Mors": "Morsø",
    # changed since 2007
    "Brønderslev-Dronninglund": "Brønderslev",
    "Frederiksværk-Hundested": "Halsnæs",
    "Hundested-Frederiksværk": "Halsnæs",
    "Bogense": "Nordfyns",
    # å and aa: Aarhus wrote Århus until 2011; others are misspelt in either direction
    "Århus": "Aarhus",
    "Ålborg": "Aalborg",
    "Åbenrå": "Aabenraa",
    "Aabenrå": "Aabenraa",
    "Fåborg-Midtfyn": "Faaborg-Midtfyn",
    "Faaborg Midtfyn": "Faaborg-Midtfyn",
    "Lyngby-Tårbæk": "Lyngby-Taarbæk",
    "Lyngby": "Lyngby-Taarbæk",
    "Høje-Tåstrup": "Høje-Taastrup",
    "Taarnby": "Tårnby",
    "Fakse": "Faxe",
    "Hillerod": "Hillerød",
    "Jammerbugten": "Jammerbugt",
    "Mariager Fjord": "Mariagerfjord",
    "Guldborg Sund": "Guldborgsund",
    # abbreviated
    "Rgk.-Skjern": "Ringkøbing-Skjern",
    "Rgk-Skjern": "Ringkøbing-Skjern",
    "Ringk.-Skjern": "Ringkøbing-Skjern",
    "Ringk-Skjern": "Ringkøbing-Skjern",
    "Ringkøbing": "Ringkøbing-Skjern",
    "RKSK": "Ringkøbing-Skjern",
    "Ikast": "Ikast-Brande",
    "Faaborg": "Faaborg-Midtfyn",
    "Frb.": "Frederiksberg",
    "Fr.berg": "Frederiksberg",
    "Fr.sund": "Frederikssund",
    "Fr.havn": "Frederikshavn",
    "Frd.berg": "Frederiksberg",
    "Frd.sund": "Frederikssund",
    "H-T": "Høje-Taastrup",
    "LTK": "Lyngby-Taarbæk",
}
"""Older, genitive, misspelt and abbreviated forms to the official name."""


def _key(name: str) -> str:
    """What is left when spelling habits are set aside: case, spaces around `-`, `/` for `-`."""
    text = unicodedata.normalize("NFC", name).casefold().strip()
    if text.isalpha():
        return text
    for dash in ("/", "–", "‑", "‐", " & ", " og "):
        text = text.replace(dash, "-")
    return "-".join(part.strip() for part in text.split("-")).replace(" ", "-")


_OFFICIAL: dict[str, str] = {
    # `RingkøbingSkjern`: pdftotext takes a hyphen at a line's end for a divided word's
    **{_key(official.replace("-", "")): official for official in MUNICIPALITIES},
    **{_key(other): official for other, official in OTHER_FORMS.items()},
    **{_key(official): official for official in MUNICIPALITIES},
}


def official_name(name: str) -> str | None:
    """The official name of a municipality in any known form without "Kommune", or None.

    >>> official_name("Ikast/Brande"), official_name("Århus"), official_name("Høje Tåstrup")
    ('Ikast-Brande', 'Aarhus', 'Høje-Taastrup')
    """
    return _OFFICIAL.get(_key(name))
