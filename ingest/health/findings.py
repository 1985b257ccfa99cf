"""What `kkr doctor` can find: what each means, and what to do about it, as one table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_REPAIR = "kkr doctor --repair"


class Code(StrEnum):
    """A short name for programs."""

    HOME_MISSING = "home-missing"
    HOME_UNREADABLE = "home-unreadable"
    HOME_READ_ONLY = "home-read-only"
    IN_THE_WAY = "in-the-way"
    LINK_BROKEN = "link-broken"
    DISK_NEARLY_FULL = "disk-nearly-full"
    LOCK_HELD = "lock-held"
    LOCK_ORPHANED = "lock-orphaned"
    DATABASE_MISSING = "database-missing"
    DATABASE_DAMAGED = "database-damaged"
    DATABASE_TOO_NEW = "database-too-new"
    DATABASE_UNUSABLE = "database-unusable"
    ROWS_UNREADABLE = "rows-unreadable"
    DOCUMENT_LOST = "document-lost"
    NAME_LOST = "name-lost"
    ORIGINAL_MISSING = "original-missing"
    ORIGINAL_ELSEWHERE = "original-elsewhere"
    ORIGINAL_CHANGED = "original-changed"
    ORIGINAL_UNKNOWN = "original-unknown"
    ORIGINAL_SPOILT = "original-spoilt"
    INDEX_MISSING = "index-missing"
    INDEX_DAMAGED = "index-damaged"
    INDEX_OUTDATED = "index-outdated"
    INDEX_BEHIND = "index-behind"
    INDEX_COUNTS = "index-counts"
    INDEX_OLDER = "index-older"
    LEFTOVER = "leftover"
    REINDEX_WAITS = "reindex-waits"
    STALE_PARSES = "stale-parses"
    DATABASE_ASIDE = "database-aside"
    OCR_MISSING = "ocr-missing"
    OCR_WAITS = "ocr-waits"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a finding means and what to do; `wrong` if things are not as they have to be.

    What is not wrong is a remark: everything works.
    """

    meaning: str
    remedy: str
    wrong: bool = True


