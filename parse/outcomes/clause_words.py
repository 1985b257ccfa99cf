"""Word lists that tell main clauses from subordinate ones, and the council from others. Pure data.

Each list is closed where the language's class is closed (auxiliaries, subordinators, prepositions)
and a choice where it is open (who else decides things in KKR minutes).
"""

from __future__ import annotations

import re

from parse.months import MONTHS
from parse.municipalities import MUNICIPALITIES as NAMES_OF_MUNICIPALITIES
from parse.municipalities import OTHER_FORMS
from parse.outcomes.verb_forms import PASSIVES as PRESENT_PASSIVES
from parse.outcomes.verb_forms import PAST_PASSIVES, PRESENTS, PRETERITES
from parse.parties import NAME_WORDS
from parse.parties import PARTIES as LETTERS

SUBORDINATORS = frozenset(
    {"at", "som", "hvor", "hvorved", "hvormed", "hvorpå", "hvilken", "hvilke", "hvad"}
    | {"hvem", "hvis", "hvordan", "hvorledes", "hvorvidt", "hvornår", "hvorfor", "når", "fordi"}
    | {"indtil", "medmindre", "uanset", "skønt", "ligesom", "forudsat"}
    | {"idet", "såfremt", "selvom", "eftersom", "hvoraf", "hvortil", "hvori", "hvorfra"}
)
"""Always open a subordinate clause. `at` opens one with a finite verb or an infinitive alike."""

LEADING_INFINITIVES = frozenset(
    "mødes enes samles ses lykkes kunne skulle ville måtte burde".split()
)
"""Infinitives straight behind `at` that do not look it: `at mødes`, `at kunne godkende`."""

INVERTIBLE = frozenset({"har", "havde", "kan", "skal", "er", "bliver", "vil", "måtte", "skulle"})
"""As first word these open a condition: `Har byrådet ikke svaret, …`."""

AFTER_COMMA = frozenset({"om", "da", "der", "så", "inden", "før", "både", "jf.", "herunder"})
"""Open one only after a comma or as first word; elsewhere prepositions, adverbs, expletives."""

ROLES = re.compile(
    r"ny|nye|nyt|led|følge|(kkr-)?repræsentant\w*|\w*medlem\w*|\w*formand|suppleant\w*|stedfortræder\w*"
)
"""After `som` as first word these make a phrase and no clause: `Som ny formand valgtes …`."""

POSTS = re.compile(
    r"(kkr-)?repræsentant\w*|\w*medlem(mer(ne)?|met)?|\w*(formand|formænd)(en|ene)?|kandidat(en|er|erne)?"
    r"|(\w*suppleant|stedfortræder|tovholder|observatør|deltager|person|politiker)(en|e|er|ne|erne)?"
    r"|\w*borgmest(er|re|eren|rene)"
)
"""What a person is appointed as."""

_ASSEMBLIES = (
    r"folketing(et)?|europa-?parlament(et)?|regionsråd(et)?|\w*byråd(et|ene)?"
    r"|kommunalbestyrelse(n|r|rne)?"
)
_OFFICES = r"(vice|over)?borgmester|rådmand|\w*minister|regionsrådsformand"
_LEADING = r"\w*formand for (kl|danske regioner|region \w+|\w+partiet|venstre)"
ELECTED = re.compile(
    rf"((ind|som|til|i|en|et|ny|nyt|nye) )*({_ASSEMBLIES}|{_OFFICES}|{_LEADING})(?![\w-])"
)
"""What voters and other assemblies elect: `valgt til Folketinget`, `som borgmester i Odder`."""

AS_SAID = frozenset(
    "indstillet anført foreslået beskrevet nævnt skitseret fremlagt forelagt angivet anbefalet "
    "oplyst planlagt vist".split()
)
"""After `som` these make a phrase wherever it stands: `udpegede medlemmerne som anført, og …`."""

CONJUNCTIONS = frozenset({"og", "samt", "men", "eller", "mens", "hvorefter", "hvilket"})
"""Part main clauses. The last two open subordinate ones that tell what was done next."""

BREAKS = frozenset({",", "og", "men", ";"})
"""Where a phrase or a clause ends."""

MEETING = ("møde", "mødet")
"""What words for meetings end in."""

CONTRASTS = frozenset({"men", "mens", "hvorimod"})
"""What follows these is of a kind with what stands before."""

