"""What a rule of deciding is: a row of `decision_cues` or `task_cues`, and its form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parse.model import Outcome
from parse.outcomes.verb_forms import VERBS, Verb


class Form(StrEnum):
    """How a cue says it, which decides what must stand around it for it to count.

    `FINITE` needs the council as subject (`KKR godkendte`); `PARTICIPLE` an auxiliary or nothing
    (`blev godkendt`, `Godkendt.`); `PASSIVE` is a finite form without an actor (`godkendes`);
    `INFINITIVE` needs a governing decision (`besluttede at godkende`) or `kan`; a `STATEMENT`
    is a whole phrase without an actor (`der var enighed om`); a `NOUN` stands in a sentence
    without a verb (`Enstemmig vedtagelse.`); `WHO` needs a person's name (`Ny formand: …`), and
    `CALL` the council as subject and the name straight behind it (`KKR pegede på …`).

    What is to be done, and not said to be decided: a `TASK` is the council's, or in the present of
    who works for it (`Sekretariatet udarbejder`), a `DUTY` nobody's (`Der udarbejdes`); `ASKED` is
    another than the council (`Formandskabet blev bedt om`), and a `STEP` a whole phrase (`Projektet
    fortsætter`).
    """

    FINITE = "finite"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    INFINITIVE = "infinitive"
    STATEMENT = "statement"
    NOUN = "noun"
    WHO = "who"
    CALL = "call"
    TASK = "task"
    DUTY = "duty"
    ASKED = "asked"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule: where `words` stand in this form, the text says `outcome`.

    A `weak` cue counts only when the decision holds no strong one: it hints, and where the
    minutes also say outright what was done, they do not mean it as a second outcome. One that
    tells an act of the council's own (`also`: `KKR bakkede op om …`, `KKR opfordrer …`) counts
    beside those of `ADDED_TO`, which say something else.
    """

    outcome: Outcome
    form: Form
    words: str
    weak: bool = False
    also: bool = False

    @property
    def is_task(self) -> bool:
        """Whether it tells what is to be done: what its `at` opens is for others to do."""
        return self.form in _TASKS


_TASKS = frozenset({Form.TASK, Form.DUTY, Form.ASKED, Form.STEP})


def _forms(verb: Verb) -> dict[Form, str]:
    finite = "|".join(filter(None, (verb.preterite, verb.present)))
    passive = "|".join(filter(None, (verb.passive, verb.past_passive)))
    return {
        Form.FINITE: finite,
        Form.PARTICIPLE: verb.participle,
        Form.PASSIVE: passive,
        Form.INFINITIVE: verb.infinitive,
        Form.TASK: f"{finite}|{verb.infinitive}",
        Form.DUTY: verb.passive,
    }


def verbs(
    outcome: Outcome,
    infinitives: str,
    tail: str = "",
    *,
    forms: tuple[Form, ...] = (Form.FINITE, Form.PARTICIPLE, Form.PASSIVE, Form.INFINITIVE),
    weak: bool = False,
    also: bool = False,
) -> tuple[Cue, ...]:
    """A cue for each form of verbs that take the same words after them."""
    listed = [_forms(VERBS[infinitive]) for infinitive in infinitives.split()]
    heads = {form: "|".join(filter(None, (each[form] for each in listed))) for form in forms}
    return tuple(
        Cue(outcome, form, f"{head} {tail}".strip(), weak, also)
        for form, head in heads.items()
        if head
    )
