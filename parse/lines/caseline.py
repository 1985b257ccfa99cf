"""The case line under an item's title: `SAG-2021-04819 chbo/jhp`, 2012: `SAG NR.: jhp/egl`.

Municipal systems number cases otherwise, and label more of the line: `Sagsnr.: 21/008812`,
`Sagsnr. 2019-3311 Sagsbehandler: jhp`, `Sagsid.: 00.22.04-P35-2-17`. Meeting portals say above or
below it whether the item is open to the public (`Åbent punkt`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from parse.councils import REGIONS

_WORKERS = r"[a-zæøåA-ZÆØÅ]{2,6}(?:\s*[/,]\s*[a-zæøåA-ZÆØÅ]{2,6})*"
_PERSON = r"(?-i:[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3})"
_NUMBER = r"\d{4}\s?[-–]\s?\d{3,6}"
_SAG = r"S\s?A\s?G"  # letter-spaced and broken like any title
# What may follow a number: initials in any shape, more numbers. Prose has longer words.
_REST = rf"(?:[\s/,;.]*(?:og\b|{_SAG}\s?[-–]\s?{_NUMBER}|[a-zæøåA-ZÆØÅ.]{{1,6}}\d?(?![^\W_])))*"
# `21/008812`, `18/2291-1`, `2018-0012345`, `2025-000112`, `00.22.04-P35-2-17`, `EMN-2017-01234`,
# `1-01-72-12-19`, `306-2009-600` (a municipality's number before the year)
_OTHER = (
    r"\d-\d{2}-\d{2}-\d{1,5}-\d{2}|\d{2,4}/\d{3,7}(?:-\d{1,4})?|\d{4}-\d{6,7}|\d{3}-(?:19|20)\d\d-\d{1,7}|\d{2}\.\d{2}(?:\.\d{2})?-[A-ZÆØÅ]\d{2}-\d{1,6}-\d{2,4}"
    r"|(?!SAG)[A-Z]{3}\s?-\s?\d{4}-\d{3,6}"
)
# `14.00A00 - 2015/28574`: what the matter is about, and the case (eDoc)
_KLE = r"\d{2}\.\d{2}(?:\.\d{2})?-?[A-ZÆØÅ]\d{2}\s?-\s?\d{4}/\d{3,7}"
# These are no amounts and no days, wherever they stand.
_CERTAIN = (
    rf"{_KLE}|"
    r"\d{2}/(?!(?:19|20)\d\d(?!\d))\d{4,7}|\d{4}-\d{7}|\d{3}-(?:19|20)\d\d-\d{1,7}|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,6}-\d{2,4}"
    r"|(?!SAG)[A-Z]{3}\s?-\s?\d{4}-\d{3,6}"
)
_OURS = rf"(?:SAG\s?-\s?)?{_NUMBER}"
# As KL's system counts, and prints with `SAG-` before it or without; six digits are another's.
_ESDH = r"SAG\s?-\s?\d{4}\s?[-–]\s?\d{3,6}|\d{4}\s?[-–]\s?\d{3,5}"
# Behind a label any number is a case's that is no item's: `16.00.00A09`, `6628`
_LABELLED_NUMBER = r"(?=(?:[^\s\d]*\d){4})[A-ZÆØÅ]{0,4}\d(?:[\w./-]{2,30}\w)"
_LABEL = (
    rf"(?:(?:acadre[-\s]?)?{_SAG}S?\s?-?\s?(?:NR|NUMMER|ID)"
    r"|j(?:ournal)?\.?[\s-]?n(?:umme)?r)\.?\s?:?\s*"
)
# Acadre's `Sag 306-2009-600`; `Sag 3/2021` heads an item.
_SAG_ALONE = r"sag:?\s+(?=\d{3}-(?:19|20)\d\d-)"
_BY = (
    r"[\s,;|·–-]*(?:sagsbehandler|sagsbeh(?=\.)|sagsansvarlig|(?:sags)?initialer|ansvarlig|resp(?=\.))"
    r"[\s.:]*"
)
# Whether the public may hear the item: between its title and what is said of it, or in brackets
# behind its number or its title.
STATUS = (
    r"(?:åbent?|lukket|(?:ikke[\s-])?offentligt?)(?:\s(?:punkt|sag|dagsorden(?:spunkt)?|møde))?"
)
# Whose item it is: `Sagsnr. 299835 KKR Sjælland Åbent punkt`
_FORUM = rf"kkr\s(?:{'|'.join(REGIONS)})"
# What systems print behind it: `Brevid: 2914918 Resp.: jhp`, `| Dok.nr.: 5799545 | Åbent punkt`
_LABELLED = (
    r"(?:[\s,;|·–-]+(?:(?!sag|initialer|ansvarlig|resp)[a-zæøå]{2,12}\.?(?:[\s-]?(?:nr|id))?\.?"
    rf"(?:\s?:|(?<=nr\.)\s)\s*[\w./-]{{1,20}}|sagsid\.?:\s*\d+|{_FORUM}|{STATUS}))"
)
# Some have the item's number there, below its title: `Dagsordenspunkt 2 · Sagsnr. 22/4411 · Åben`
_ITS_NUMBER = r"(?:(?:dagsordens)?punkt\s\d{1,3}(?:\.\d{1,2})?\s[|·–-]\s)"
_CASE_LINE = re.compile(
    rf"^(?=[sajdp\d])(?:{_SAG}\s?[-–]\s?(?P<number>{_NUMBER})(?P<workers>{_REST})"
    rf"|{_SAG}S?\s?-?\s?(?:NR|NUMMER)\.?\s?:?\s*(?P<number2>{_OURS})?\s*(?P<workers2>(?:{_WORKERS})?)"
    rf"|{_ITS_NUMBER}?(?:{_LABEL}(?P<number3>{_OTHER}|{_OURS}|{_LABELLED_NUMBER})|{_SAG_ALONE}(?P<number6>{_OTHER}))(?:{_LABELLED}*"
    rf"(?:{_BY}(?P<workers3>{_WORKERS})|{_BY}(?P<person>{_PERSON}))?{_LABELLED}*|\s+(?P<workers5>{_WORKERS}))"
    rf"|(?P<number4>{_CERTAIN})(?:\s+(?P<workers4>{_WORKERS}))?)"
    r"\s*\.?$",
    re.IGNORECASE,
)
STATUS_LINE = re.compile(rf"^(?:(?:punkt)?type:?\s*)?{STATUS}\.?$", re.IGNORECASE)
_STATUS_AT_END = re.compile(
    rf"(?<=\S)\s+(?:\({STATUS}\)|[-–]\s(?:åbent?|lukket)\s(?:punkt|sag))$", re.IGNORECASE
)
# `(2019/2020)` and `(12/2021)` are a title's years.
_AT_END = re.compile(
    rf"\s+(?P<open>[(\[])?(?P<case>SAG\s?-\s?{_NUMBER}(?:\s+{_WORKERS})?)(?(open)[)\]])\s*$"
    rf"|(?:^|\s+)[(\[](?P<other>(?!\d{{2,4}}/(?:19|20)\d\d[)\]])(?:{_OTHER}))[)\]]$"
)
_NUMBERS = ("number", "number2", "number3", "number4", "number6")
# What a system knows of the paper and not of its matter: `Dok. 306-2019-263412`, `Brevid: 2914918`
_DOCUMENT = re.compile(
    r"(?:dok(?:ument)?|brev)(?:[\s.-]{0,2}(?:nr|nummer|id))?\.?\s?:?\s*[\w./-]*\d{3}[\w./-]*",
    re.IGNORECASE,
)
_MORE = re.compile(rf"{_SAG}\s?[-–]\s?{_NUMBER}|\bog\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """Case number as printed (`SAG-2021-04819`, None where absent) and who works on it.

    That is told by initials, or by a name.
    """

    number: str | None
    workers: tuple[str, ...]


@lru_cache(maxsize=4096)  # a line is asked once by each who looks for titles
def parse_case_line(text: str) -> CaseLine | None:
    """What a case line says, None where the text is none."""
    found = _CASE_LINE.match(text.strip())
    if found is None:
        return None
    number = next(filter(None, map(found.group, _NUMBERS)), None)
    told = ("workers", "workers2", "workers3", "workers4", "workers5")
    workers = next(filter(None, map(found.group, told)), "")
    if number is not None and re.fullmatch(_ESDH, number, re.IGNORECASE):
        number = "SAG-" + re.sub(r"\s|^SAG\s?-\s?", "", number, flags=re.IGNORECASE).replace(
            "–", "-"
        )
    initials = re.findall(r"[^\W\d_]{2,6}", _MORE.sub(" ", workers))
    return CaseLine(number, (found["person"],) if found["person"] else tuple(initials))


def is_case_line(text: str) -> bool:
    """Whether a line says the case's number, or who works on it, and nothing else."""
    return parse_case_line(text) is not None


