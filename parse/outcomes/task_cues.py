"""The words in which minutes say what is done next, without a word of deciding. Pure data.

`KKR beder sekretariatet om …`, `Der nedsættes …`, `Sagen oversendes til …`: what the council asks
for or sets going it has decided. All are weak: where a decision also says outright what was done,
these only carry it out.
"""

from __future__ import annotations

from dataclasses import replace

from parse.model import Outcome
from parse.outcomes.cues import Cue, Form, verbs

B = Outcome.DECIDED
_REQUESTS = "bad|beder|anmodede|anmoder"
_WRITTEN = (
    "/(brev|svar|høringssvar|henvendelse|udtalelse|notat|skema|materiale|invitation|ansøgning)"
    "(et|en)?/"
)
_MEMBERS = (
    "/kommuner(ne)?/|kommune|borgmestrene|/(valg|parti)?grupperne/|gruppeformændene|partierne"
    "|listerne"
)
_CONTACT = "kontakt|henvendelse|initiativ"
_MATTER = (
    "/(sag|punkt|emne|tema|spørgsmål|forslag|problemstilling|synspunkt|bemærkning|udtalelse|svar"
    "|høringssvar|notat|materiale|udkast|oplæg|plan|aftale|anbefaling)(en|et|erne|rne|ne|ene)?/"
)
_RUNNING = "/(arbejde|samarbejde|ordning|projekt|aftale|indsats|forsøg|arbejdsgruppe)(t|n|et|en)/"
_JOINED = "/(partnerskab|samarbejde|projekt|ordning|forsøg|netværk)(et|t|en)?/"
_MEETING = "/(kkr-?|tema)?møde(t|r|rne)?/"
_COST = "/(mer)?(udgift|omkostning)(en|er|erne)?/"
_PAPER = (
    "/(gen)?beregning(er)?|redegørelse|(af)?rapport(ering)?|opfølgning|status|notat|evaluering|analyse"
    "|oversigt|undersøgelse|belysning|afklaring|vurdering|udredning|kortlægning|tilbagemelding/"
)
_GATHERING = "/(for|tema|dialog|fælles|ekstra|borgmester)møde(r)?|møderne|temadag(e)?|seminar(er)?/"
_TALKS = "/(forhandling|drøftelse)(er)?|dialog/"
_SENT = "oversendes|fremsendes|videresendes|overgives|videregives|sendes"
_SET_GOING = (
    "etablere oprette nedlægge ophæve udarbejde indhente indkalde invitere indbyde undersøge"
    " afdække videreføre koordinere forberede lave samle udsende afsætte frigive"
)
"""What is set going or stopped."""
TASK_VERBS = (
    f"{_SET_GOING} sende fremsende indsende videresende oversende skrive afgive rette tage følge"
    " arbejde sætte holde afholde drøfte behandle forelægge fremlægge gennemføre igangsætte"
    " iværksætte nedsætte"
)
"""What is to be done, or still to be dealt with, where it is told in the passive of the present."""

