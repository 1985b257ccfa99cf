"""The words in which Danish minutes decide: one row per verb form or phrase. Pure data.

Read off decisions of KKR minutes 2010–2026 and of municipal councils, whose usage KKR shares.
The notation of `words`: tokens parted by spaces, `a|b` alternatives, `/…/` one token with groups
and `?` as in regular expressions (a real one where it holds a backslash), `…` a gap of up to 30 tokens, `…4` of up to 4. All is compared in lower case.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from parse.model import Outcome
from parse.verb_forms import VERBS, Verb

if TYPE_CHECKING:
    from parse.language import Phrase, TokenPattern


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


def _forms(verb: Verb) -> dict[Form, str]:
    finite = "|".join(filter(None, (verb.preterite, verb.present)))
    passive = "|".join(filter(None, (verb.passive, verb.past_passive)))
    return {FIN: finite, PART: verb.participle, PAS: passive, INF: verb.infinitive}


def _verbs(
    outcome: Outcome,
    infinitives: str,
    tail: str = "",
    *,
    forms: tuple[Form, ...] = (FIN, PART, PAS, INF),
    weak: bool = False,
) -> tuple[Cue, ...]:
    """A cue for each form of verbs that take the same words after them."""
    listed = [_forms(VERBS[infinitive]) for infinitive in infinitives.split()]
    heads = {form: "|".join(filter(None, (each[form] for each in listed))) for form in forms}
    return tuple(
        Cue(outcome, form, f"{head} {tail}".strip(), weak) for form, head in heads.items() if head
    )


# Misprints keep the word's frame: "godkednt", "efteretning", "tiltråt".
_EFTERRETNING = "/ef?terr?ett?e?ning(en)?/|underretning|orientering"
_PROPOSAL = r"/(indstilling|anbefaling|forslag|oplæg|udkast)(et|en|er|erne|ene)?/"
_ITEM = (
    r"/(sag|punkt|dagsordenspunkt|behandling|beslutning|stillingtagen|drøftelse|udpegning"
    r"|indstilling|forslag|emne|tema|spørgsmål|godkendelse|valg)(en|et|erne|ene|s)?/"
)
_NEXT = r"næste|førstkommende|kommende|senere|efterfølgende|følgende|novembermøde"
_MEETING = r"/(kkr-?)?møder?(t|ne)?/"
_CHAIR = "/formandskab(et)?|sekretariat(et)?|kkr-sekretariatet|formand(en)?/"
_MANDATE = "bemyndigelse|mandat|fuldmagt|bemyndigelsen"
_DEBATE = "/(tema|status)?(drøftelse|debat|diskussion)(er)?/"

CUES: tuple[Cue, ...] = (
    # ── approved ──
    *_verbs(A, "godkende vedtage stadfæste ratificere"),
    *_verbs(A, "imødekomme", forms=(PART, PAS, INF)),
    Cue(A, FIN, "imødekom"),  # `imødekommer et behov`
    Cue(A, PART, "/godk(en|e|n)d?(nt|t)/|godkednt|godkendet|godk.|godk"),
    *_verbs(A, "bevilge acceptere bifalde", weak=True),
    Cue(A, FIN, "gav|giver …4 grønt lys|tilsagn", weak=True),
    Cue(A, SAY, "/(betragte|anse)(s|des)?/ …2 som|for godkendt|vedtaget"),
    Cue(A, SAY, "gav|giver ikke anledning til bemærkninger", weak=True),
    # ── endorsed: the recommendation, or what someone proposes ──
    *_verbs(E, "tiltræde"),
    Cue(E, FIN, "tilsluttede|tilslutter …6 sig"),
    Cue(E, FIN, "sluttede|slutter …2 sig …3 til"),
    Cue(E, FIN, "fulgte|følger …3 /indstilling(en|erne)/"),
    Cue(E, FIN, "gav|giver …8 tilslutning"),
    Cue(E, FIN, f"er|var enig|enige i …6 {_PROPOSAL}"),
    Cue(E, FIN, "erklærede|erklærer sig …1 enig|enige"),
    Cue(E, PART, "tilsluttet"),
    Cue(E, PAS, "tilsluttes"),
    Cue(E, INF, "tilslutte|slutte …4 sig"),
    Cue(E, INF, "følge …2 /indstilling(en|erne)/"),
    Cue(E, INF, "støtte|bakke", weak=True),
    Cue(E, INF, "give …6 tilslutning"),
    Cue(E, SAY, "/(indstilling|anbefaling)(en|erne)/ blev|er|…3 fulgt|følges|fulgtes"),
    Cue(E, SAY, "/(indstilling|anbefaling)(en|erne)/ …6 følges|fulgt"),
    Cue(E, SAY, f"er|var|blev …5 tilslutning|opbakning til …3 {_PROPOSAL}"),
    Cue(E, SAY, "blev …3 givet|gives|givet …3 tilslutning"),
    Cue(E, SAY, "besluttet som indstillet"),
    Cue(E, SAY, "som indstillet", weak=True),
    Cue(E, FIN, "støttede|støtter|bakkede|bakker", weak=True),
    Cue(E, FIN, "er|var …2 enig|enige i", weak=True),
    Cue(E, SAY, "/(til(s|l)utning(en)?|opbakning(en)?)/ til|fra|om", weak=True),
    Cue(
        E, SAY, "i overensstemmelse med|/indstilling(en|erne)/ …2 /indstilling(en|erne)/", weak=True
    ),
    # ── noted ──
    *_verbs(N, "tage", f"…40 til {_EFTERRETNING}"),
    Cue(N, PART, f"tage til {_EFTERRETNING}"),
    *_verbs(N, "tage", "…40 til efter retning|retningen"),
    *_verbs(N, "tage", "…6 ad notam"),
    *_verbs(N, "notere", forms=(FIN, PART, PAS)),
    Cue(N, FIN, "lod|lader sig orientere"),
    Cue(N, SAY, "til /ef?terr?ett?e?ning(en)?/", weak=True),
    Cue(N, SAY, "efterretning .", weak=True),
    # ── discussed ──
    *_verbs(D, "drøfte diskutere debattere temadrøfte", forms=(FIN, PART, INF)),
    Cue(D, PAS, "drøftedes|diskuteredes|debatteredes"),
    Cue(D, PAS, "drøftes|diskuteres|debatteres", weak=True),
    Cue(D, FIN, f"havde|tog|førte …3 {_DEBATE}"),
    Cue(D, SAY, f"der …1 var|fandt|foregik …4 {_DEBATE}"),
    Cue(D, SAY, f"var|fandt der …4 {_DEBATE}"),
    Cue(D, SAY, "efter at have drøftet|diskuteret"),
    Cue(D, SAY, "i|under|efter …2 /drøftelse(n|rne)?|debat(ten)?|diskussion(en)?/", weak=True),
    *_verbs(D, "behandle", forms=(FIN, PART), weak=True),
    # ── decided ──
    *_verbs(B, "beslutte aftale fastlægge fastsætte", forms=(FIN, PART, INF)),
    Cue(B, FIN, "enedes"),
    Cue(B, PAS, "besluttes|besluttedes|aftales|aftaltes|fastlagdes|fastsattes"),
    *_verbs(B, "træffe", "…4 beslutning|afgørelse"),
    Cue(B, FIN, "blev|bliver|er|var …3 enig|enige om"),
    Cue(B, FIN, "valgte|vælger at"),
    Cue(B, FIN, "valgte|vælger …2 /(model|løsning|scenari|variant|tilgang|fordeling)\\w*/"),
    Cue(B, SAY, "enighed om"),
    *_verbs(B, "fastholde nedsætte igangsætte iværksætte", weak=True),
    *_verbs(B, "konkludere prioritere", forms=(FIN, PART), weak=True),
    Cue(B, PAS, "fastlægges|fastsættes|prioriteres", weak=True),
    # ── appointed ──
    *_verbs(U, "udpege genudpege vælge genvælge udnævne nominere"),
    Cue(U, PART, "nyvalgt"),
    Cue(U, FIN, "konstituerede|konstituerer sig"),
    Cue(U, SAY, "/(gen)?(udpegning|valg)(en|et|er|erne|ene)?/ blev …2 foretaget"),
    Cue(U, FIN, "indtræder|indtrådte", weak=True),
    # ── recommended ──
    *_verbs(R, "anbefale indstille"),
    Cue(R, SAY, "sendes|fremsendes|oversendes|videresendes|sendt|fremsendt|oversendt …8 med …3 anbefaling"),
    *_verbs(R, "opfordre henstille", weak=True),
    Cue(R, FIN, "foreslår|foreslog", weak=True),
    # ── authorised ──
    *_verbs(M, "bemyndige delegere"),
    *_verbs(M, "give", f"…12 {_MANDATE}"),
    *_verbs(M, "overlade", f"…2 til …3 {_CHAIR}"),
    Cue(M, PART, f"fået …6 {_MANDATE}"),
    Cue(M, PAS, f"fik|får …6 {_MANDATE}"),
    # ── postponed ──
    Cue(P, FIN, f"udsatte|udsætter …2 {_ITEM}"),
    Cue(P, FIN, f"udskød|udskyder …3 {_ITEM}"),
    *_verbs(P, "udsætte udskyde genoptage genbehandle", forms=(PART, PAS, INF)),
    *_verbs(P, "tilbagesende hjemvise berostille"),
    *_verbs(P, "afvente", forms=(FIN, INF)),
    *_verbs(P, "vente", "med", forms=(FIN, INF)),
    *_verbs(P, "sende", "…8 tilbage"),
    Cue(P, FIN, "vender …2 tilbage til …2 /(sag|punkt|spørgsmål)(en|et)/"),
    *_verbs(P, "sætte stille lægge", "…4 i bero"),
    *_verbs(P, "tage trække", "…6 af|fra …1 /dagsorden(en)?/"),
    *_verbs(P, "trække", "tilbage", forms=(PART, PAS)),
    Cue(P, PAS, "genfremsættes|genfremlægges"),
    Cue(P, SAY, f"{_ITEM} …2 udgår|udgik|udgået"),
    Cue(P, PART, "udgår|udgik|udgået", weak=True),
    Cue(P, INF, f"drøfte|behandle|tage|genoverveje …6 igen …3 på …2 {_NEXT} {_MEETING}"),
    Cue(P, SAY, f"{_ITEM} …8 på …2 {_NEXT} …1 {_MEETING}"),
    Cue(P, SAY, f"{_ITEM} overgår|overføres|flyttes …3 til …3 {_MEETING}"),
    Cue(P, SAY, f"{_ITEM} …6 igen …6 {_MEETING}"),
    Cue(P, SAY, f"{_ITEM} tages …2 op igen"),
    # The matter comes back; a person who comes back with something has only got a task.
    Cue(
        P, SAY, f"/(sag|punkt|emne|spørgsmål|drøftelse)(en|et)/ …2 vender …3 tilbage …4 {_MEETING}"
    ),
    Cue(P, SAY, f"igen …1 på …2 {_NEXT} …1 {_MEETING}", weak=True),
    Cue(P, SAY, f"drøftes|behandles|forelægges|fremlægges …4 på …2 {_NEXT} {_MEETING}", weak=True),
    # ── rejected ──
    *_verbs(X, "afvise forkaste afslå nedstemme"),
    Cue(X, FIN, "gav|giver|meddelte …3 afslag"),
    Cue(X, PAS, "gives|gaves|meddeles …3 afslag"),
    Cue(X, PART, "givet|meddelt …3 afslag"),
    Cue(X, SAY, "ikke|ingen …3 /tilslutning(en)?|opbakning(en)?|flertal|støtte/ til|for|om"),
    Cue(X, SAY, "ikke|ingen …4 /tilslutning(en)?|opbakning(en)?|flertal/"),
    Cue(X, FIN, "tog|tager afstand fra", weak=True),
    *_verbs(X, "fraråde", forms=(FIN, PART, PAS), weak=True),
    Cue(X, FIN, "kan|kunne …4 ikke …1 støtte|bakke"),
    Cue(X, FIN, "ønsker|ønskede ikke", weak=True),
    Cue(X, SAY, "flertal …8 stemte|stemmer imod"),
    Cue(X, SAY, "/(ændrings)?forslag(et|ene)|indstilling(en|erne)/ bortfaldt|bortfalder|faldt"),
    Cue(X, PART, "bortfaldt|bortfalder", weak=True),
)

REJECTABLE = frozenset({A, E, N, R})
"""Outcomes whose denial is a rejection; denied, any other is no outcome at all."""

_GAP = "…"
_WIDEST = 30


def phrase(words: str) -> Phrase:
    """The notation of a cue as runs of spaCy token patterns, each with the gap before it.

    >>> phrase("tog …4 til")
    ((0, [{'LOWER': {'IN': ['tog']}}]), (4, [{'LOWER': {'IN': ['til']}}]))
    """
    runs: list[tuple[int, TokenPattern]] = [(0, [])]
    for part in words.split():
        if part.startswith(_GAP):
            runs.append((int(part[1:] or _WIDEST), []))
        else:
            runs[-1][1].append(_token(part.replace("/", "")))
    return tuple(runs)


def _token(part: str) -> dict[str, Any]:
    if "\\" in part:
        return {"LOWER": {"REGEX": f"^(?:{part})$"}}
    return {"LOWER": {"IN": spellings(part)}}


def spellings(pattern: str) -> list[str]:
    """All words that a pattern of letters, `|`, groups and `?` stands for.

    Written out they cost a look-up, as regular expressions a test of each word by each row.

    >>> spellings("(sag|punkt)(en)?")
    ['sag', 'sagen', 'punkt', 'punkten']
    """
    words, end = _alternatives(pattern, 0)
    assert end == len(pattern), pattern
    return words


def _alternatives(pattern: str, at: int) -> tuple[list[str], int]:
    """The words from `at` to the end of the group, and where that is."""
    words: list[str] = []
    ways = [""]
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            words, ways, at = words + ways, [""], at + 1
            continue
        atom, at = [pattern[at]], at + 1
        if atom == ["("]:
            atom, at = _alternatives(pattern, at)
            at += 1
        if pattern[at : at + 1] == "?":
            atom, at = ["", *atom], at + 1
        ways = [way + more for way in ways for more in atom]
    return words + ways, at
