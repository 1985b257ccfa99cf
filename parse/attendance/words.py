"""The words of attendance lists: headings, job titles, remarks, substitutes. Pure data.

Read off lists of KKR minutes 2010–2026; the wordings of municipal councils are added, as KKR's
secretariats come from there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parse.councils import REGIONS

_CAME = r"(?:deltagere|(?:møde)?deltagelse|deltagende|fremmødte|mødte|til\s?stede)"
_AWAY = r"(?:afbud|fraværende|ikke\s(?:fremmødte|mødte))"
LIST_HEADINGS = re.compile(
    r"deltagerfortegnelse|deltagerliste|mødedeltagere|(?:møde)?deltagelse"
    r"|fremmøde(?:\sog\sinhabilitet)?|medlemmer og deltagere"
    rf"|{_CAME}\s?(?:og|samt|/)\s?{_AWAY}|{_AWAY}\s?(?:og|samt|/)\s?{_CAME}",
    re.IGNORECASE,
)
"""Head the whole list and are no group."""

CLOSING_HEADINGS = re.compile(
    rf"{LIST_HEADINGS.pattern}|deltagere(?:\s(?:i|på|ved)\smødet)?|deltagende|til\s?stede(?:\svar)?"
    r"|tilstedeværende|fremmødte?",
    re.IGNORECASE,
)
"""Head a list at the end of the minutes; `Medlemmer` there may as well be a committee's."""

_SENT = r"afbud(?:\s+(?:var|er|blev)\s+(?:meldt|modtaget|indløbet))?"
_APOLOGIES = rf"(?:der\s+(?:var|er)\s+)?(?:meldt\s+)?{_SENT}(?:\s+fra)?"
PLAIN_ABSENCE = re.compile(_APOLOGIES, re.IGNORECASE)
"""`Der var afbud fra` names the group `Afbud`."""

_ABSENCES = (
    rf"(?:der\s+(?:var|er)\s+)?(?:(?:meldt|med|uden|følgende)\s+)*{_SENT}"
    r"(?:\s+(?:fra|til\s+mødet|(?:uden|med)\s+(?:stedfortræder|suppleant)e?r?))?"
    r"|fravær(?:ende)?(?:\s+(?:med|uden|efter|pga\.)\s.{2,20})?|udeblev(?:et|ne)?|forfald"
    r"|(?:var\s+)?(?:ikke|ej)\s+(?:til\s?stede|mødt|fremmødte?|deltagende)"
    r"|(?:mødte|deltog|deltager)\s+(?:ikke|ej)|forhindre(?:t|de)|fraværsmeldte"
)
_ABSENT = (
    r"fraværende(?:\s+(?:med|efter)\s+afbud)?"
    r"|(?:ikke|ej)\s+(?:mødt|fremmødt|til\s?stede)|forhindret"
)
_AS_SUBSTITUTE_FOR = r"(?:Som\s+(?:suppleant|stedfortræder)|I\s+stedet)\s+for"
FOR_WHOM = re.compile(rf"{_AS_SUBSTITUTE_FOR}\s+(?P<name>[^\W\d_][^.:;]{{3,60}}?)", re.IGNORECASE)
"""`Som suppleant for Ole Ø deltog Ida Bro`: a group of one, who came for another."""

