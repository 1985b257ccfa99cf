"""The words of attendance lists: headings, job titles, remarks, substitutes. Pure data.

Read off lists of KKR minutes 2010–2026; the wordings of municipal councils are added, as KKR's
secretariats come from there.
"""

from __future__ import annotations

import re

LIST_HEADINGS = re.compile(
    r"deltagerfortegnelse|deltagerliste|mødedeltagere|fremmøde|medlemmer og deltagere",
    re.IGNORECASE,
)
"""Head the whole list and are no group."""

GROUP_HEADINGS = re.compile(
    r"""
    (?:(?:øvrige|andre|politiske|administrative|inviterede|eksterne|faste|fraværende|følgende)\s+)?
    (?:deltagere|deltagende|deltog|medlemmer|gæst(?:er)?|observatør(?:er)?|oplægsholdere?
      |repræsentanter|tilforordnede|embedsmænd|suppleanter|stedfortrædere|referent(?:er)?|politikere)
    (?:\s+(?:fra|i|for|af|på|under)\s.{2,50})?
    |(?:til\s?stede|tilstede(?:værende)?|mødt|fremmødte?)(?:\s+(?:var|fra\s.{2,40}))?
    |(?:der\s+(?:var|er)\s+)?(?:meldt\s+)?afbud(?:\s+fra(?:\s+.{2,40})?)?|fravær(?:ende)?
    |ikke\s+(?:til\s?stede|mødt|fremmødte?|deltagende)|udeblevet|forfald
    |(?:desuden|endvidere|derudover|herudover|ligeledes|også|i\s+øvrigt|tillige)\s+
     (?:deltog|deltager|deltagere|var\s+til\s?stede|til\s?stede|mødte)(?:\s+fra\s.{2,40})?
    |fra\s+(?!kl\.)[^,:;]{2,60}|kl
    |(?:kkr-?|kl-?|kd-?)?\s?(?:sekretariat(?:et)?|formandskab(?:et)?|administration(?:en)?)
    |kkr-sekretariatet|kl's\s+sekretariat|kd-net(?:tet|værket)?|kommunaldirektører(?:ne)?
    |kommunaldirektør(?:kreds|netværk)(?:en|et)?|borgmestre|dagsordenspunkt\s.{1,20}
    |formand(?:skab)?(?:et)?\s+og\s+næstform(?:and|ænd)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A line that is nothing but this (and a colon) opens a group."""

ABSENT_GROUP = re.compile(r"afbud|fravær|ikke\s|udeblev|forfald", re.IGNORECASE)

INLINE_GROUP = re.compile(
    r"""
    ^(?P<group>(?:der\s+(?:var|er)\s+)?(?:meldt\s+)?afbud(?:\s+fra)?
       |fra\s+[\w\s.&'’-]{2,40}?(?=\s*:|\s+deltog)
       |(?:desuden|endvidere|derudover|herudover|ligeledes)\s+deltog
       |\w[\w\s/'’.-]{1,45}(?=\s*:))
    (?:\s+deltog(?:\s+også)?)?\s*(?::|(?<=fra)|(?<=deltog)|(?<=også))\s*(?P<rest>\S.*)$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""`Afbud fra A, B og C`, `Fra KL: A og B`, `Fra KL deltog A`: a group and people in one line."""

_TITLE_STEMS = (
    r"direktør|chef|konsulent|borgmester|formand|leder|medarbejder|rådgiver|økonom|sekretær"
    r"|fuldmægtig|koordinator|medhjælper|minister|professor|medlem|ansvarlig|assistent|praktikant"
    r"|rådmand|studerende|jurist|analytiker|forsker|ordfører|student|referent|planlægger|læge"
    r"|inspektør|rektor|lektor|kommitteret|sagsbehandler|administrator|partner|stedfortræder"
    r"|suppleant|observatør|specialist|politiker|repræsentant"
)
TITLE = re.compile(rf"[\wæøå/-]*(?:{_TITLE_STEMS})(?:en)?", re.IGNORECASE)
"""One word that is a job or a post, by its end: Danish compounds put the head last."""

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
    |danske\s.*|erhvervshus.*|væksthus.*|business\s.*|copenhagen\s.*|greater\s.*|visit\w*|movia
    |.*trafik(?:selskab)?|.*(?:netværk|sekretariat|forening|ministeriet|råd|fond|bestyrelse|net)
    |.*(?:råd|syge|sund|kultur|borger|region|viden|fælles|folke|forsamlings|for\s|s\s)hus
    |.*(?:hospital|sygehus|skole|gymnasium|akademi|kontor|udvalg|organisation|selskab|forbund)
    |.*\bkl\b.*|hovedstaden|sjælland|syddanmark|midtjylland|nordjylland
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What stands in the municipality's place and is a workplace; so are `ACRONYM`s."""

ACRONYM = re.compile(r"[A-ZÆØÅ0-9&/-]{2,8}")

SUBSTITUTE_CAME = re.compile(
    r"""
    [\s,;–-]*[(\[]?\s*\b
    (?:supp(?:l(?:eant)?)?\b\.?:?|stedfortræder(?:en)?:?|i\s+stedet\s+(?:deltog|mødte|kom)
      |erstattet\s+af|repræsenteret\s+(?:ved|af)|v[/.]\s?(?:supp(?:l(?:eant)?)?\b\.?|stedfortræder)?)
    \s*[:–-]?\s*
    (?P<name>[A-ZÆØÅ].+?)
    (?:\s*,?\s*(?:deltog|deltager|mødte|til\s?stede|kom|deltaget)\b.*)?[)\]]?\s*\.?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""After the member: `supp. Ida Bro deltog`, `– stedfortræder: Ida Bro`, `erstattet af Ida Bro`."""

STAYED_AWAY = re.compile(r"\b(?:deltog|mødte|kom)\s+(?:heller\s+)?ikke\b", re.IGNORECASE)
"""The substitute did not come either."""

CAME_INSTEAD = re.compile(
    r"""^(?P<member>.+?)[\s,–-]+(?P<name>[A-ZÆØÅ][^,;]+?)\s+(?:deltog|mødte)\s+
    (?:i\s+stedet|som\s+(?:suppleant|stedfortræder))\.?$""",
    re.VERBOSE,
)
"""`Ole Ø (V), Skive, Ida Bro deltog i stedet`."""

CAME_FOR = re.compile(
    r"""
    [\s,;–-]*[(\[]?\s*\b
    (?:(?:deltog|mødte|deltager)\s+)?
    (?:i\s+stedet\s+for|(?:som\s+)?(?:supp(?:l(?:eant)?)?\b\.?|stedfortræder|afløser|substitut)\s+for
      |på\s+vegne\s+af|erstattede)
    \s+(?P<name>[A-ZÆØÅ].+?)[)\]]?\s*\.?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""After the substitute: `(i stedet for Ole Ø)`, `stedfortræder for Ole Ø`."""

ABSENT_REMARK = re.compile(
    r"[\s,–-]*[(\[]?\b(?:afbud|fraværende|ikke\s+mødt)\b[)\]]?\s*\.?$", re.IGNORECASE
)
"""`Ole Ø (V), Skive – afbud`."""

REMARK = re.compile(
    r"""[\s,–-]+(?:deltog|deltager|forlod|ankom|mødte|gik|kom
    |fra\s+(?:kl|pkt|punkt)|til\s+(?:kl|og\s+med)
    |under\s+(?:pkt|punkt)|fra\s+og\s+med|(?:kun\s+)?(?:pkt|punkt)\.?\s*\d|online|virtuelt|via\s+teams)\b.*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""When and how someone took part: `forlod mødet kl. 12`, `deltog under punkt 3.2`."""

PARTICLES = frozenset(
    {"af", "von", "van", "der", "den", "de", "da", "du", "del", "della", "la", "le", "el", "al"}
    | {"bin", "ibn", "ben", "zu", "ten", "ter", "y", "e", "i", "d'", "auf", "dos", "til"}
)
"""Small words inside names: `Mogens von Haven`."""