ADVERBS = frozenset(
    {"herefter", "derefter", "desuden", "endvidere", "derudover", "ligeledes", "samtidig", "også"}
    | {"samtidigt", "dermed", "derfor", "endelig", "endeligt", "dog", "herudover", "hermed", "så"}
    | {"således", "enstemmigt", "enstemmig", "efterfølgende", "på", "i", "øvrigt", "ydermere", "da"}
    | {"videre", "yderligere", "nu", "bl.a.", "blandt", "andet", "først", "kort", "sig", "selv"}
    | {"afslutningsvis", "indledningsvis", "alene", "straks", "foreløbigt", "foreløbig", "ikke"}
    | {"igen", "atter", "uændret", "desværre"}
    | {"generelt", "indgående", "bredt", "overordnet", "–", "-", "•", "*", "hverken", "fortsat"}
)
"""May stand between a subject or conjunction and its verb without being a subject."""

PREPOSITIONS = frozenset(
    {
        "på",
        "i",
        "efter",
        "med",
        "under",
        "ved",
        "til",
        "af",
        "for",
        "fra",
        "om",
        "som",
        "ud",
        "ift.",
    }
    | {"vedr.", "vedrørende", "angående", "jf.", "inden", "mod", "over", "pba.", "pga.", "via"}
    | {"udover", "foruden", "trods", "uden", "omkring", "hvad", "hertil", "ifm.", "ifb.", "siden"}
    | {"grundet", "ifølge", "iflg.", "iht.", "jævnfør", "jfr.", "pr.", "per", "m.", "u."}
    | {"undtagen", "minus", "plus", "bortset", "fraregnet", "frem"}
    | {"inkl.", "inkl", "incl.", "incl", "inklusive", "ekskl.", "ekskl", "eksklusive"}
)
"""A clause that begins with one has its subject after the verb (`På mødet godkendte KKR`)."""

OF_PLACE = frozenset({"i", "fra", "på", "for"})
"""After the head of a subject these only say more of it: `Kommunerne i regionen godkendte`."""

PASSIVES = PRESENT_PASSIVES | PAST_PASSIVES

PASSIVE_AUXILIARIES = frozenset({"blev", "bliver", "bleve", "blevet", "blevt"})
"""`blevet` for `blev` is a slip seen in print; after `er` or `har` it is what it says."""

PERFECT = frozenset({"er", "har", "var", "havde"})

MODALS = frozenset(
    {"skal", "skulle", "bør", "burde", "må", "måtte", "vil", "ville", "forventes", "ønskes"}
    | {"foreslås", "indstilles", "anmodes", "anbefales", "søges", "tænkes", "planlægges", "blive"}
    | {"være", "forventer", "ønsker", "ønskede", "forventedes", "påtænkes", "tilstræbes"}
)
"""What follows these is planned, wished or asked for, and not done."""

CAN = frozenset({"kan", "kunne"})
WILL = frozenset({"vil", "ville"})
PRESENT_MODALS = frozenset({"kan", "vil", "skal", "bør", "må"})

OTHER_FINITES = frozenset(
    "bragte bød deltog er faldt fandt fik finder får gik gjorde går har havde holdt kom ligger "
    "rettes ser sker skrev stod vandt var".split()
)
"""More finite verbs: they end the stretch in which a subject is sought."""

_NOUNS = frozenset({"aftaler", "stemmer"})
"""Presents that are plurals far more often."""

_FINITES = OTHER_FINITES | MODALS | CAN | (PRESENTS - _NOUNS)

_NOT_PRETERITES = frozenset({"udsattes", "sat", "stede", "rede", "allerede", "brede", "hede"})


def is_preterite(word: str) -> bool:
    """Whether a word looks like a finite preterite: in -ede, or one of the common strong ones."""
    if word in _NOT_PRETERITES:
        return False
    return word.endswith("ede") or word in _PRETERITES


def is_finite(word: str) -> bool:
    """Whether a word is, or looks like, a finite verb."""
    return word in _FINITES or is_preterite(word)


_STRONG_PRETERITES = frozenset("blev fandt fik havde lød rejste var".split())
"""Beside those of `verb_forms`."""

_PRETERITES = PRETERITES | PAST_PASSIVES | _STRONG_PRETERITES

_DEFINITE = re.compile(r"\w{3,}(en|et|ne)")
_NOT_DEFINITE = (
    PREPOSITIONS
    | CONJUNCTIONS
    | ADVERBS
    | frozenset("sammen ingen anden meget noget hvilken".split())
)


def is_definite(word: str) -> bool:
    """Whether a word looks like a noun with its article: `planen`, `budgettet`, `kommunerne`.

    An adjective before it has an article of its own (`de udsatte børn`), so what stands straight
    before it is a verb.
    """
    return _DEFINITE.fullmatch(word) is not None and word not in _NOT_DEFINITE