_ROWS: tuple[Cue, ...] = (
    # ── what the council asks others for ──
    Cue(B, Form.TASK, _REQUESTS, also=True),
    Cue(B, Form.ASKED, "bedt|anmodet om", also=True),
    Cue(B, Form.ASKED, "bedes|anmodes", also=True),
    Cue(B, Form.ASKED, "fik|får|gives|givet …3 til opgave", also=True),
    Cue(B, Form.TASK, "gav|giver …6 til opgave", also=True),
    # ── what it does itself, or has done for it ──
    *verbs(B, _SET_GOING, forms=(Form.TASK, Form.DUTY)),
    *verbs(
        B,
        "sende fremsende indsende skrive afgive formulere",
        f"…4 {_WRITTEN}",
        forms=(Form.TASK, Form.DUTY),
    ),
    *verbs(B, "rette tage", f"…2 {_CONTACT}", forms=(Form.TASK, Form.DUTY)),
    *verbs(B, "følge", "…2 op", forms=(Form.TASK, Form.DUTY)),
    *verbs(B, "arbejde", "…1 videre", forms=(Form.TASK,)),
    Cue(B, Form.DUTY, "arbejdes …2 videre"),
    *verbs(B, "tage", f"…1 {_MATTER} op|med|videre", forms=(Form.TASK,)),
    *verbs(B, "tage", f"…1 {_MATTER} …4 op med|over|hos", forms=(Form.TASK,)),
    Cue(B, Form.DUTY, "tages …2 op …1 med|over|hos|i"),
    Cue(B, Form.DUTY, "rejses …1 over|hos"),
    Cue(B, Form.DUTY, "sættes …1 på dagsordenen"),
    Cue(B, Form.TASK, f"rejser|rejste|rejse …1 {_MATTER}"),
    Cue(B, Form.TASK, "skriver …1 til"),
    Cue(B, Form.TASK, "kontakter|kontaktede"),
    Cue(B, Form.TASK, "drøfter …3 med"),
    Cue(B, Form.TASK, "fremlægger"),
    Cue(B, Form.TASK, "henvender|henvendte sig"),
    Cue(B, Form.TASK, "ser …1 nærmere på"),
    Cue(B, Form.TASK, "vender tilbage med"),
    Cue(B, Form.TASK, "kommer …1 med …3 /(oplæg|forslag|udkast|bud|notat)(et)?/"),
    Cue(B, Form.STEP, f"kkr skal|vil have …4 {_PAPER}|svar"),
    Cue(B, Form.STEP, f"får|skal kkr …4 {_PAPER}"),
    Cue(B, Form.DUTY, "gøres permanent|permanente|obligatorisk|obligatoriske"),
    Cue(B, Form.STEP, f"{_WRITTEN} …1 afgives|afsendes|sendes"),
    Cue(B, Form.STEP, f"{_MEMBERS} …2 melder|indmelder|indsender|tilbagemelder"),
    Cue(B, Form.STEP, f"{_MEMBERS} giver …2 tilbagemelding|besked"),
    Cue(B, Form.STEP, f"{_COST} …2 afholdes"),
    Cue(B, Form.TASK, f"ønsker|efterlyser …3 {_PAPER}", also=True),
    Cue(B, Form.TASK, "ønsker|ønskede , at"),
    Cue(B, Form.TASK, f"indleder|optager {_TALKS}"),
    Cue(B, Form.DUTY, f"ønskes …3 {_PAPER}"),
    Cue(B, Form.DUTY, f"holdes|afholdes …2 {_GATHERING}"),
    Cue(B, Form.STEP, f"{_GATHERING} …2 holdes|afholdes"),
    Cue(B, Form.TASK, "deltager i"),
    Cue(B, Form.TASK, f"indgår …1 i …2 {_JOINED}"),
    Cue(B, Form.TASK, "tilmelder sig"),
    Cue(B, Form.TASK, "går i dialog|forhandling"),
    *verbs(B, "fortsætte", f"…2 {_RUNNING}", forms=(Form.TASK,)),
    # ── where the matter goes ──
    Cue(B, Form.DUTY, f"{_SENT} …3 til"),
    Cue(B, Form.DUTY, "sendes …2 i …1 høring"),
    Cue(B, Form.DUTY, "bringes|tages …1 videre|med"),
    Cue(B, Form.NOUN, "oversendt|fremsendt|videresendt|overgivet|henvist til"),
    Cue(B, Form.STEP, f"{_MATTER} henvises …1 til"),
    # ── what goes on, ends or is moved ──
    Cue(
        B,
        Form.STEP,
        f"{_RUNNING} …1 fortsætter|ophører|fortsættes|stoppes|afsluttes",
    ),
    Cue(B, Form.STEP, f"{_MEETING} …6 flyttes|rykkes|aflyses"),
    # ── what stands below it ──
    Cue(B, Form.STATEMENT, "beslutninger|aftaler|konklusioner :"),
)

TASK_CUES = tuple(replace(row, weak=True) for row in _ROWS)
