"""The words in which Danish minutes decide: one row per verb form or phrase. Pure data.

Read off decisions of KKR minutes 2010–2026 and of municipal councils, whose usage KKR shares.
The notation of `words`: tokens parted by spaces, `a|b` alternatives, `/…/` a regular expression
for one whole token, `…` a gap of up to 30 tokens, `…4` of up to 4. All is compared in lower case.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from parse.model import Outcome


class Form(StrEnum):
    """How a cue says it, which decides what must stand around it for it to count.

    `FINITE` needs the council as subject (`KKR godkendte`); `PARTICIPLE` an auxiliary or nothing
    (`blev godkendt`, `Godkendt.`); `PASSIVE` is a finite form without an actor (`godkendes`);
    `INFINITIVE` needs a governing decision (`besluttede at godkende`) or `kan`; a `STATEMENT`
    is a whole phrase without an actor (`der var enighed om`).
    """

    FINITE = "finite"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    INFINITIVE = "infinitive"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule: where `words` stand in this form, the text says `outcome`.

    A `weak` cue counts only when the decision holds no strong one: it hints, and where the
    minutes also say outright what was done, they do not mean it as a second outcome.
    """

    outcome: Outcome
    form: Form
    words: str
    weak: bool = False


A, E, N, D = Outcome.APPROVED, Outcome.ENDORSED, Outcome.NOTED, Outcome.DISCUSSED
B, U, R, M = Outcome.DECIDED, Outcome.APPOINTED, Outcome.RECOMMENDED, Outcome.AUTHORISED
P, X = Outcome.POSTPONED, Outcome.REJECTED
FIN, PART, PAS, INF = Form.FINITE, Form.PARTICIPLE, Form.PASSIVE, Form.INFINITIVE
SAY = Form.STATEMENT

# Misprints keep the word's frame: "godkednt", "efteretning", "tiltråt".
_EFTERRETNING = "/ef?ter+et+e?ning(en)?/|underretning|orientering"
_PROPOSAL = r"/(indstilling|anbefaling|forslag|oplæg|udkast)(et|en|er|erne|ene)?/"
_ITEM = (
    r"/(sag|punkt|dagsordenspunkt|behandling|beslutning|stillingtagen|drøftelse|udpegning"
    r"|indstilling|forslag|emne|tema|spørgsmål|godkendelse|valg)(en|et|erne|ene|s)?/"
)
_NEXT = r"næste|førstkommende|kommende|senere|efterfølgende|følgende|novembermøde"
_MEETING = r"/(kkr-?|kkr-\w+)?møder?(t|ne)?/"