COUNCIL = frozenset(
    {"kkr", "kommunekontaktrådet", "kommunekontaktråd", "rådet", "kkr-medlemmerne", "man", "vi"}
    | {"forsamlingen", "mødet", "medlemmerne", "mødedeltagerne", "deltagerne"}
)
"""Subjects that are the council itself."""

COUNCIL_TOO = frozenset(
    "råd formandskab formandskabet borgmestre borgmestrene borgmesterne kommuner kommunerne "
    "flertal flertallet medlemmer politikerne repræsentanterne netværket alle samtlige fremmødte "
    "tilstedeværende".split()
)
"""Subjects that decide for the council, or are its members: `Et flertal`, `Alle kommuner`."""

PRONOUNS = frozenset("det dette den denne de disse der begge ingen hvilket".split())
"""They stand for the council or the matter: `De tiltrådte indstillingen`, `Det endte med …`."""

REGIONS = frozenset({"hovedstaden", "sjælland", "syddanmark", "midtjylland", "nordjylland", "midt"})
GENITIVES = frozenset(
    {"kkr's", "kkrs", "kkr’s", "hovedstadens", "sjællands", "syddanmarks", "midtjyllands"}
    | {"nordjyllands", "rådets", "kl's", "kls", "kl’s", "regionens", "regeringens"}
)
"""After these a form in -ede is an adjective: `KKR Sjællands udpegede repræsentanter`."""

DETERMINERS = frozenset(
    {"den", "det", "de", "disse", "denne", "dette", "deres", "vores", "sin", "sit", "sine", "hver"}
    | {
        "en",
        "et",
        "alle",
        "nogle",
        "flere",
        "øvrige",
        "samme",
        "to",
        "tre",
        "fire",
        "nye",
        "ny",
        "begge",
    }
)

# `R` is any letter, `alt` and `soc` are words and beginnings of words.
_PARTY_NAMES = sorted(name for name in NAME_WORDS if len(name) not in {1, 3})

OUTSIDERS = re.compile(
    r"kl|region|regionen|eu|bl\.a\.-|danske|danmarks|parterne|partierne|gruppen|erhvervslivet"
    r"|regering\w*|folketing\w*|\w*minist(er|eren|re|rene|erium|eriet|erier|erierne)"
    r"|\w*styrels(e|en|er|erne|es|ens)|\w*bestyrels(e|en|er|erne)|\w*udvalg(et|ene)?"
    r"|(?!kommunekontakt|\w*områd)\w+råd(et|ets|ene)?"
    r"|\w*(gruppe|gruppen|grupper|forum|hus|huset|selskab|selskabet)|\w+netværk(et)?"
    r"|\w*kreds(en)?|\w*kontaktudvalg\w*|movia|midttrafik|sydtrafik|fynbus|kd-net\w*|brn|k17|dassos|sosu\w*"
    r"|\w*(nævn(et)?|fond(en)?|revision(en)?|universitet(et)?)"
    r"|borgerrepræsentation\w*|\w*kommission(en)?|forligskreds\w*|sekretariatet|administrationen"
    r"|(vice|over|fag)?borgmester(en)?|\w*direktør(en|erne)?|\w*(formand|formanden|formænd)"
    r"|\w*konsulent(en)?|\w*chef(en)?|rådmand(en)?|professor(en)?|oplægsholder(en|ne)?"
    rf"|liste|andre|mindretal\w*|({'|'.join(map(re.escape, _PARTY_NAMES))})s?"
)
"""Who else decides, recommends and appoints in these minutes."""

SOME = frozenset("enkelte flere nogle adskillige få et én par to tre fire".split())
MEMBERS = frozenset("medlem medlemmer borgmestre deltagere kommuner mindretal".split())
"""Some of them are not the council: `flere medlemmer anbefalede`."""

PARTIES = NAME_WORDS.union(map(str.casefold, LETTERS))
GROUPS = re.compile(r"(valg|parti)gruppe(n|r|rne)?|gruppe|grupperne")
"""They name the persons whom the council appoints; `gruppen` may be any: `Den blå gruppe`."""

MUNICIPALITIES = frozenset({"kommuner", "kommunerne", "kommunen", "kommune", "borgmestrene"})
"""With a verb in the present these are told what to do; in the past they are the council."""

TOWNS = frozenset(map(str.lower, (*NAMES_OF_MUNICIPALITIES, *OTHER_FORMS)))
"""A municipality by its name alone is one of many: `Odder støttede ikke forslaget`."""

SUBJECTS_IN_E = frozenset(
    "alle andre begge borgere brugere deltagere enkelte flere gamle ledere ledige mange nogle nye "
    "pårørende samtlige store sådanne unge voksne ældre øvrige".split()
)
"""Begin a subject, and end as infinitives do: `at unge ikke kan`, not `at vente`."""

