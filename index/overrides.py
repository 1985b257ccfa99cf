"""Words that no rule can know, each with the reason. Kept few; tests say that each is needed.

`WHOLE`: not to be split although both halves are words. `LEMMAS`: the base forms of a form where
the dictionary has another word in mind.
"""

from __future__ import annotations

WHOLE: dict[str, str] = {
    "vejledning": "guidance: no road any more, and no wire",
    "vejleder": "a guide, from vejlede",
    "transport": "Latin trans- and portare: neither tran nor sport",
    "platform": "French plate-forme",
    "overordnet": "superior: neither a word (ord) nor a net",
    "tilsyneladende": "apparently: nobody supervises (tilsyn)",
    "grønsag": "vegetable: no case (sag), and green only by origin",
    "årsag": "cause: neither year nor case",
}

LEMMAS: dict[str, tuple[tuple[str, ...], str]] = {
    "ældre": (("ældre",), "a noun in these papers; the dictionary gives gammel, another word"),
    "børne": (("barn",), "the first member of børnehave; the dictionary gives barnebarn"),
    "leder": (("leder",), "the manager; the dictionary gives led, a joint"),
    "lederne": (("leder",), "the managers, not the joints"),
    "ledernes": (("leder",), "the managers, not the joints"),
    "tænder": (("tand", "tænde"), "the dictionary has the verb only"),
    "tænderne": (("tand",), "the dictionary has a noun tænder, a lighter"),
    "tændernes": (("tand",), "the dictionary has a noun tænder, a lighter"),
    "planet": (("planet",), "no plan here, though the plane (planet) is spelt so"),
}
