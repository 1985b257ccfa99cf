"""Words that no rule can know, each with the reason. Kept few; tests say that each is needed.

`WHOLE`: not to be split although both halves are words. `MEMBERS`: what a word is made of that
would be split otherwise or not at all. `LEMMAS`: the base forms of a form where the dictionary has
another word in mind.
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
    "borgmester": "mayor: no castle (borg), and master of nothing",
    "furesø": "a municipality: who asks for lakes does not want its papers",
    "søndag": "Sunday: no son, and no more a day than the others",
    "passager": "passenger: French; neither passport (pas) nor field (ager)",
    "generation": "Latin: neither gene nor ration",
    "temperatur": "Latin: no trip (tur)",
    "centrum": "Latin: neither cent nor room (rum)",
    "parentes": "Greek: no pair (par)",
    "korrespondent": "Latin: no choir (kor)",
    "marketing": "English: neither mark nor thing (ting)",
    "svindel": "fraud: neither swine nor part (del)",
    "boble": "bubble: no dwelling (bo)",
    "islam": "Arabic: neither ice nor lamb",
    "engang": "once: neither one nor walk (gang)",
    "fælled": "common: neither pelt nor link (led)",
    "ledsager": "companion: neither link (led) nor field (ager)",
    "skorsten": "chimney: neither shoe nor stone",
    "redegørelse": "account: not readiness (rede) in any sense one would look for",
    "retfærdig": "just: not finished (færdig)",
    "vedligehold": "upkeep: neither equal (lige) nor team (hold)",
    "københavner": "of Copenhagen: no harbours any more",
}

MEMBERS: dict[str, tuple[tuple[str, ...], str]] = {
    "nytår": (("ny", "år"), "or it would be a tower (tårn)"),
    "køretur": (("køre", "tur"), "or it would be a cow's return (retur)"),
    "vandretur": (("vandre", "tur"), "or it would be water's return (retur)"),
    "lovgivning": (("lov", "givning"), "the giving of laws; no dictionary has givning alone"),
    "rådgivning": (("råd", "givning"), "the giving of advice, as rådgiver"),
    "mistillid": (("mis", "tillid"), "mis- makes another word elsewhere"),
    "mistrivsel": (("mis", "trivsel"), "mis- makes another word elsewhere"),
    "undertitel": (("under", "titel"), "under- makes another word elsewhere"),
    "samhandel": (("sam", "handel"), "sam- makes another word elsewhere"),
    "formandskab": (("formand", "-skab"), "here -skab stands for the very people"),
}

LEMMAS: dict[str, tuple[tuple[str, ...], str]] = {
    "ældre": (("ældre",), "a noun in these papers; the dictionary gives gammel, another word"),
    "børne": (("barn",), "the first member of børnehave; the dictionary gives barnebarn"),
    "leder": (("leder", "lede"), "the manager, and to lead; the dictionary gives led, a joint"),
    "lede": (("lede",), "to lead, and nothing loathsome (led)"),
    "led": (("led",), "a joint or part; that somebody suffered (led) is said otherwise"),
    "lederne": (("leder",), "the managers, not the joints"),
    "cykler": (("cykel", "cykle"), "bicycles and cycling; the dictionary gives cyklus, a cycle"),
    "cyklen": (("cykel",), "the bicycle, not the cycle"),
    "cyklerne": (("cykel",), "the bicycles, not the cycles"),
    "elen": (("el",), "the dictionary knows the tree (ellen), not the power"),
    "mors": (("mors", "mor"), "the island and a mother's; the dictionary gives a code (morse)"),
    "fars": (("far",), "a father's; the dictionary gives minced meat"),
    "gås": (("gås",), "the bird; gå has a passive in grammar only"),
    "berg": (("berg",), "a surname; the dictionary takes it for bjerg"),
    "kvarter": (("kvarter",), "the neighbourhood or quarter; the dictionary gives kvart"),
    "copenhagen": (("copenhagen",), "English, and no chin (hage)"),
    "aller": (("aller",), "of all; the dictionary has no such word, and alléer are no allers"),
    "tænder": (("tand", "tænde"), "the dictionary has the verb only"),
    "tænderne": (("tand",), "the dictionary has a noun tænder, a lighter"),
    "syge": (("syg",), "the sick, in sygehus; the dictionary prefers a disease, sygen"),
    "unge": (("ung",), "the young; the dictionary prefers those of animals, ungen"),
    "planet": (("planet",), "no plan here, though the plane (planet) is spelt so"),
}