def names_document(text: str) -> bool:
    """Whether a line says only which document of a system the item is: `Dok. 306-2019-26341`."""
    return _DOCUMENT.fullmatch(text.strip()) is not None


def is_journal(text: str) -> bool:
    """Whether a case line has a journal's number: it tells the kind of matter, not the matter."""
    return text[:1] in "jJ"


def parse_workers(text: str) -> tuple[str, ...]:
    """The initials of the case workers, () where the text is anything else.

    >>> parse_workers("chbo/jhp"), parse_workers("Sagsbehandler: jhp"), parse_workers("Ida Bro")
    (('chbo', 'jhp'), ('jhp',), ())
    """
    found = re.fullmatch(rf"(?:{_BY})?(?P<workers>{_WORKERS})", text.strip(), re.IGNORECASE)
    return tuple(re.split(r"\s*[/,]\s*", found["workers"])) if found else ()


def workers_named(text: str) -> tuple[str, ...]:
    """Who works on a case, beside a label that says so: initials, or a name."""
    return (text.strip(),) if re.fullmatch(_PERSON, text.strip()) else parse_workers(text)


def labels_workers(text: str) -> bool:
    """Whether a line says only that who works on the case stands beside it: `Sagsbehandler`."""
    return re.fullmatch(_BY, text, re.IGNORECASE) is not None


def labels_status(text: str) -> bool:
    """Whether a line says only that who may hear the item stands beside it: `Punkttype`."""
    return re.fullmatch(r"(?:punkt)?type:?", text, re.IGNORECASE) is not None


def split_case_line(title: str) -> tuple[str, str | None]:
    """A title and the case line that extraction glued to its end, if any.

    >>> split_case_line("Veje (19/771)"), split_case_line("Skoleåret (2019/2020)")
    (('Veje', 'Sagsnr. 19/771'), ('Skoleåret (2019/2020)', None))
    """
    found = _AT_END.search(title)
    if found is None:
        return title, None
    return title[: found.start()], found["case"] or f"Sagsnr. {found['other']}"


def without_status(title: str) -> str:
    """A title without who may hear the item behind it.

    >>> without_status("Salg af areal (lukket sag)"), without_status("(Lukket)")
    ('Salg af areal', '(Lukket)')
    """
    return _STATUS_AT_END.sub("", title)
