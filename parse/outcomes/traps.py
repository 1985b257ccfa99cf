"""Words that look like decisions and are none: `udsatte børn`, `valgte model 2`. Pure rules.

Each row names the outcome it guards, where to look, and the words that give the other meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parse.model import Outcome
from parse.outcomes.clause_words import OUTSIDERS

if TYPE_CHECKING:
    from parse.outcomes.clauses import Clauses
    from parse.outcomes.cues import Cue


@dataclass(frozen=True, slots=True)
class Trap:
    """Where a word of `cue` has `after` behind it, it does not mean `outcome`.

    Nor does a cue that begins with such a word and has `before` before it, or one of a sentence
    that begins with `sentence`.
    """

    outcome: Outcome
    cue: re.Pattern[str]
    after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    sentence: re.Pattern[str] | None = None


def _trap(
    outcome: Outcome, cue: str, *, after: str = "", before: str = "", sentence: str = ""
) -> Trap:
    return Trap(
        outcome,
        re.compile(cue),
        re.compile(after) if after else None,
        re.compile(before) if before else None,
        re.compile(sentence) if sentence else None,
    )


_LAW = r"\w*(lov(en|forslaget|saftalen?)?|bekendtgørelse(n)?|forordning(en)?|direktiv(et)?)"
_ITEM = (
    r"(dagsordens)?punkt\w*|pkt\.?|(sag|forslag|spørgsmål|indstilling|emne|tema|drøftelse|beslutning"
    r"|behandling|stillingtagen|udpegning|godkendelse|valg|vedtagelse)(en|et|er|erne|ene|s)?"
)
_NUMBERED = r"(dagsordens)?(punkt|pkt|sag)\w*\.? (nr\.? )?\d"
# `Dagsordenen blev godkendt, idet …`, `KKR godkendte referatet og dagsordenen, dog …`
_ON_AGENDA = (
    r"(\w+ ){0,5}(?<!af )(?<!fra )dagsorden(en)?\b.*\bgodkend"
    rf"|(\w+ ){{0,3}}godkendte (\w+ ){{0,2}}dagsorden(en)?\b|godkendt\b.*\b{_NUMBERED}"
)
_OF = r"på|om|af|i|til|med|for|ved|over|fra|under|vedr\.|vedrørende|angående"
_AGREED = (
    r"enighed|enig[et]?|flertal|stemning|opbakning|tilslutning|stem(te|mer|t)"
    r"|(tog|tager|taget|traf|træffer|truffet) (\w+ )?beslutning"
)
_HANDED_OUT = r"(referat|bilag|planche|præsentation|slides|oplæg|program|invitation)\w*"
_FOR = "udtalelse|høring|behandling|godkendelse|kommentering|drøftelse|bemærkning"
_THEMES = r"(\w+ ){0,2}\w*(fokus|indsats|tema|emne|prioritet|projekt)\w*"

TRAPS: tuple[Trap, ...] = (
    # exposed, vulnerable: "blev udsat for", "socialt udsat"
    _trap(Outcome.POSTPONED, "udsat", after=r"for\b"),
    _trap(Outcome.POSTPONED, "udsat", before=r".*\b(socialt|særligt?|mest|meget|mere)$"),
    # the first of several: `Punkt 5 behandles først`; not `behandles først, når loven er vedtaget`
    _trap(Outcome.POSTPONED, _ITEM, sentence=r".*\bførst( \.|$| ,(?! når))"),
    # where it is dealt with: `sættes på dagsordenen for mødet med regionen`
    _trap(
        Outcome.POSTPONED,
        "dagsorden(en)?",
        after=rf"(for|til|på) (\w+ ){{0,3}}\w*mød(e|et) med (\w+ )?({OUTSIDERS.pattern})\b",
    ),
    # a reason: `tog sagen til efterretning, idet man afventer svaret`
    _trap(Outcome.POSTPONED, "afvent(er|ede)", before=r".*\b(idet|da|fordi) (\w+ ){0,3}\w+$"),
    # what is told or done about the matter, and what is new, does not put it off:
    # `en status på sagen på næste møde`, `En sag om busser behandles på næste møde`
    _trap(
        Outcome.POSTPONED,
        _ITEM,
        before=rf".*\b((?<!resten )(?<!del )({_OF})( (den|det|denne|dette|de|disse)( \w+e)?)?"
        r"|(en|et|nye?|nyt)( \w+)?)$",
    ),
    # what is raised with others: `Formandskabet tager sagen op på næste møde med regionen`
    _trap(
        Outcome.POSTPONED,
        "tager?",
        sentence=rf".* op .*møder?(t|ne)? med (den |det |de )?({OUTSIDERS.pattern})\b",
    ),
    # a deadline or a law is moved, not the matter
    _trap(
        Outcome.POSTPONED, "udsættes|udskydes|udskudt|udsat", before=r".*\b(frist|ikrafttræd)\w*\b"
    ),
    # stopped: `Togdriften blev indstillet`
    _trap(
        Outcome.RECOMMENDED,
        "indstillet|indstilles|indstilledes|indstille",
        before=r".*\b\w*(drift|trafik|kørsel|sejlads|produktion|arbejde|betaling|aktivitet)(en|et|erne)\b",
    ),
    # put forward and chosen at once: `blev indstillet og valgt`; what was only to be discussed
    _trap(Outcome.RECOMMENDED, "indstillet", after=r"og (gen)?(valgt|udpeget)\b"),
    _trap(Outcome.RECOMMENDED, "lagde|lægger", after=r"op til (\w+ )?(\w*drøftelse|\w*debat)\w*"),
    # inclined to, and the recommendation as printed
    _trap(Outcome.RECOMMENDED, "indstillet", after=r"på\b"),
    _trap(Outcome.RECOMMENDED, "indstillet", before=r".*\bsom$"),
    _trap(Outcome.RECOMMENDED, "indstillet", before=r"(det|der) (blev|er|var)$"),
    _trap(Outcome.RECOMMENDED, "indstilles", before=r"(det|der)$"),
    # a paper suggests, not the council
    _trap(
        Outcome.RECOMMENDED,
        "lægger|lagde",
        before=r".*\b(oplæg|forslag|rapport|aftale|model|udspil|lov|plan)\w*$",
    ),
    # those whom the council appointed, in one word or two
    _trap(
        Outcome.APPOINTED,
        "udpegede",
        after=r"(har|er|skal|kan|bør|vil|i (regionale|bestyrelse|de)|\w+er(ne)? (har|er|skal|i))\b",
    ),
    # `vedtog at …`, `vedtog, at …`: what follows is decided, not a proposal approved
    _trap(
        Outcome.APPROVED,
        "vedta(ge|ger|get|ges)|vedtog|vedtoges",
        after=r"(det )?((på ny|igen|herefter|dog|ikke|\w+igt) )?(, )?(ikke )?at\b",
    ),
    # laws are passed by others
    _trap(Outcome.APPROVED, "vedtaget|godkendt", before=rf"((den|det|en|et|ny|nye|nyt) )*{_LAW}\b"),
    _trap(
        Outcome.APPROVED,
        "vedtaget|godkendt",
        before=rf".*\b(er|var|blev|bliver) ((den|det|en|et|ny|nye|nyt) )*{_LAW}$",
    ),
    _trap(Outcome.APPROVED, "vedtaget|godkendt", after=rf"(en|et) ((ny|nyt) )?{_LAW}\b"),
    # an item that is taken from the agenda, in the decision on the agenda, is not put off by that
    _trap(Outcome.POSTPONED, "udgår|udgik|udgået", sentence=_ON_AGENDA),
    _trap(
        Outcome.POSTPONED,
        "tage[st]?|toges|trækkes|trukket|fjernet|strøget|pillet",
        sentence=rf"({_ON_AGENDA}).*\b(tage[st]?|toges|trækkes|trukket|fjernet|strøget|pillet)"
        r"( ud)? (af\b|fra dagsorden)",
    ),
    # nor is one of which a sentence says so by its number: at the item itself it says `Punktet`
    _trap(
        Outcome.POSTPONED,
        r"(dagsordens)?punkt(er|erne)?|pkt\.?|sag(er|erne)?",
        sentence=rf"{_NUMBERED}[\d.]*( ?(,|og|samt) \d[\d.]*)*"
        r" (udgår|udgik|(er|var) udgået)\b",
    ),
    # themes are decided on, not appointed
    _trap(Outcome.APPOINTED, "valgte|vælger", after=_THEMES),
    # chosen models are decided on, not appointed
    _trap(
        Outcome.APPOINTED,
        "valgte|vælger|valgt|vælges",
        after=r"((kkr( \w+)?|rådet|man|vi) )?at\b"
        r"|(den \w+ )?(model|løsning|scenari|variant|tilgang|forslag)",
    ),
    _trap(
        Outcome.APPOINTED,
        "valgt|vælges|valgtes",
        before=r".*\b(model|løsning|scenari|variant|forslag|tilgang)\w*\b",
    ),
    # what others recommend: `KL's anbefaling er, at …`, `Det er anbefalingen fra regionen, at …`
    _trap(
        Outcome.RECOMMENDED,
        "anbefaling(en)?",
        after=rf"fra (\w+ )?({OUTSIDERS.pattern})\b",
        before=rf".*\b({OUTSIDERS.pattern})['’]?s( \w+)?$",
    ),
    _trap(
        Outcome.RECOMMENDED,
        "er|var|blev",
        after=rf"({OUTSIDERS.pattern})['’]?s (\w+ )?anbefaling",
    ),
    # only more than the matter is supported: `støttede ikke kun forslaget, men også …`
    _trap(Outcome.REJECTED, "ikke", after=r"(kun|alene|blot|bare|mindst)\b"),
    # what is only thought of or asked for: `muligheden for ikke at gå videre`
    _trap(
        Outcome.REJECTED,
        "ikke",
        before=rf"(?!.*\b({_AGREED}) (for|om|til)$).*\b(af|for|om|til|ved)$",
    ),
    # what a proposal says, not what became of it: `forslaget om, at tilskuddet bortfalder`
    _trap(
        Outcome.REJECTED,
        r"(ændrings)?forslag(et|ene)|indstilling(en|erne)",
        after=r"(om )?, (?!som\b|der\b)",
    ),
    # `Valget faldt på`; not `faldt på grund af`, `faldt på stemmelighed`
    _trap(Outcome.REJECTED, r"fald(t|er|et)", after=r"(på(?! grund| \w+lighed)|i|ud|til)\b"),
    _trap(
        Outcome.ENDORSED,
        "fik|får|vandt|vinder|mødte|møder|opnåede|opnår|nød|nyder",
        before=r".*\b\w*(konference|møde|arrangement|dag|kursus|kurset|seminar|kampagne)(n|t|en|et|er)?$",
    ),
    # what lacked
    _trap(
        Outcome.ENDORSED,
        "opbakning|tilslutning|støtte",
        before=r".*\b(manglende|ringe|begrænset|utilstrækkelig|for lidt)$",
    ),
    # what others applied for elsewhere
    _trap(Outcome.REJECTED, r"ansøgning\w*|anmodning\w*|henvendelse\w*", after=r"til\b"),
    # attendance and turn-out
    _trap(
        Outcome.ENDORSED,
        "tilslutning|opbakning",
        after=r"(\w+ ){0,2}(til|fra) (\w*konference|\w*møde|arrangement|\w*dag|kurs|seminar)",
    ),
    # nothing to be noted turns nothing down: `noterede ingen bemærkninger`
    _trap(Outcome.NOTED, "noterede|noterer|noteret", after=r"ingen\b"),
    # the end of a phrase that was judged as a whole
    _trap(Outcome.NOTED, "til", before=r".*\b(tog|tage[rst]?|toges|toget)\b"),
    # agreed that something matters, not on what to do
    _trap(
        Outcome.DECIDED,
        "om",
        after=r"(vigtighed|betydning|behov|nødvendighed|værdi|udfordring|problem|relevans|alvor)\w*\b",
    ),
    # laws are changed by others
    _trap(Outcome.DECIDED, r"\w+es", before=rf"((den|det|en|et|ny|nye|nyt) )*{_LAW}$"),
    # what is taken up with others, after the meeting
    _trap(
        Outcome.DISCUSSED, "drøfter", sentence=r"(formandskabet|formanden|sekretariatet) drøfter\b"
    ),
    # papers of the meeting are handed out: `Referatet sendes til medlemmerne`
    _trap(
        Outcome.DECIDED,
        r"\w*send(es|er)",
        after=rf"(ud )?(sammen )?(med )?(\w+ )?{_HANDED_OUT}",
        sentence=rf".*\b{_HANDED_OUT} \w*send(es|er)\b(?! (videre )?til (\w+ )?({_FOR}))",
    ),
    # what the majority was for follows, or is a proposal: `Der var flertal for at godkende planen`
    _trap(
        Outcome.DECIDED,
        "der",
        sentence=r".*\bflertal for (at\b|(indstilling|anbefaling|forslag|oplæg|udkast))",
    ),
    # agreed to a recommendation: `enighed om indstillingen`; not on what it asks for
    _trap(
        Outcome.DECIDED,
        "om",
        after=r"(\w+ )?(indstilling|anbefaling|forslag|oplægg?|udkast)(en|et|erne|ene)"
        r"(?! (til|om|fra)\b)",
    ),
    # announced for another meeting
    _trap(
        Outcome.DECIDED,
        "træffes",
        after=r"(først|senere)\b|(\w+ )?(beslutning|afgørelse) (\w+ )?(på|ved) (\w+ ){0,3}\w*møde",
    ),
    # what a motion asked for
    _trap(Outcome.DECIDED, "aftalt|besluttet", before=r".*\bsom( \w+)?$"),
    # the recommendation as printed
    _trap(Outcome.DECIDED, "besluttet", after=r"som indstillet"),
    # dealt with elsewhere: `Punktet blev behandlet sammen med punkt 3`
    _trap(
        Outcome.DISCUSSED,
        "behandlet|behandlede",
        after=r"(\w+ )?(sammen|under|forbindelse) (med )?(dagsordens)?(punkt|pkt|sag)\b",
    ),
    # a debate that others put off
    _trap(
        Outcome.DISCUSSED,
        "drøftelsen|debatten|diskussionen",
        before=r".*\b(udskudt|udsat|aflyst|udskød|udsatte)$",
    ),
    # it comes back: `Sættes på dagsordenen igen`
    _trap(Outcome.DECIDED, "sættes", after=r"(\w+ )?på dagsordenen (igen|på|ved|til|i)\b"),
    # what is not published
    _trap(Outcome.DISCUSSED, "behandlet|behandlede", after=r"(for|bag) lukkede? døre"),
    _trap(Outcome.DECIDED, "beslutningen", after=r"er (lukket|fortrolig)"),
)

_BY_OUTCOME = {
    outcome: tuple(trap for trap in TRAPS if trap.outcome is outcome) for outcome in Outcome
}
_AHEAD, _BACK = 6, 12


def is_trap(cue: Cue, clauses: Clauses, start: int, end: int) -> bool:
    """Whether the words around tokens `start` to `end` give the cue another meaning."""
    traps = _BY_OUTCOME[cue.outcome]
    if not traps:
        return False
    matched = clauses.words[start:end]
    first = clauses.clause_start(start)
    before = " ".join(clauses.words[max(first, start - _BACK) : start])
    for trap in traps:
        places = [i for i, word in enumerate(matched, start) if trap.cue.fullmatch(word)]
        if not places:
            continue
        after = " ".join(clauses.words[places[-1] + 1 : places[-1] + 1 + _AHEAD])
        if trap.after and trap.after.match(after):
            return True
        if trap.before and start in places and trap.before.match(before):
            return True
        if trap.sentence and trap.sentence.match(" ".join(clauses.words)):
            return True
    return False