GROUP_HEADINGS = re.compile(
    r"""
    (?:
    _FOR_WHOM_|
    (?:(?:øvrige|andre|politiske|administrative|inviterede|eksterne|faste|følgende|fremmødte
      |fraværende|tilknyttede)\s+)*
    (?:deltagere|deltagende|deltog|medlemmer(?:ne)?|gæst(?:er)?|observatør(?:er)?|inviterede
      |oplægsholdere?|repræsentant(?:er)?|tilforordnede?|embedsmænd|embedsfolk|suppleant(?:er)?
      |stedfortrædere?|referent(?:er)?|politikere|tilhørere|presse|kkr-medlemmer|mødedeltagere)
    (?:\s+(?:fra|i|for|af|på|under|ved|med|til)\s.{2,50})?(?:\s+(?:var\s+)?til\s?stede)?
    |(?:til\s?stede|tilstede(?:værende)?|mødte?|fremmødte?)(?:\s+(?:var|fra\s.{2,40}|under\s.{2,40}))?
    |_ABSENCES_
    |(?:desuden|endvidere|derudover|herudover|ligeledes|også|i\s+øvrigt|tillige)\s+
     (?:deltog|deltager|deltagere|var\s+til\s?stede|til\s?stede|mødte)(?:\s+fra\s.{2,40})?
    |i\s+mødet(?:\s+deltog)?
    |øvrige|andre|fra\s+(?!kl\.)[^,:;]{2,60}|kl|region\s\w+|regionen
    |(?:kkr-?|kl-?|kd-?)?\s?(?:sekretariat(?:et)?|formandskab(?:et)?|administration(?:en)?)
    |kkr-sekretariatet|kl's\s+sekretariat|kd-net(?:tet|værket)?|kommunaldirektører(?:ne)?
    |kommunaldirektør(?:kreds|netværk)(?:en|et)?|borgmestre|dagsordenspunkt\s.{1,20}
    |formand(?:skab)?(?:et)?\s+og\s+næstform(?:and|ænd)
    )(?:\s+deltog)?(?:\s+\(.{2,50}\))?
    """.replace("_ABSENCES_", _ABSENCES).replace("_FOR_WHOM_", FOR_WHOM.pattern),
    re.IGNORECASE | re.VERBOSE,
)
"""A line that is nothing but this (and a colon) opens a group."""


ABSENT_PEOPLE = re.compile(
    r"(?:fraværende|fremmødte|deltagende)\s+(?:\w+-)?(?:medlemmer|deltagere|repræsentanter|borgmestre)",
    re.IGNORECASE,
)
"""`Fraværende medlemmer`: no heads of two columns."""

LABEL = re.compile(r"[A-ZÆØÅ][^:\d,()]{2,40}:?")
"""What may stand in the column of a list's headings: `Mødeleder`, `Dagsorden udsendt:`."""


def heads_list(text: str) -> bool:
    """Whether a line heads a whole list and nothing else: `Deltagerliste`."""
    return LIST_HEADINGS.fullmatch(text.rstrip(" :.")) is not None


def is_heading(text: str) -> bool:
    """Whether a line heads the list or one of its groups: `Deltagere`, `Afbud:`, `Fra KL`."""
    bare = text.rstrip(" :.")
    return bool(LIST_HEADINGS.fullmatch(bare) or GROUP_HEADINGS.fullmatch(bare))


_INSTEAD = r"(?:stedfortrædere?|suppleant(?:er)?)"
COLUMN_HEADS = {
    role: re.compile(words, re.IGNORECASE)
    for role, words in {
        "name": r"(?:\w+ens\s)?navne?(?:\s?(?:og|/|\()\s?(?:parti|titel|stilling)\)?)?"
        r"|(?:[12]\.\s|andet\s|byråds|kkr-)?medlem|medlemmer|deltagere?|person|repræsentant(?:er)?"
        r"|politikere?|mødedeltagere?|borgmest(?:er|re)|kkr-medlemmer|navn på .{2,30}",
        "first": r"fornavne?",
        "last": r"efternavne?",
        "party": r"parti|partibogstav|liste|bogstav|partiforkortelse|parti/liste",
        "town": r"(?:hjem)?kommune|kommuner|by|kommunenavn|fra kommune",
        "substitute": r"(?:(?:personlig|evt\.|eventuel)\s)?"
        r"(?:stedfortrædere?|suppleant(?:er)?|afløser)"
        r"(?:/(?:stedfortræder|suppleant))?",
        "absent": r"(?:meldt\s)?afbud|fravær(?:ende)?|ikke til\s?stede|forfald|udeblevet",
        "present": r"til\s?stede|tilstedeværelse|deltog|deltagelse|deltager i mødet|mødt"
        r"|fremmødt?e?|fremmøde|status|til\s?stede/afbud|mødt/afbud"
        r"|deltaget|afbud/til\s?stede|mødt/ikke mødt|ja/nej",
        "remark": r"bemærkning(?:er)?|noter?|kommentar(?:er)?|anmærkning(?:er)?"
        rf"|{_INSTEAD}\s?(?:/|og|eller)\s?afbud|afbud\s?(?:/|og|eller)\s?{_INSTEAD}",
        "post": r"titel|stilling|funktion|post|rolle|hverv|organisation|arbejdssted|virksomhed"
        r"|myndighed|enhed|stillingsbetegnelse|titel/organisation",
        "none": r"nr\.?|e-?mail|e-mailadresse|telefon|tlf\.?|mobil|underskrift(?:er)?|signatur|#",
    }.items()
}
"""What the columns of an attendance table hold, by their heads."""

