"""A seeded share of `make fuzz`: damaged PDFs end in a document or a named error, within limits."""

from __future__ import annotations

import fuzz

NAMED = {"Damaged", "NotReadable", "Encrypted", "TooLarge"}


def test_damaged_pdfs_end_within_limits():
    report = fuzz.run(60, seed=2026)
    assert report.faults == []
    assert report.results.total() == 60
    assert (
        {"read", "Damaged"}
        <= set(report.results)
        <= {"read", "Damaged", "NotReadable", "Encrypted", "TooLarge"}
    )
    assert report.peak < 600  # MB


def test_every_way_of_damage_is_taken_and_can_be_repeated():
    files = fuzz.originals()
    many = [fuzz.damaged(number, 1, files) for number in range(60)]
    assert {way for one in many for way in one.ways} == {way.__name__ for way in fuzz.WAYS}
    assert fuzz.damaged(41, 1, files) == many[41]
    assert many[41] != fuzz.damaged(41, 2, files)
