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
    "spørgsmål": "question: no aim (mål)",
    "frivillig": "volunteer: neither free nor willing",
    "sædvanlig": "usual: no seed (sæd)",
    "selvfølgelig": "of course: no self",
    "medarbejder": "employee: no worker (arbejder)",
}

LEMMAS: dict[str, tuple[tuple[str, ...], str]] = {
    "ældre": (("ældre",), "a noun in these papers; the dictionary gives gammel, another word"),
    "børne": (("barn",), "the first member of børnehave; the dictionary gives barnebarn"),
    "leder": (("leder",), "the manager; the dictionary gives led, a joint"),
    "lederne": (("leder",), "the managers, not the joints"),
    "tænder": (("tand", "tænde"), "the dictionary has the verb only"),
    "tænderne": (("tand",), "the dictionary has a noun tænder, a lighter"),
    "syge": (("syg",), "the sick, in sygehus; the dictionary prefers a disease, sygen"),
    "unge": (("ung",), "the young; the dictionary prefers those of animals, ungen"),
    "planet": (("planet",), "no plan here, though the plane (planet) is spelt so"),
}