CAME_HEAD = re.compile(r"deltage[rt]", re.IGNORECASE)
"""Heads a column of names, or, beside one, the marks of those who came."""

MARK = re.compile(r"[xX×✓✔√☑☒●•+-]|ja|nej|\(x\)", re.IGNORECASE)
"""A cell that only says yes or no."""

STATUS = re.compile(
    r"(?:meldt\s)?afbud|til\s?stede|mødt|deltog|deltager|fraværende|ikke (?:mødt|til\s?stede)"
    r"|fremmødt|udeblevet|forfald|fravær",
    re.IGNORECASE,
)
"""A cell that says whether somebody came."""

NOBODYS = re.compile(
    rf"(?P<town>[^\W\d_].+?)(?:\s*[:,]|\s[–-])?\s+(?:{STATUS.pattern}|[–-])\.?", re.IGNORECASE
)
"""Whoever a municipality's is who came or did not: `Skive Kommune Afbud`."""

NO = re.compile(r"nej|-|–|☐|ikke til\s?stede|nej tak", re.IGNORECASE)
"""A mark that denies what its column's head says."""

DENIED = re.compile(rf"(?:{NO.pattern})(?=$|[\s,;(–-])", re.IGNORECASE)
"""The same before what is told besides: `Nej, stf. Ida Bro`."""

ANSWERED = re.compile(rf"(?:{MARK.pattern})(?:$|[\s,;–-]+(?=\S)|\s*(?=\())", re.IGNORECASE)
"""A mark, alone or before what is told besides: `Ja, fra pkt. 2`."""

GROUP_STEMS = re.compile(
    r"deltag|deltog|afbud|fravær|gæst|medlem|observat|repræsent|sekretariat|stedfortræd|suppleant"
    r"|oplægshold|til\s?stede|tilforord|embeds|indbud|invite|fremmød|formandskab|administration",
    re.IGNORECASE,
)
"""A short line above people that has one of these heads a group of a name not known here."""

HEADINGS_TORN = {
    heading.replace(" ", "").casefold(): heading
    for heading in (
        *("Deltagerfortegnelse", "Deltagerliste", "Deltagere", "Afbud", "Øvrige deltagere"),
        *("Til stede", "Fraværende", "Fra KL", "Fra KD-net", "Fra KL-sekretariatet", "Gæster"),
    )
}
"""Headings as extraction may tear them: `Delt agerfortegnelse`, `Af bud`."""

NOBODY = re.compile(
    r"(?:(?:afbud|fraværende)\s*:\s*)?(?:(?:der\s+var\s+)?ingen(?:\s+afbud)?|[-–])\.?",
    re.IGNORECASE,
)
"""In a group's place: nobody stayed away."""

ABSENCE = re.compile(r"\b(?:afbud|fravær|udeblev|forfald)", re.IGNORECASE)
"""A word of an entry that says that somebody stayed away."""

AWAY_FOR_PART = re.compile(
    r"\bafbud\s(?:til|fra|for|under)\s(?:kl\b|punkt|pkt|\d|(?:de[nt]?\s)?(?:anden|første|sidste)\b|en\sdel)",
    re.IGNORECASE,
)
"""Of who was there for the rest: `afbud til punkt 3`, `afbud fra kl. 11`."""

