"""Attendance lists → people: name, party, municipality, group, present or absent, substitute.

`rows` puts lines in their order (columns, tables), `groups` and `entries` part them, `entry` and
`table` read a person, `wrapping` puts wrapped rows of tables together, `lists` says where lists
begin and end.
"""

from parse.attendance.lists import (
    Lists,
    closes_with_attendance,
    parse_attendance,
    take_attendance,
)
from parse.attendance.words import is_heading

__all__ = ["Lists", "closes_with_attendance", "is_heading", "parse_attendance", "take_attendance"]