_NO_VERB_ENDS = re.compile(r".+(?:lige|iske|nale|onelle)")


def may_be_infinitive(word: str) -> bool:
    """Whether an unknown word behind `at` looks like an infinitive: `at Køge`, `at unge` do not."""
    if word in SUBJECTS_IN_E or word in TOWNS or word in DETERMINERS:
        return False
    ends = word.endswith(("e", "å")) and not word.endswith(("erne", "ene"))
    return ends and _NO_VERB_ENDS.fullmatch(word) is None and not is_finite(word)


HANDED_OUT = frozenset(
    "udsendte fremsendte tilsendte eftersendte medsendte fremlagte forelagte vedlagte".split()
)
"""Behind an article these say which paper is meant: `det udsendte forslag`."""

EARLIER = frozenset({"tidligere", "allerede", "oprindeligt", "senest", "tidl."})
"""Beside a verb these move it to an earlier meeting."""

LAST = frozenset({"sidste", "seneste", "forrige", "tidligere", "sit"})
"""Before a meeting these make it an earlier one: `på sidste møde`, `på sit møde i maj`."""

DATES = frozenset(MONTHS)
SEASONS = frozenset({"foråret", "sommeren", "efteråret", "vinteren"})

LATER = frozenset(
    {"kommende", "næste", "senere", "efteråret", "foråret", "sommeren", "inden", "byrådene"}
    | {"kommunalbestyrelserne", "endeligt", "løbende", "årligt", "når", "primo", "medio", "ultimo"}
    | {"nærmere", "først"}
)
"""After a passive in the present these say that it is still to be done."""

WHEN = LATER | DATES | {"på", "ved", "så"}
"""Between `vil` and its verb these put the deed off: `vil på næste møde anbefale`."""

NEGATIONS = frozenset({"ikke", "aldrig", "hverken", "ingen", "intet"})
NO_NEGATION_BEFORE = frozenset({"mindst", "kun", "alene", "blot", "bare", "desto", "ubetydelig"})
"""`ikke mindst`, `ikke kun` deny nothing."""

PROPOSALS = frozenset(
    "foreslog foreslår foreslået indstillede indstiller indstillet ønske forslag anmodning".split()
)
"""Before `at` or `om at` these propose: `Formanden foreslog, at sagen udsættes`."""

REMARKS = frozenset("bemærkning bemærkningen tilføjelse tilføjelsen tilkendegivelse besked".split())
"""What a decision is made with: `Godkendt med den bemærkning, at KKR anbefaler kommunerne …`."""

FINDING = frozenset(
    "konstaterede konstaterer konstatere konstateret konstateres konstateredes konkluderede "
    "konkluderer konkludere konkluderet konkluderes fastslog opsummerede sammenfattede".split()
)
ENDING = frozenset({"endte", "ender"})
"""Before `at` these tell what came of the matter: `Formanden konstaterede, at forslaget faldt`."""

DECLARING = frozenset(
    "tilkendegav tilkendegiver erklærede erklærer meddelte meddeler oplyste oplyser".split()
)
"""What the council declares that it can do, it does: `KKR tilkendegav at kunne tiltræde planen`."""

CHAIR = frozenset(
    "formand formanden næstformanden formandskabet dirigenten mødelederen ordstyreren".split()
)
"""Who tells it."""

POINTING = frozenset({"det", "dette", "hvilket", "forslaget"})
"""With these the council agrees to what was proposed just before: `Det blev godkendt`."""

HEREBY = frozenset({"hermed", "dermed", "herved"})
PERFORMING = HEREBY | {"således", "derfor"}
"""With these a state is a deed: `Referatet, som hermed er godkendt`; ahead of it the first only."""

THEN = frozenset({"herefter", "derefter", "derpå"})
"""With these a relative clause tells what came next: `Ida Bro, som herefter blev valgt`."""

OWN_MATTERS = frozenset({"referatet", "dagsordenen", "indstillingen", "indstillingerne"})
"""What is approved at this meeting only: `referatet, som blev godkendt`."""

RELATIVES = frozenset({"som", "der", "hvilket", "hvilken", "hvilke"})
EXCEPTIONS = frozenset(
    {"undtagelse", "undtagen", "undtaget", "bortset", "nær", "dog", "minus", "fraregnet"}
    | {"ekskl.", "ekskl", "eksklusive"}
)
"""Before a relative clause these make it a decision of its own: `pkt. 3, som blev afvist`."""

WISHES = frozenset({"ønskede", "ønsker", "foretrak", "bad", "beder", "anmodede", "anmoder"})
"""What the council wishes put off is put off."""