CUES: tuple[Cue, ...] = (
    # ── approved ──
    Cue(A, FIN, "godkendte|godkender|vedtog|vedtager|imødekom"),
    Cue(A, PART, "/godk(en|e|n)d?(nt|t)/|godkednt|godkendet|vedtaget|imødekommet"),
    Cue(A, PAS, "godkendes|godkendtes|vedtages|vedtoges|imødekommes"),
    Cue(A, INF, "godkende|vedtage|imødekomme"),
    Cue(A, FIN, "bevilgede|bevilger|accepterede|accepterer|bifaldt", weak=True),
    Cue(A, FIN, "gav|giver …4 grønt lys|tilsagn", weak=True),
    Cue(A, PART, "bevilget|accepteret|bifaldet", weak=True),
    Cue(A, SAY, "gav|giver ikke anledning til bemærkninger", weak=True),
    # ── endorsed: the recommendation, or what someone proposes ──
    Cue(E, FIN, "tiltrådte|tiltræder"),
    Cue(E, FIN, "tilsluttede|tilslutter …6 sig"),
    Cue(E, FIN, "sluttede|slutter sig …3 til"),
    Cue(E, FIN, "fulgte|følger …3 /indstilling(en|erne)/"),
    Cue(E, FIN, "gav|giver …8 tilslutning"),
    Cue(E, FIN, f"er|var enig|enige i …6 {_PROPOSAL}"),
    Cue(E, FIN, "erklærede|erklærer sig …1 enig|enige"),
    Cue(E, PART, "tiltrådt|tiltråt|tiltrådet|tilsluttet"),
    Cue(E, PAS, "tiltrædes|tiltrådtes|tilsluttes"),
    Cue(E, INF, "tiltræde"),
    Cue(E, INF, "tilslutte|slutte …4 sig"),
    Cue(E, INF, "følge …2 /indstilling(en|erne)/"),
    Cue(E, INF, "støtte|bakke", weak=True),
    Cue(E, INF, "give …6 tilslutning"),
    Cue(E, SAY, "/(indstilling|anbefaling)(en|erne)/ blev|er|…3 fulgt|følges|fulgtes"),
    Cue(E, SAY, "/(indstilling|anbefaling)(en|erne)/ …6 følges|fulgt"),
    Cue(E, SAY, f"er|var|blev …5 tilslutning|opbakning til …3 {_PROPOSAL}"),
    Cue(E, SAY, "blev …3 givet|gives|givet …3 tilslutning"),
    Cue(E, SAY, "som indstillet", weak=True),
    Cue(E, FIN, "støttede|støtter|bakkede|bakker", weak=True),
    Cue(E, FIN, "er|var …2 enig|enige i", weak=True),
    Cue(E, SAY, "/(til(s|l)utning(en)?|opbakning(en)?)/ til|fra|om", weak=True),
    Cue(
        E, SAY, "i overensstemmelse med|/indstilling(en|erne)/ …2 /indstilling(en|erne)/", weak=True
    ),
    # ── noted ──
    Cue(N, FIN, f"tog|tager|toget …40 til {_EFTERRETNING}"),
    Cue(N, FIN, "tog|tager …40 til efter retning|retningen"),
    Cue(N, FIN, "noterede|noterer"),
    Cue(N, PART, f"taget|tagt …6 til {_EFTERRETNING}"),
    Cue(N, PART, "taget …6 til efter retning|retningen"),
    Cue(N, PART, "noteret"),
    Cue(N, FIN, "tog|tager …6 ad notam"),
    Cue(N, PART, "taget ad notam"),
    Cue(N, FIN, "lod|lader sig orientere"),
    Cue(N, PAS, f"tages|toges|togs …30 til {_EFTERRETNING}"),
    Cue(N, INF, f"tage …40 til {_EFTERRETNING}"),
    Cue(N, SAY, "til /ef?ter+et+ning(en)?/", weak=True),
    # ── discussed ──
    Cue(D, FIN, "drøftede|drøfter|diskuterede|diskuterer|debatterede|debatterer|temadrøftede"),
    Cue(D, FIN, "havde|tog|førte …3 /(tema|status)?(drøftelse|debat|diskussion)(er)?/"),
    Cue(D, PART, "drøftet|diskuteret|debatteret"),
    Cue(D, PAS, "drøftedes|diskuteredes"),
    Cue(D, PAS, "drøftes", weak=True),
    Cue(D, INF, "drøfte|diskutere|debattere"),
    Cue(D, SAY, "der …1 var|fandt|foregik …4 /(tema|status)?(drøftelse|debat|diskussion)(er)?/"),
    Cue(D, SAY, "var|fandt der …4 /(tema|status)?(drøftelse|debat|diskussion)(er)?/"),
    Cue(D, SAY, "efter at have drøftet|diskuteret"),
    Cue(D, SAY, "i|under|efter …2 /drøftelse(n|rne)?|debat(ten)?|diskussion(en)?/", weak=True),
    Cue(D, FIN, "behandlede|behandler", weak=True),
    Cue(D, PART, "behandlet", weak=True),
    # ── decided ──
    Cue(B, FIN, "besluttede|beslutter|aftalte|enedes|fastlagde|fastlægger|fastsatte|fastsætter"),
    Cue(B, FIN, "traf|træffer …4 beslutning|afgørelse"),
    Cue(B, FIN, "blev|bliver|er|var …3 enig|enige om"),
    Cue(B, FIN, "valgte|vælger at"),
    Cue(B, FIN, "valgte|vælger …2 /(model|løsning|scenari|variant|tilgang|fordeling)\\w*/"),
    Cue(B, PART, "besluttet|aftalt|fastlagt|fastsat"),
    Cue(B, PART, "truffet …3 beslutning"),
    Cue(B, PAS, "besluttes|besluttedes|aftales|aftaltes|fastlagdes"),
    Cue(B, INF, "beslutte|aftale|fastlægge|fastsætte"),
    Cue(B, SAY, "enighed om"),
    Cue(B, FIN, "fastholder|fastholdt|nedsatte|nedsætter|igangsatte|konkluderede", weak=True),
    Cue(B, PART, "fastholdt|nedsat|igangsat|prioriteret", weak=True),
    Cue(B, PAS, "fastholdes|nedsættes|igangsættes|fastlægges|fastsættes", weak=True),
    # ── appointed ──
    Cue(U, FIN, "udpegede|udpeger|genudpegede|genudpeger|valgte|vælger|genvalgte|udnævnte"),
    Cue(U, FIN, "konstituerede|konstituerer sig"),
    Cue(U, PART, "udpeget|genudpeget|valgt|genvalgt|nyvalgt|udnævnt"),
    Cue(U, PAS, "udpeges|udpegedes|genudpeges|genudpegedes|valgtes|genvalgtes|genvælges|vælges"),
    Cue(U, INF, "udpege|genudpege|vælge|genvælge|udnævne"),
    Cue(U, FIN, "indtræder|indtrådte", weak=True),
    # ── recommended ──
    Cue(R, FIN, "anbefalede|anbefaler|indstillede|indstiller"),
    Cue(R, PART, "anbefalet|indstillet"),
    Cue(R, PAS, "anbefales|anbefaledes|indstilles"),
    Cue(R, INF, "anbefale|indstille"),
    Cue(R, FIN, "opfordrede|opfordrer|henstillede|henstiller|foreslår|foreslog", weak=True),
    Cue(R, INF, "opfordre|henstille", weak=True),
    Cue(R, PAS, "opfordres|henstilles", weak=True),
    Cue(R, PART, "opfordret|henstillet", weak=True),
    # ── authorised ──
    Cue(M, FIN, "bemyndigede|bemyndiger|delegerede|delegerer"),
    Cue(M, FIN, "gav|giver …12 bemyndigelse|mandat|fuldmagt|bemyndigelsen"),
    Cue(
        M, FIN, "overlod|overlader …2 til …3 /formandskab(et)?|sekretariat(et)?|kkr-sekretariatet/"
    ),
    Cue(M, PART, "bemyndiget"),
    Cue(M, PART, "overladt …2 til …3 /formandskab(et)?|sekretariat(et)?|kkr-sekretariatet/"),
    Cue(M, PART, "givet|fået …6 bemyndigelse|mandat|fuldmagt"),
    Cue(M, PAS, "bemyndiges|bemyndigedes"),
    Cue(M, PAS, "gives|fik|får …6 bemyndigelse|mandat|fuldmagt"),
    Cue(M, PAS, "overlades|overlodes …2 til …3 /formandskab(et)?|sekretariat(et)?/"),
    Cue(M, INF, "bemyndige"),
    Cue(M, INF, "give …8 bemyndigelse|mandat|fuldmagt"),
    # ── postponed ──
    Cue(P, FIN, f"udsatte|udsætter …2 {_ITEM}"),
    Cue(P, FIN, f"udskød|udskyder …3 {_ITEM}"),
    Cue(P, FIN, "afventer|afventede"),
    Cue(P, FIN, "ventede|venter med"),
    Cue(P, FIN, "sendte|sender …8 tilbage"),
    Cue(P, FIN, "vender|vendte …2 tilbage til …2 /(sag|punkt|spørgsmål)(en|et)/"),
    Cue(P, PART, "udsat|udskudt|genoptaget|genbehandlet|tilbagesendt|hjemvist"),
    Cue(P, PART, "sendt|sendte …6 tilbage"),
    Cue(P, PART, "sat|stillet|lagt …2 i bero"),
    Cue(P, PART, "taget|trukket …2 af|fra …1 /dagsorden(en)?/"),
    Cue(P, PART, "trukket tilbage"),
    Cue(P, PAS, "udsættes|udskydes|genoptages|genbehandles|genfremsættes|genfremlægges"),
    Cue(P, PAS, "tilbagesendes|hjemvises|berostilles"),
    Cue(P, SAY, f"{_ITEM} …2 udgår|udgik"),
    Cue(P, PAS, "sendes …6 tilbage"),
    Cue(P, PAS, "stilles|sættes …2 i bero"),
    Cue(P, PAS, "tages|trækkes …2 af|fra …1 /dagsorden(en)?/"),
    Cue(P, PAS, "trækkes|trukkes tilbage"),
    Cue(P, INF, "udsætte|udskyde|genoptage|genbehandle|afvente|tilbagesende|hjemvise"),
    Cue(P, INF, "vente med"),
    Cue(P, INF, "sende …8 tilbage"),
    Cue(P, INF, "tage|trække …6 af|fra /dagsorden(en)?/"),
    Cue(P, INF, f"drøfte|behandle|tage|genoverveje …6 igen …3 på …2 {_NEXT} {_MEETING}"),
    Cue(P, SAY, f"{_ITEM} …8 på …2 {_NEXT} …1 {_MEETING}"),
    Cue(P, SAY, f"{_ITEM} …6 igen …6 {_MEETING}"),
    Cue(P, SAY, f"{_ITEM} tages …2 op igen"),
    # The matter comes back; a person who comes back with something has only got a task.
    Cue(
        P, SAY, f"/(sag|punkt|emne|spørgsmål|drøftelse)(en|et)/ …2 vender …3 tilbage …4 {_MEETING}"
    ),
    Cue(P, SAY, f"igen …1 på …2 {_NEXT} …1 {_MEETING}", weak=True),
    Cue(P, SAY, f"drøftes|behandles|forelægges|fremlægges …4 på …2 {_NEXT} {_MEETING}", weak=True),
    # ── rejected ──
    Cue(X, FIN, "afviste|afviser|forkastede|forkaster|afslog|afslår"),
    Cue(X, FIN, "gav|giver|meddelte …3 afslag"),
    Cue(X, PART, "afvist|forkastet|afslået|nedstemt"),
    Cue(X, PAS, "afvises|forkastes|afslås|forkastedes|afvistes"),
    Cue(X, INF, "afvise|forkaste|afslå"),
    Cue(X, SAY, "ikke|ingen …3 /tilslutning(en)?|opbakning(en)?|flertal|støtte/ til|for|om"),
    Cue(X, SAY, "ikke|ingen …4 /tilslutning(en)?|opbakning(en)?|flertal/"),
    Cue(X, FIN, "tog|tager afstand fra", weak=True),
    Cue(X, FIN, "fraråder|frarådede", weak=True),
    Cue(X, FIN, "kan|kunne …4 ikke …1 støtte|bakke"),
    Cue(X, FIN, "ønsker|ønskede ikke", weak=True),
    Cue(X, SAY, "forslaget|indstillingen bortfaldt|bortfalder|faldt", weak=True),
)

REJECTABLE = frozenset({A, E, N, R})
"""Outcomes whose denial is a rejection; denied, any other is no outcome at all."""

_GAP = "…"
_WIDEST = 30


def phrase(words: str) -> tuple[tuple[int, list[dict[str, Any]]], ...]:
    """The notation of a cue as runs of spaCy token patterns, each with the gap before it.

    >>> phrase("tog …4 til")
    ((0, [{'LOWER': {'IN': ['tog']}}]), (4, [{'LOWER': {'IN': ['til']}}]))
    """
    runs: list[tuple[int, list[dict[str, Any]]]] = [(0, [])]
    for part in words.split():
        if part.startswith(_GAP):
            runs.append((int(part[1:] or _WIDEST), []))
        else:
            runs[-1][1].append(_token(part))
    return tuple(runs)


def _token(part: str) -> dict[str, Any]:
    if "/" not in part:
        return {"LOWER": {"IN": part.split("|")}}
    return {"LOWER": {"REGEX": f"^(?:{part.replace('/', '')})$"}}
