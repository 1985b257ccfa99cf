"""Years that a text leaves out between two: *budget 2018-2021*, *fra 2016 til 2019*, *2016-19*.

So they do between two days: *1. januar 2014 - 31. december 2017*. Each has a word of its own
where the first one stands: who asks for *2019* means these papers too. The second half of a
school's year (*2019/20*) has one likewise.
"""

from __future__ import annotations

import re

# No part of a number, a case number or a day: SAG-2016-2019, 2016-12-31. Two figures alone are a
# year where no blank parts them from the first: 2016-19; not 2016 - 19 kommuner, 2016-31. maj, nor
# where a unit follows: 2016-19 pct.
_NO_YEAR = r"(?!\.\s?[a-zæøå]|\s?(?:%|(?:pct|procent|mi[oa]|kr)\b))"
_YEARS = re.compile(
    rf"(?<![\w./‐‑–-])((?:19|20)\d\d)(?:[-–/](\d\d){_NO_YEAR}"
    r"|(?:\s?[-–]\s?|\s(?:til|t\.o\.m\.)\s)(?:\d{1,2}\.\s?[^\W\d_]+\.?\s)?((?:19|20)\d\d))"
    r"(?![\w‐‑–]|[./-]\w)"
)
_CENTURY = 100
_LONGEST = 31  # as many as days: rows are budgets, agreements, plans, the tables of statistics


def years_in_rows(text: str) -> dict[int, tuple[int, list[str]]]:
    """The years between two of a row, by the offset of the first, with where the row ends.

    >>> years_in_rows("Budget 2018-2021")
    {7: (16, ['2019', '2020'])}
    """
    found: dict[int, tuple[int, list[str]]] = {}
    for row in _YEARS.finditer(text):
        first, printed = int(row[1]), row[2] or row[3]
        short = len(printed) < len(row[1])
        last = int(printed) + (first // _CENTURY * _CENTURY if short else 0)
        between = range(first + 1, last + short)  # what is printed as 19 has no word of its own
        if row[0][len(row[1])] == "/" and last != first + 1:
            continue  # no half of a year: a case, a directive
        if 0 < len(between) <= _LONGEST:
            found[row.start()] = (row.end(), [str(year) for year in between])
    return found
