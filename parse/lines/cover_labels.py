"""What a cover says behind labels: `Dato: 08-06-2021`, `Sted: …`, with the address below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parse.months import WEEKDAY, find_date, find_time
from parse.text.celltext import joined
from parse.text.spacing import squash, tidy

LABEL = re.compile(
    r"^(?P<label>tid ?(?:og|/) ?sted|sted ?(?:og|/) ?tid|mødets (?:dato|start|tid|sted)"
    r"|m?ø?de?dato|dato|(?:møde)?tidspunkt|(?:møde)?tid|m?ø?de?sted|sted"
    r"|klokke(?:n|slæt)|start(?:tid(?:spunkt)?)?|kl\.?(?=\s*:\s*\d)|(?:møde)?lok(?:ation|ale)"
    r"|dato\sfor\s(?:beslutning|afgørelse|mødet)|afholdt(?: (?:i|på|hos))?)"
    r"\s*:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(
    r"^(?P<label>mødedato|dato|(?:møde)?tidspunkt|mødetid|mødested|sted|(?:møde)?lokale)\s*:?$",
    re.IGNORECASE,
)
# Tables set labels without a colon: `Mødetid kl. 9.00`, `Lokale Mødelokale 4`, `Sted Rådhuset`.
_DAY_OR_HOUR = rf"(?:[Kk]l|\d|den\s\d|(?i:{WEEKDAY}))"
UNMARKED = re.compile(
    rf"^(?P<label>Mødedato|Dato(?=\s+{_DAY_OR_HOUR})|(?:Mødet|T)id(?:spunkt)?(?=\s+{_DAY_OR_HOUR})"
    r"|(?:Mødes|S)ted(?=\s+[A-ZÆØÅ])|(?:Møde)?[Ll]okale)\s+"
    r"(?P<value>(?:[Kk]l\.|[a-zæøå]+dag\b|[A-ZÆØÅ\d])[^?!]{0,70})$"
)
_WHEN = rf",?\s(?:{WEEKDAY}|den\s\d|d\.\s?\d|kl\.?\s?\d)"
# `Mødet blev holdt på Ringsted Kongrescenter onsdag den 22. april 2020 kl. 15.00.`
_HELD = re.compile(
    r"^(?P<label>Mødet)\s(?:(?:bliver|blev|er)\s)?(?:af)?hold(?:tes|t|es)\s"
    r"(?:(?:fra\s)?kl\.?\s?[\d.:]+(?:\s?(?:[-–]|til)\s?[\d.:]+)?,?\s)?(?:på|i|hos)\s"
    rf"(?P<value>[A-ZÆØÅ](?:(?!{_WHEN})[^:;!?]){{2,70}}?)"
    rf"(?:{_WHEN}(?:[^.!?]|\.(?!\s[A-ZÆØÅ]))*)?\.?$"
)
_LABELS = {
    "mødet": "place",
    "dato": "date",
    "afholdt": "date",
    **dict.fromkeys(("datoforbeslutning", "datoforafgørelse", "datoformødet"), "date"),
    "mødedato": "date",
    "tidspunkt": "time",
    "tid": "time",
    **dict.fromkeys(("kl", "kl.", "klokken", "klokkeslæt"), "time"),
    **dict.fromkeys(("lokation", "mødelokation"), "place"),
    "sted": "place",
    "mødested": "place",
    "mødetidspunkt": "time",
    "mødetid": "time",
    "lokale": "place",
    "mødelokale": "place",
    **dict.fromkeys(("tidogsted", "stedogtid", "tid/sted", "sted/tid"), "all"),
    **dict.fromkeys(("start", "starttid", "starttidspunkt", "mødetsstart", "mødetstid"), "time"),
    **dict.fromkeys(("afholdti", "afholdtpå", "afholdthos"), "place"),
    "mødetsdato": "date",
    "mødetssted": "place",
}
# A postal code and its town end an address.
_TOWN = re.compile(r"(?<!\d)\d{4}\s+[A-ZÆØÅ]")
_DISTRICT = re.compile(r"[NVSØCK]{1,2}|Øst|Vest|Nord|Syd")
# A broken word, or a postal code without its town: the next line goes on.
_OPEN_END = re.compile(r"\w[-\u00ad]$|,$|, \d{4}$")
_ADDRESS_LINES = 3
# A date alone below its label, at most so many lines down.
_NEAR = 5
_DAY_ALONE = re.compile(
    r"(?:[a-zæøåA-ZÆØÅ]+dag\s)?(?:den\s|d\.\s?)?\d{1,2}\.\s?[a-zæøå]+\.?\s\d{4}"
)
# What comes after a cover's labels: nothing below is a label's value.
_ENDS_LABELS = re.compile(r"(?:mission|vision|kl['’]?s|indhold|deltager|medlemmer:|afbud|tilstede)")


def label_of(text: str) -> re.Match[str] | None:
    """A label, with its value or without."""
    forms = (LABEL, _BARE_LABEL, UNMARKED, _HELD)
    return next(filter(None, (form.match(text) for form in forms)), None)


def is_label(text: str) -> bool:
    """Whether a line is a cover's label without a value: `Sted`, `Tidspunkt:`."""
    return _BARE_LABEL.match(text) is not None