CAME_FOR_PART = re.compile(
    r"\b(?:ankom|forlod)\b"
    r"|\b(?:gik|kom|deltog|mødte)\s(?:(?:først|mødet|til|fra|under|indtil)\s)*"
    r"(?:kl|ca|punkt|pkt|sag)\b"
    r"|\b(?:fra|til|indtil)\s(?:kl\b|(?:og\smed\s)?(?:punkt|pkt|sag)\b)"
    r"|\b(?:ved|under)\s(?:behandlingen\saf\s)?(?:punkt|pkt|sag)\b"
    r"|[,(]\s*(?:punkt(?:erne)?|pkt\.?|sag)\s\d",
    re.IGNORECASE,
)
"""Below `Fraværende`, of who was there else: `Ida Bro ankom kl. 9.40`, `Bo Ås ved sag nr. 6`."""

CAME_SELF = re.compile(r"\s(?:deltog|deltager)\b(?!\s+(?:ikke|ej)\b)", re.IGNORECASE)
"""The same right behind a name: `Ida Bro deltog via video`."""

_ABSENT_GROUP = re.compile(
    r"afbud|fravær|\b(?:ikke|ej)(?:\s|$)|udeblev|forfald|forhindre", re.IGNORECASE
)


def says_absence(text: str) -> bool:
    """Whether a group's heading says that its people stayed away: `Afbud`, `Ikke mødt`."""
    return _ABSENT_GROUP.search(text) is not None


