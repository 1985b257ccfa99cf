"""Attendance lists → people: name, party, municipality, group, present or absent, substitute.

`rows` puts lines in their order: columns; headings beside their people (`labelled`); tables by
places (`grid`, `wrapping`); those of dumps, one row a line (`linerows`) or one cell (`celllists`,
`cellrows`). `headlines` makes headings whole, `facing` parts lists side by side, `turned` puts
first names first, `towns` parts municipalities from names, `marks` says what marks mean; `groups`
and `entries` part the rows, where `breaks` and `joining` say what goes on; `entry` and `table` read
a person; `lists` says where lists begin and end, `once` lists each person once, `doubts` what was
not understood.
"""

from parse.attendance.groups import begins_list
from parse.attendance.lists import (
    Lists,
    closes_with_attendance,
    parse_attendance,
    take_attendance,
)
from parse.attendance.words import heads_list, is_heading, says_absence

__all__ = [
    "Lists",
    "begins_list",
    "closes_with_attendance",
    "heads_list",
    "is_heading",
    "parse_attendance",
    "says_absence",
    "take_attendance",
]