def labelled_values(front: Sequence[str]) -> dict[str, str]:
    """Values by label, also where several labels stand before their values (2015)."""
    day = _day_below_label(front)
    values: dict[str, str] = {"date": day} if day else {}
    front = [text for text in front if tidy(text) != day]
    waiting: list[str] = []
    for index, text in enumerate(front):
        found = label_of(text)
        if found:
            label = _LABELS.get(squash(found["label"]))
            value = tidy(found.groupdict().get("value") or "")
            if value[:1].isdigit() and found["label"].casefold().endswith("lokale"):
                value = f"{found['label']} {value}"
            if label == "all" and value:
                values |= {"date": value, "time": value, "place": _place_behind(value)}
            elif label and value and found["label"].casefold() == "mødedato":
                values[label] = value  # whatever the paper's own `Dato` is
            elif label and value:
                values.setdefault(label, _with_address(label, value, front[index + 1 :]))
            elif label and label not in values:
                waiting.append(label)
        elif waiting and _ENDS_LABELS.match(squash(text)):
            waiting.clear()
        elif waiting and not text.endswith(":"):  # `Medlemmer:`
            label = _suited(waiting, text)
            values[label] = _with_address(label, tidy(text), front[index + 1 :])
            waiting.remove(label)
    return values


def _day_below_label(front: Sequence[str]) -> str | None:
    """A date alone near below its label: other columns' lines may stand between the two."""
    for index, text in enumerate(front):
        found = _BARE_LABEL.match(text)
        if found and _LABELS.get(squash(found["label"])) == "date":
            near = map(tidy, front[index + 1 : index + 1 + _NEAR])
            return next((text for text in near if _DAY_ALONE.fullmatch(text)), None)
    return None


def _place_behind(value: str) -> str:
    """The place in `7. februar 2014 kl. 9, Hotel Viking`: what follows the date and the time."""
    parts = [part.strip() for part in value.split(",")]
    return ", ".join(part for part in parts if not find_date(part) and not find_time(part))


def _with_address(label: str, value: str, below: Sequence[str]) -> str:
    """A place with the street and the town that stand on the lines below it."""
    if label != "place":
        return value
    if below and _OPEN_END.search(value) and not _ends_value(below[0]):
        value, below = joined((value, tidy(below[0]))), below[1:]
    if _TOWN.search(value):  # `9220 Aalborg` / `Ø`
        district = below and _DISTRICT.fullmatch(below[0].strip())
        return f"{value} {tidy(below[0])}" if district else value
    for count, text in enumerate(below[:_ADDRESS_LINES], start=1):
        if _ends_value(text):
            break
        if _TOWN.match(text):
            return ", ".join([value, *map(tidy, below[:count])])
    return value


def _ends_value(text: str) -> bool:
    return bool(label_of(text) or _ENDS_LABELS.match(squash(text)))


def _suited(waiting: Sequence[str], text: str) -> str:
    """Which of the waiting labels a value belongs to: by its look, else the first."""
    if "date" in waiting and find_date(text):
        return "date"
    if "time" in waiting and (find_time(text) or find_date(text)):
        return "time"
    others = [label for label in waiting if label == "place"] or list(waiting)
    return others[0]
