"""The floors of the parsing scores: read, raised, and lowered only on purpose.

`python tests/quality/floors.py` raises floors to what is reached now and never lowers one.
`python tests/quality/floors.py --lower "why"` takes today's values as they are; the reason is kept
in `floors.toml`. The file ends with a seal over its values, so that a floor changed by hand fails.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import zlib
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from quality.parsing_quality import Case, cases, measure, score

FLOORS = Path(__file__).with_name("floors.toml")
# Scores are ratios of counts: the fifth decimal is noise of adding up.
_DIGITS = 4
_HEAD = """# Floors of the parsing scores, by group of documents: the mean, and the worst document.
# Written by `python tests/quality/floors.py`, which raises floors. To lower one takes
# `--lower "why"`, and the reason stays below. The seal tells floors that were changed by hand.
"""

Floors = dict[str, dict[str, dict[str, float]]]


def load(path: Path = FLOORS) -> tuple[Floors, list[dict[str, str]], int]:
    """The floors, the reasons for which some were lowered, and the seal."""
    data = tomllib.loads(path.read_text("utf-8"))
    seal, lowered = data.pop("seal"), data.pop("lowered", [])
    return data, lowered, seal


def seal_of(floors: Floors, lowered: list[dict[str, str]]) -> int:
    """A number that follows from the floors and the reasons."""
    return zlib.crc32(json.dumps([floors, lowered], sort_keys=True, ensure_ascii=False).encode())


def below(measured: Floors, floors: Floors) -> list[str]:
    """What fell below its floor; groups that were not measured are not judged."""
    return [
        f"{group} {kind} {name}: {measured[group][kind].get(name, 0.0):.4f} is below {floor:.4f}"
        for group, kinds in floors.items()
        if group in measured
        for kind, values in kinds.items()
        for name, floor in values.items()
        if _rounded(measured[group][kind].get(name, 0.0)) < floor
    ]


def pinned(measured: Floors, floors: Floors, *, lower: bool) -> Floors:
    """Floors for what was measured now: the higher of old and new, or the new ones."""
    new: Floors = {}
    for group in {**floors, **measured}:
        kinds = measured.get(group) or floors[group]
        new[group] = {
            kind: {
                name: _rounded(value)
                if lower or group not in measured
                else max(_rounded(value), floors.get(group, {}).get(kind, {}).get(name, 0.0))
                for name, value in values.items()
            }
            for kind, values in kinds.items()
        }
    return new


def write(floors: Floors, lowered: list[dict[str, str]], path: Path = FLOORS) -> None:
    """Writes the file with its seal."""
    lines = [_HEAD, f"seal = {seal_of(floors, lowered)}", ""]
    for reason in lowered:
        lines.append("[[lowered]]")
        lines += [f"{key} = {json.dumps(v, ensure_ascii=False)}" for key, v in reason.items()]
        lines.append("")
    for group, kinds in floors.items():
        for kind, values in kinds.items():
            lines += [f"[{group}.{kind}]", *(f"{name} = {value}" for name, value in values.items())]
            lines.append("")
    path.write_text("\n".join(lines), "utf-8")


def measured_now(chosen: list[Case] | None = None) -> Floors:
    """Scores of all documents, or of the chosen ones, by group."""
    listed = cases() if chosen is None else chosen
    return measure((case.group, score(case)) for case in listed)


def _rounded(value: float) -> float:
    """Rounded down, so that a floor is never above what was reached."""
    return int(value * 10**_DIGITS + 1e-6) / 10**_DIGITS


def main() -> None:
    """Measures and pins."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", metavar="WHY", help="take lower values too, for this reason")
    why = parser.parse_args().lower
    floors, lowered, _ = load() if FLOORS.exists() else ({}, [], 0)
    measured = measured_now()
    fallen = below(measured, floors)
    if fallen and why is None:
        sys.exit("below the floors, nothing was written:\n" + "\n".join(fallen))
    if fallen:
        today = datetime.now(UTC).date().isoformat()
        lowered.append({"date": today, "why": why, "what": "; ".join(fallen)})
    write(pinned(measured, floors, lower=why is not None), lowered)


if __name__ == "__main__":
    main()