INLINE_GROUP = re.compile(
    rf"""
    ^(?P<group>{_APOLOGIES}
       |i\s+mødet(?=\s+deltog)
       |fra\s+(?!kl\.)[\w\s.&'’-]{{2,40}}?(?=\s*:|\s+deltog)
       |(?:desuden|endvidere|derudover|herudover|ligeledes)\s+deltog
       |(?:til\s?stede|mødt|{_ABSENT})\s+var
       |{FOR_WHOM.pattern}(?=\s+deltog)
       |\w[\w\s/'’.-]{{1,45}}(?=\s*:))
    (?:\s+deltog(?:\s+også)?)?\s*(?::|(?<=fra)|(?<=deltog)|(?<=også)|(?<=\svar))\s*(?P<rest>\S.*)$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""`Afbud fra A, B og C`, `Fra KL: A og B`, `Fra KL deltog A`: a group and people in one line."""

BODY = re.compile(
    rf"(?:kkr(?:\s(?:{'|'.join(REGIONS)}))?|bestyrelsen|rådet)",
    re.IGNORECASE,
)
"""Before the members of a list in running text: `KKR: Ida Bro, Bo Ås og Kaj Mø`."""

_SAYS_ABSENCE = (
    r"(?:Følgende|Nedenstående|Der|Medlemmer|Disse)\b[^:.;]*\b(?:afbud|fravær\w*)\b[^:;]*"
)
ABSENCE_HEADING, ABSENCE_BEGUN = re.compile(f"{_SAYS_ABSENCE}:$"), re.compile(f"{_SAYS_ABSENCE}$")
"""A long heading, and its first line: `Følgende medlemmer havde meldt afbud til mødet den`."""

FROM = re.compile(r"Fra\s+(?!kl\.)\w[\w\s.&'’-]{1,40}")
"""`Fra sekretariatet`, whose `deltog` is on the next line."""

WERE = re.compile(rf"(?:til\s?stede|mødt|{_ABSENT})", re.IGNORECASE)
"""`Fraværende med afbud`, whose `var` is on the next line."""

FOR_WHOM_BEGUN = re.compile(rf"{_AS_SUBSTITUTE_FOR}\b(?!.*\sdeltog\b).*$")
"""`Som suppleant for Ole`, whose `deltog` is on the next line."""

NEXT_GROUP = re.compile(
    r"(?<=\.)\s+(?=(?:[Dd]er\s+(?:var|er)\s+)?(?:[Mm]eldt\s+)?[Aa]fbud\b"
    rf"|(?i:{_ABSENT}|udeblevet|forfald)(?:\s+var\b|\s*:|$)|{_AS_SUBSTITUTE_FOR}\b"
    r"|Fra(?:\s+(?!kl\.)\w[\w\s.&'’-]{1,40}?(?::|\s+deltog|$)|$)|(?:Desuden|Endvidere|Derudover)\s+deltog)"
)
"""Where a sentence ends and the next one has another group: `… og Ole Lind. Afbud fra Ida Bro`."""

_TITLE_STEMS = (
    r"direktør|chef|konsulent|borgmester|formand|leder|medarbejder|rådgiver|økonom|sekretær"
    r"|fuldmægtig|koordinator|medhjælper|minister|professor|medlem|ansvarlig|assistent|praktikant"
    r"|rådmand|studerende|jurist|analytiker|forsker|ordfører|student|referent|planlægger|læge"
    r"|inspektør|rektor|lektor|kommitteret|sagsbehandler|administrator|partner|stedfortræder"
    r"|suppleant|observatør|specialist|politiker|repræsentant|løsgænger"
)
TITLE = re.compile(
    rf"[\wæøå/-]*(?:(?:{_TITLE_STEMS})(?:en|e?r(?:ne)?|mer(?:ne)?)?|borgmestre(?:ne)?|(?:form|rådm)ænd(?:ene)?)",
    re.IGNORECASE,
)
"""One word that is a job or a post, by its end: Danish compounds put the head last. Or several's:
`Borgmestrene Ida Bro og Bo Ås`."""


@lru_cache(maxsize=4096)  # lists share their posts and names, and each word is asked about often
def is_post(word: str) -> bool:
    """Whether a word is a `TITLE`."""
    return TITLE.fullmatch(word) is not None


TITLE_PREFIX = re.compile(
    r"(?:kst|konst|konstitueret|fg|fungerende|adm|administrerende|vice|tidl|tidligere|ledende"
    r"|tilforordnet|regional|politisk|1|2|3|hr|fru|dr|stud|cand|senior|ny)\.?",
    re.IGNORECASE,
)
"""May stand before a title: `adm. direktør`, `1. viceborgmester`."""

FORMS_OF_ADDRESS = frozenset({"hr.", "hr", "fru", "dr."})

ORGANISATION = re.compile(
    r"""
    kl(?:['’]?s)?|kkr.*|region\s.*|.*regionen|.*\b(?:region|universitet|university\scollege|styrelse\w*|a/s)
    |danske?\s.*|erhvervshus.*|væksthus.*|business\s.*|.*\bcopenhagen\b.*|greater\s.*|visit\w*|movia
    |.*(?:industri|erhverv|energi|landbrug|handel|håndværk|turisme|forsyning)
    |.*trafik(?:selskab)?|.*(?:(?:netværk|sekretariat|råd)(?:et)?|(?:forening|bestyrelse)(?:e?n)?|ministeriet|fond|net)
    |.*(?:råd|syge|sund|kultur|borger|region|viden|fælles|folke|forsamlings|for\s|s\s)hus
    |.*(?:(?:hospital|sygehus|akademi|kontor|udvalg|selskab|forbund)(?:et)?|(?:skole|organisation)(?:e?n)?|gymnasium)
    |.*\bkl\b(?!\.?\s?\d).*|hovedstaden|sjælland|syddanmark|midtjylland|nordjylland
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What stands in the municipality's place and is a workplace; so are `ACRONYM`s."""

OFFICE_BEHIND = re.compile(r"(?<=\w)\s+(?:KL|KKR|KD-net|(?i:(?:kkr|kl)-?sekretariatet))$")
"""Where a cell of a table was behind a name: `Ida Bro KL`."""

ACRONYM = re.compile(r"[A-ZÆØÅ0-9&/-]{2,8}")

SUBSTITUTE_CAME = re.compile(
    r"""
    [\s,;–-]*[(\[]?\s*\b
    (?:supp(?:l(?:eant(?:en)?)?)?\b\.?:?|stedfortræder(?:en)?:?|stf\.|vikar:?|afløser:?
      |i\s+stedet(?!\s+for\b)(?:\s+(?:deltog|mødte|kom))?:?(?=\s*\w)
      |(?:for\s+(?:ham|hende|vedkommende)|i\s+(?:hans|hendes)\s+sted)\s+(?:deltog|mødte|kom)|(?:erstattet|afløst)\s+af|repræsenteret\s+(?:ved|af)|v[/.]\s?(?:supp(?:l(?:eant)?)?\b\.?|stedfortræder)?)
    \s*[:–-]?\s*
    (?P<name>[A-ZÆØÅÄÖÜÉ].+?)
    (?:\s*,?\s*(?:deltog|deltager|mødte|til\s?stede|kom|deltaget)\b.*)?[)\]]?\s*\.?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""After the member: `supp. Ida Bro deltog`, `– stedfortræder: Ida Bro`, `erstattet af Ida Bro`."""

STAYED_AWAY = re.compile(r"\b(?:deltog|mødte|kom)\s+(?:heller\s+)?ikke\b", re.IGNORECASE)
"""The substitute did not come either."""

CAME = re.compile(r"\S+(?:\s\S+)?\s(?:deltog|mødte|deltager)\b.*")
"""`Humlebæk deltog`: the surname of a substitute whose first name ended the line above."""

_ROLE = r"(?:suppleant|stedfortræder|vikar|afløser)"
CAME_INSTEAD = re.compile(
    rf"""^(?P<member>.+?)
    (?:(?:\s*,\s*|\s+[–-]\s+|\s*[(\[]\s*)(?=.*\b(?:i\s+stedet|(?:som|var)\s+{_ROLE})[)\]]?\.?$)
      |\s+[–-]\s+(?=\S+\s[^,–]+\s{_ROLE}\.?$)
      |,?\s+(?:[–-]\s+)?(?:hvor|for\s+hvem|/)\s+(?=.*\b(?:deltog|mødte|kom)\b))
    (?P<name>[A-ZÆØÅÄÖÜÉ](?:(?!\s[–-]\s)[^,;()\[\]])+?(?:\s*\([A-ZÆØÅ]{{1,3}}\))?)
    \s+(?:(?:deltog|mødte|kom)(?:\s+(?:i\s+stedet|som\s+{_ROLE}))?|i\s+stedet|(?:var\s+)?{_ROLE})[)\]]?\.?$""",
    re.VERBOSE,
)
"""`Ole Ø (V), Skive, Ida Bro deltog i stedet`, `Ole Ø (V), Skive, for hvem Ida Bro deltog`,
`Ole Ø (V) – Ida Bro stedfortræder`."""

CAME_BARE = re.compile(
    r"(?P<member>[^,;]+),\s(?P<name>[A-ZÆØÅÄÖÜÉ][^,;]+?)\s(?:deltog|mødte)(?:\s(?:i\smødet|til\smødet))?\.?"
)
"""Below `Afbud`: `Ole Ø, Ida Bro deltog`."""

REMARKS_BEFORE = re.compile(
    r"^(?:bemærkning(?:er)?|note|fremmøde):\s+(?=(?:afbud|fravær))", re.IGNORECASE
)
"""A system's label before who stayed away: `Bemærkninger: Afbud: Ida Bro`."""

SUBSTITUTE_LINE = re.compile(
    r"(?:stedfortræder|suppleant|supp\.)\s*:\s*[A-ZÆØÅÄÖÜÉ].+", re.IGNORECASE
)
"""On a line of its own below the member: `Stedfortræder: Ida Bro`."""

CAME_FOR = re.compile(
    r"""
    [\s,;–-]*[(\[]?\s*\b
    (?:(?:deltog|mødte|deltager)\s+)?
    (?:i\s+stedet\s+for|midlertidigt\s+for|(?<=[(\[])for|(?:(?<=deltog\s)|(?<=mødte\s)|(?<=deltager\s))for|(?:som\s+)?(?:supp(?:l(?:eant)?)?\b\.?|stedfortræder|afløser|substitut|vikar)\s+for
      |på\s+vegne\s+af|erstattede|vikarierede\s+for|repræsenterede)
    \s+(?P<name>[A-ZÆØÅÄÖÜÉ].+?)[)\]]?\s*\.?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""After the substitute: `(i stedet for Ole Ø)`, `stedfortræder for Ole Ø`."""

SUBSTITUTES = re.compile(
    r"(?:som\s)?(?:stedfortræder(?:e|ne)?|suppleant(?:er|erne)?)(?:\s(?:deltog|mødte))?",
    re.IGNORECASE,
)
"""A group of those who came for others: `Stedfortrædere: Bo Ås for Ida Bro`."""

BARE_FOR = re.compile(r"\s+for\s+(?P<name>[A-ZÆØÅÄÖÜÉ].+)$")
"""`Bo Ås (A) Odder for Ida Bro (A) Odder`: between two people of whom both parties are told."""

ABSENCE_OF = re.compile(
    r"(?:der\s+(?:var|er)\s+)?(?:(?:meldt\s+)?afbud|fraværende)(?:\s+fra\s+|\s*:\s*)(?P<name>\S.*)$",
    re.IGNORECASE,
)
"""Behind a municipality: `Skive Kommune: Afbud fra Ole Ø (V)`."""

CAME_THEN = re.compile(
    r"(?:(?:fra|til)\s+kl\.?\s*[\d.:]+|(?:under|fra|til)\s+(?:punkt|pkt\.?)\s*[\d.]+)\s+"
    r"(?:deltog|kom|mødte)\s+(?:(?:også|desuden|endvidere|tillige)\s+)?",
    re.IGNORECASE,
)
"""Before those who came for a part: `Fra kl. 9.15 deltog også Ida Bro`."""

HEADING_BESIDE = re.compile(
    r"(?P<heading>Deltagere|Mødedeltagere|Medlemmer|Til\s?stede|Afbud|Fraværende|Gæst(?:er)?)\s+"
    r"(?P<rest>[A-ZÆØÅÄÖÜÉ]\S*\s[A-ZÆØÅÄÖÜÉ].*)"
)
"""A heading that fills its column, so that no white space parts it from whom stands beside it."""

HOW_TO_STAY_AWAY = re.compile(
    r"Afbud\s(?:sker|meldes|bedes|sendes|meddeles|gives|kan|skal)\b", re.IGNORECASE
)
"""Tells of nobody: `Afbud meldes til sekretariatet`."""

ALL_AWAY = re.compile(
    r"(?:,?\s(?:der|som))?\s+(?:(?:havde|har)\s+(?:alle\s+|begge\s+)?(?:meldt|sendt|givet)\s+afbud"
    r"|(?:var|er)\s+(?:alle\s+|begge\s+)?(?:fraværende|forhindre(?:t|de)|(?:ikke|ej)\s+til\s?stede)"
    r"|(?:deltog|mødte)\s+ikke)\.?$",
    re.IGNORECASE,
)
"""Behind all people of a sentence: `Ida Bro og Bo Ås havde meldt afbud`."""

ALL_BUT = re.compile(
    r"(?:(?:alle|samtlige)(?:\s[^\W\d_][\w-]*){0,2}?|medlemmerne(?=\s(?:deltog|mødte|var)))"
    r"(?:\s(?:deltog|mødte|var\s(?:til\s?stede|mødt))(?:\si\smødet)?)?,?\s(?:undtagen|bortset\sfra|på\snær|med\sundtagelse\saf)"
    r"\s(?P<rest>.+)$",
    re.IGNORECASE,
)
"""Before those who stayed away: `Til stede: Alle medlemmer undtagen Ida Bro`,
`Medlemmerne var mødt, bortset fra Ida Bro`."""

TOOK_MINUTES = re.compile(r"(?:referent|referat)(?:\sved)?:?\s(?=[A-ZÆØÅÄÖÜÉ])", re.IGNORECASE)
"""Before who wrote the minutes, and so was there: `Referent Ida Bro, KL`."""

ABSENT_REMARK = re.compile(
    r"[\s,–-]*[(\[]?\b(?:(?:(?:havde\s+)?(?:meldt|sendt)|med|uden|meldte|meddelte|sendte)\s+)?(?:afbud|fravær(?:ende)?|forfald|forhindret|udeblev(?:et)?|(?:var\s+)?(?:ikke|ej)\s+(?:mødt|til\s?stede)"
    r"|(?:deltog|mødte|kom)\s+ikke)\b"
    r"(?:,?\s(?:p\.?g\.?a\.?|grundet|på\sgrund\saf|pr\.)\s[^()\[\];]{2,40}?)?"
    r"(?:[)\]]?\s*\.?$|[)\]])",
    re.IGNORECASE,
)
"""`Ole Ø (V), Skive – afbud`."""

REMARK = re.compile(
    r"""[\s,–-]+(?:deltog|deltager|til\s?stede|mødt$|forlod|ankom|mødte|gik|kom
    |grundet|pga|p\.g\.a|på\s+grund\s+af|fra\s+(?:kl|pkt|punkt)|til\s+(?:kl|pkt|punkt|og\s+med)
    |under\s+(?:pkt|punkt)|fra\s+og\s+med|(?:kun\s+)?(?:pkt|punkt|sag)\.?\s*\d|online|virtuelt|via\s+teams)\b.*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""When and how someone took part: `forlod mødet kl. 12`, `deltog under punkt 3.2`."""

OTHER_WORDS = re.compile(
    rf"(?:regions)?kommune|supp(?:l(?:eant)?)?|vikar|afløser|afbud|fravær\w*|kst|konst|adm|vice"
    rf"|tidl|{TITLE_PREFIX.pattern}",
    re.IGNORECASE,
)
"""Words of entries that are nobody's name, beside posts."""

KOMMUNE = re.compile(r"(?:regions)?kommune\b", re.IGNORECASE)
"""The end of a municipality's name, torn off."""

NO_NAMES = re.compile(
    r"(?:regions)?kommune|parti|navn|derudover|desuden|endvidere|herudover|mødet", re.IGNORECASE
)
"""Heads of columns, and the end of a municipality: in nobody's name."""

REMARK_IN = re.compile(
    r"\s*\([^()]*(?:\d|\b(?:online|virtuelt|teams|zoom|skype|video|referent|delvist?))[^()]*\)",
    re.IGNORECASE,
)
"""The same in brackets: `(gæst under punkt 3.1)`, `(fra kl. 11.30)`."""

UNTOLD = re.compile(
    rf"\b(?:{STATUS.pattern}|{MARK.pattern}|(?:regions)?kommune|meldt|med|uden|havde|har|var|blev"
    r"|supp(?:l(?:eant(?:en)?)?)?|stedfortræder(?:en)?|stf|vikar|deltog|deltager|mødte|kom|ikke"
    r"|stedet|for|fra|som|og|samt)\b",
    re.IGNORECASE,
)
"""Words that say who came and whose substitute: what is kept of people says it, too."""

FUNCTION_WORDS = frozenset(
    {"for", "fra", "med", "ved", "på", "som", "og", "var", "deltog", "mødte"}
)
"""Small words that are in no name, and no part of a torn one."""

PARTICLES = frozenset(
    {"af", "von", "van", "der", "den", "de", "da", "du", "del", "della", "la", "le", "el", "al"}
    | {"bin", "ibn", "ben", "zu", "ten", "ter", "y", "e", "i", "d'", "auf", "dos", "til"}
)
"""Small words inside names: `Mogens von Haven`."""

_MORE = re.compile(
    r"\b(?:afbud|fravær|forfald|forhindr|udeblev|ikke\b|ej\b|delt|mødt|kom\b|til(?:s|\b)|fra\b|for\b"
    r"|supp|sted|stf|vikar|afløs|substitut|erstat|repræs|på\b|v[/.]|alle\b|samtlige\b"
    r"|grundet|pga|p\.g\.a|forlod|ankom|gik|under|pkt|punkt|sag\b|online|virtuel|via\b|teams|zoom|skype|video|referent|delvis)"
    r"|\d",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # asked of an entry, its parts and its people alike
def only_names(text: str) -> bool:
    """Whether an entry has no word by which it could say more of its people than who they are.

    Where it has none, no expression above for who stayed away, came for another, or for a part only
    can match: one cheap question before a dozen dear ones.
    """
    return _MORE.search(text) is None
