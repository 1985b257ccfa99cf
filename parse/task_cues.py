"""The words in which minutes say what is done next, without a word of deciding. Pure data.

`KKR beder sekretariatet om …`, `Der nedsættes …`, `Sagen oversendes til …`: what the council asks
for or sets going it has decided. All are weak: where a decision also says outright what was done,
these only carry it out.
"""

from __future__ import annotations

from parse.cues import Cue, Form, verbs
from parse.model import Outcome

B = Outcome.DECIDED
_REQUESTS = "bad|beder|anmodede|anmoder"
_WRITTEN = (
    "/(brev|svar|høringssvar|henvendelse|udtalelse|notat|skema|materiale|invitation|ansøgning)"
    "(et|en)?/"
)
_MEMBERS = "/kommuner(ne)?/|kommune|borgmestrene|grupperne|gruppeformændene"
_CONTACT = "kontakt|henvendelse"
_MATTER = (
    "/(sag|punkt|emne|tema|spørgsmål|forslag|problemstilling|synspunkt|bemærkning|udtalelse|svar"
    "|høringssvar|notat|materiale|udkast|oplæg|plan|aftale|anbefaling)(en|et|erne|rne|ne|ene)?/"
)
_RUNNING = "/(arbejde|samarbejde|ordning|projekt|aftale|indsats|forsøg|arbejdsgruppe)(t|n|et|en)/"
_JOINED = "/(partnerskab|samarbejde|projekt|ordning|forsøg|netværk)(et|t|en)?/"
_MEETING = "/(kkr-?|tema)?møde(t|r|rne)?/"
_SENT = "oversendes|fremsendes|videresendes|overgives|videregives|sendes"
_SET_GOING = (
    "etablere oprette nedlægge ophæve udarbejde indhente indkalde invitere indbyde undersøge"
    " afdække videreføre koordinere forberede lave samle udsende"
)
"""What is set going or stopped."""

TASK_CUES: tuple[Cue, ...] = (
    # ── what the council asks others for ──
    Cue(B, Form.TASK, _REQUESTS, weak=True, also=True),
    Cue(B, Form.ASKED, "bedt|anmodet om", weak=True),
    Cue(B, Form.ASKED, "bedes|anmodes", weak=True),
    Cue(B, Form.ASKED, "fik|får|gives|givet …3 til opgave", weak=True),
    Cue(B, Form.TASK, "gav|giver …6 til opgave", weak=True, also=True),
    # ── what it does itself, or has done for it ──
    *verbs(B, _SET_GOING, forms=(Form.TASK, Form.DUTY), weak=True),
    *verbs(
        B,
        "sende fremsende indsende skrive afgive",
        f"…4 {_WRITTEN}",
        forms=(Form.TASK, Form.DUTY),
        weak=True,
    ),
    *verbs(B, "rette tage", f"…2 {_CONTACT}", forms=(Form.TASK, Form.DUTY), weak=True),
    *verbs(B, "følge", "…2 op", forms=(Form.TASK, Form.DUTY), weak=True),
    *verbs(B, "arbejde", "…1 videre", forms=(Form.TASK,), weak=True),
    Cue(B, Form.DUTY, "arbejdes …2 videre", weak=True),
    *verbs(B, "tage", f"…1 {_MATTER} op|med|videre", forms=(Form.TASK,), weak=True),
    Cue(B, Form.DUTY, "tages …2 op …1 med|over|hos|i", weak=True),
    Cue(B, Form.TASK, f"rejser|rejste|rejse …1 {_MATTER}", weak=True),
    Cue(B, Form.TASK, "skriver …1 til", weak=True),
    Cue(B, Form.TASK, "kontakter|kontaktede", weak=True),
    Cue(B, Form.TASK, "drøfter …3 med", weak=True),
    Cue(B, Form.TASK, "fremlægger", weak=True),
    Cue(B, Form.TASK, "henvender|henvendte sig", weak=True),
    Cue(B, Form.TASK, "ser …1 nærmere på", weak=True),
    Cue(B, Form.STEP, f"{_WRITTEN} …1 afgives|afsendes|sendes", weak=True),
    Cue(B, Form.STEP, f"{_MEMBERS} …2 melder|indmelder|indsender|tilbagemelder", weak=True),
    Cue(B, Form.TASK, "deltager i", weak=True),
    Cue(B, Form.TASK, f"indgår …1 i …2 {_JOINED}", weak=True),
    Cue(B, Form.TASK, "tilmelder sig", weak=True),
    Cue(B, Form.TASK, "går i dialog|forhandling", weak=True),
    *verbs(B, "fortsætte", f"…2 {_RUNNING}", forms=(Form.TASK,), weak=True),
    # ── where the matter goes ──
    Cue(B, Form.DUTY, f"{_SENT} …3 til", weak=True),
    Cue(B, Form.DUTY, "sendes …2 i …1 høring", weak=True),
    Cue(B, Form.DUTY, "bringes|tages …1 videre|med", weak=True),
    Cue(B, Form.NOUN, "oversendt|fremsendt|videresendt|overgivet|henvist til", weak=True),
    Cue(B, Form.STEP, f"{_MATTER} henvises …1 til", weak=True),
    # ── what goes on, ends or is moved ──
    Cue(
        B,
        Form.STEP,
        f"{_RUNNING} …1 fortsætter|ophører|fortsættes|stoppes|afsluttes",
        weak=True,
    ),
    Cue(B, Form.STEP, f"{_MEETING} …6 flyttes|rykkes|aflyses", weak=True),
    # ── what stands below it ──
    Cue(B, Form.STATEMENT, "beslutninger|aftaler|konklusioner :", weak=True),
)
