"""Words that no rule can know, each with the reason. Kept few; tests say that each is needed.

`WHOLE`: not to be split although both halves are words. `LEMMAS`: the base forms of a form where
the dictionary has another word in mind.
"""

from __future__ import annotations

WHOLE: dict[str, str] = {
    "vejlede": "to guide: no road any more",
    "vejleder": "from vejlede",
    "vejledning": "from vejlede",
    "transport": "Latin trans- and portare: neither tran nor sport",
    "platform": "French plate-forme",
    "grønsag": "vegetable: no case (sag), and green only by origin",
    "årsag": "cause: neither year nor case",
    "måltid": "meal: neither goal nor time",
    "område": "area: om- and råde, not råd",
}

LEMMAS: dict[str, tuple[tuple[str, ...], str]] = {
    "ældre": (("ældre",), "a noun in these papers; the dictionary gives gammel, another word"),
    "børne": (("barn",), "the first member of børnehave; the dictionary gives barnebarn"),
    "leder": (("leder",), "the manager; the dictionary gives led, a joint"),
    "lederne": (("leder",), "the managers, not the joints"),
    "ledernes": (("leder",), "the managers, not the joints"),
    "planet": (("planet",), "no plan here, though the plane (planet) is spelt so"),
}