KINDS: dict[Code, Kind] = {
    Code.HOME_MISSING: Kind(
        "No kkr keeps anything here: nothing was ever added, or it is the wrong place, or a disk"
        " that is not mounted.",
        "Look at --home and KKR_HOME, and at the disk. kkr add and kkr fetch begin a new one.",
    ),
    Code.HOME_UNREADABLE: Kind(
        "Files of the data directory cannot be read by this user.",
        "Make yourself their owner (chown -R), or let everybody read them (chmod -R a+rX).",
    ),
    Code.HOME_READ_ONLY: Kind(
        "Nothing can be written here: searching and showing work, adding and repairing do not.",
        "Nothing to do if that is meant; else make it writable, or set KKR_HOME to another place.",
        wrong=False,
    ),
    Code.IN_THE_WAY: Kind(
        "Something that is no file stands in the place of one, or no folder in the place of one:"
        " what should be there can neither be read nor written.",
        f"{_REPAIR} moves it aside, and builds anew what should be there.",
    ),
    Code.LINK_BROKEN: Kind(
        "A link leads to what is not there, perhaps on a disk that is not mounted.",
        f"Bring back what it leads to. If that is lost, remove the link, then run {_REPAIR}.",
    ),
    Code.DISK_NEARLY_FULL: Kind(
        "There is less room than the next kkr reindex needs: it builds beside what is there.",
        "Free some disk space, or move the data directory and set KKR_HOME.",
    ),
    Code.LOCK_HELD: Kind(
        "Another kkr is writing here: what it has under way was left out.",
        "Run kkr doctor again when it is done.",
        wrong=False,
    ),
    Code.LOCK_ORPHANED: Kind(
        "The writers' lock is held, but not by the process that took it: by one that it had"
        " started, or by one of another machine.",
        "End that process: fuser kkr.lock names it. The file itself may stay, it locks nothing.",
    ),
    Code.DATABASE_MISSING: Kind(
        "There are originals, but no database, or an empty file in its place: meetings and"
        " decisions cannot be shown.",
        f"{_REPAIR} builds it anew from the originals.",
    ),
    Code.DATABASE_DAMAGED: Kind(
        "The database is damaged, by the disk or by whatever else wrote to it.",
        f"{_REPAIR} makes a new one of all that can be read and of the originals; the damaged"
        " file is kept.",
    ),
    Code.DATABASE_TOO_NEW: Kind(
        "The database was written by a newer kkr.",
        "Upgrade kkr, or choose another data directory with KKR_HOME. Nothing is damaged.",
    ),
    Code.DATABASE_UNUSABLE: Kind(
        "The database cannot be opened.",
        "See the reason; KKR_DATABASE_URL and KKR_HOME say where it is looked for.",
    ),
    Code.ROWS_UNREADABLE: Kind(
        "What was stored of these documents cannot be read: bytes of the database were changed.",
        f"{_REPAIR} makes a new database, and reads these documents from their originals; one on a"
        " server stays, and all documents are read anew.",
    ),
    Code.DOCUMENT_LOST: Kind(
        "A document that was held is held no more: a repair could read nothing of it.",
        "Add it again: kkr add FILE, or kkr fetch for what it brought. kkr reindex --accept lets it"
        " go.",
    ),
    Code.NAME_LOST: Kind(
        "Of a document a repair had nothing but its original: its name, where it came from and when"
        " are lost, so that of two minutes of a meeting the wrong ones may speak.",
        "kkr add it again from where it was, then kkr reindex.",
        wrong=False,
    ),
    Code.ORIGINAL_MISSING: Kind(
        "An original is gone. What was read of it is found as before, but it cannot be read anew.",
        f"{_REPAIR} copies it from where it was added, if it is still there; kkr fetch asks for"
        " what it brought; else kkr add FILE.",
    ),
    Code.ORIGINAL_ELSEWHERE: Kind(
        "An original is not here: its document came in at another data directory with this"
        " database, or it is gone. What was read of it is found all the same.",
        f"Nothing to do if another one has it. Else {_REPAIR} copies it from where it was added, if"
        " it is still there; kkr fetch --recheck asks for what kkr fetch brought; else kkr add"
        " FILE.",
        wrong=False,
    ),
    Code.ORIGINAL_CHANGED: Kind(
        "An original has other bytes than it was stored with. What was read of it is found as"
        " before.",
        f"{_REPAIR} copies it from where it was added, if it is still there (the changed file is"
        " kept in originals/.aside); kkr fetch --recheck asks for what kkr fetch brought; else kkr"
        " add FILE.",
    ),
    Code.ORIGINAL_UNKNOWN: Kind(
        "An original that the database does not know: a run was killed between file and row, or"
        " an older database was put back.",
        f"{_REPAIR} adds it again; what is no document of a KKR goes to originals/.aside.",
    ),
    Code.ORIGINAL_SPOILT: Kind(
        "A file among the originals is not what its name says, and no document is missing it.",
        f"{_REPAIR} moves it to originals/.aside.",
    ),
    Code.INDEX_MISSING: Kind(
        "There is no search index: nothing can be found.", f"{_REPAIR} or kkr reindex builds it."
    ),
    Code.INDEX_DAMAGED: Kind(
        "Files of the search index are missing, cut off or changed. Nothing that is held is lost.",
        f"{_REPAIR} or kkr reindex builds it anew from the database.",
    ),
    Code.INDEX_OUTDATED: Kind(
        "The search index was built by another version of kkr.",
        f"{_REPAIR} or kkr reindex builds it anew.",
    ),
    Code.INDEX_BEHIND: Kind(
        "The search index is not of what is held now: a run was killed, or failed, before its end.",
        f"{_REPAIR} or kkr reindex catches up.",
    ),
    Code.INDEX_COUNTS: Kind(
        "The search index holds other numbers of entries than the database.",
        f"{_REPAIR} or kkr reindex builds it anew.",
    ),
    Code.INDEX_OLDER: Kind(
        "An older kkr chose what of the documents can be found: this one may find more of them.",
        "kkr reindex builds the index anew.",
        wrong=False,
    ),
    Code.LEFTOVER: Kind(
        "What a killed run left behind: it takes room, and nothing needs it.",
        f"{_REPAIR} removes it; so does the next run that writes.",
        wrong=False,
    ),
    Code.REINDEX_WAITS: Kind(
        "A re-index did not come to its end, or waits for a look at what it would lose.",
        "kkr reindex goes on with what did not come to its end; kkr reindex --accept puts in use"
        " what waits.",
        wrong=False,
    ),
    Code.STALE_PARSES: Kind(
        "Documents were read by an older kkr.", "kkr reindex redoes them.", wrong=False
    ),
    Code.DATABASE_ASIDE: Kind(
        "A damaged database was put aside by a repair.",
        "Delete it when nothing is missed any more.",
        wrong=False,
    ),
    Code.OCR_MISSING: Kind(
        "There are pages without text (scans mostly), and nothing to read them with.",
        'pip install "kkr[ocr]", and Tesseract with Danish; then kkr reindex.',
        wrong=False,
    ),
    Code.OCR_WAITS: Kind(
        "There are pages without text (scans mostly) that OCR has not tried to read.",
        "kkr reindex has it read them.",
        wrong=False,
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found: of what (a document, a file), and in which way."""

    code: Code
    subject: str = ""
    detail: str = ""

    @property
    def kind(self) -> Kind:
        """What it means."""
        return KINDS[self.code]

    @property
    def wrong(self) -> bool:
        """Whether it is more than a remark."""
        return self.kind.wrong
