"""Typst markup of a document, and its PDF."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from blocks import Block, Script, runs
from skins import Skin

_PREAMBLE = Path(__file__).with_name("preamble.typ.in")
_SPECIAL = re.compile(r"([\\#$*_`<>@~\[\]=+/-])")
_SUBS = {
    "bold": "#strong[{}]", "italic": "#emph[{}]", "underline": "#underline[{}]", "plain": "{}",
}  # fmt: skip


def markup(script: Script, skin: Skin) -> str:
    """The whole document as Typst."""
    return _preamble(script, skin) + "\n".join(_typst(b, script, skin) for b in script.all())


def _preamble(script: Script, skin: Skin) -> str:
    bare = script.document.header.get("bare pages", "").split()
    covered = ["1"] if script.document.header.get("cover") != "no" else []
    skipped = ", ".join([*bare, *covered, "0", "-1"])
    label = skin.page.replace("{pages}", "#counter(page).final().first()")
    label = label.replace("{page}", "#counter(page).display()")
    head = _escaped(script.head)
    shown = f"#context if not ({skipped}).contains(here().page())"
    line = f"{shown} [{head} #h(1fr) {label}]"
    margin = (
        f"{shown} [#place(top + left, dx: {595 - skin.left - skin.right + 22}pt, dy: 36pt)"
        f"[#box(width: 130pt)[#set par(justify: false)\n{head} \\ {label}]]]"
    )
    return Template(_PREAMBLE.read_text("utf-8")).substitute(
        header={"margin": margin, "top": line, "foot": ""}[skin.head],
        footer=line if skin.head == "foot" else "",
        font=skin.font,
        size=skin.size,
        leading=skin.leading,
        left=skin.left,
        right=skin.right,
        hyphenate=str(skin.hyphenated).lower(),
        justify=str(skin.justified).lower(),
    )


def _typst(block: Block, script: Script, skin: Skin) -> str:  # noqa: PLR0912 - a case a kind
    new = "#pagebreak(weak: true)\n" if block.new_page else ""
    text = _inline(block.text, script)
    match block.kind:
        case "kind" | "title":
            made = f"#text(size: 1.4em)[{text.replace('  ', '#h(1em)')}]\n"
        case "labels":
            cells = ", ".join(f"[{_escaped(a)}], [{_escaped(b)}]" for a, b in block.more)
            made = f"#v(1em)\n#grid(columns: (70pt, 1fr), row-gutter: 0.7em, {cells})\n"
        case "apart":
            made = "\n\n".join(_escaped(row[n]) for n in (0, 1) for row in block.more)
        case "mission":
            made = f"#v(2em)\n*{text}*\n\n" + " \\\n".join(_escaped(line) for (line,) in block.more)
        case "contents":
            made = f"#text(size: 1.4em)[*{text}*]\n\n{_toc(block.more, skin)}"
        case "people" if len(block.more[0]) > 1:
            made = f"*{text}*\n\n{_table(block.more, skin)}"
        case "people":
            half = -(-len(block.more) // (1 + skin.columns))
            lists = (block.more[:half], block.more[half:])
            cells = ", ".join(
                "[" + " \\\n".join(_escaped(line) for (line,) in part) + "]" for part in lists
            )
            made = f"#[#set par(justify: false)\n#grid(columns: 2, gutter: 14pt, {cells})]"
            made = f"*{text}*\n\n{made}" if text else made
        case "section" | "heading":
            made = f"#heading(level: 1)[{text}]"
        case "item":
            made = f"#v(0.6em)\n#heading(level: 2)[{text}]"
        case "field":
            made = f"#heading(level: 3, outlined: false, bookmarked: false)[{text}]"
        case "case":
            made = f"#text(size: 0.8em)[{text}]"
        case "sub":
            made = f"#block(sticky: true)[{_SUBS[skin.sub].format(text)}]"
        case "bullet" | "subbullet" | "numbered":
            second = block.kind == "subbullet"
            mark = _escaped(block.key or skin.bullets[second])
            made = f"#entry({int(second)}, [{mark}], [{text}])"
        case "attachment":
            made = f"#marked;{text}"
        case "table":
            made = _table(block.more, skin)
        case _:
            made = text
    return f"{new}{made}\n"


def _toc(rows: tuple[tuple[str, ...], ...], skin: Skin) -> str:
    if skin.contents == "leaders":
        return " \\\n".join(
            f"{_escaped(f'{n} {t}'.strip())} #box(width: 1fr, repeat[.]) {p}" for n, t, p in rows
        )
    cells = ", ".join(f"[{_escaped(n)}], [{_escaped(t)}], [{p}]" for n, t, p in rows)
    return f"#grid(columns: (36pt, 1fr, 24pt), row-gutter: 0.6em, {cells})"


def _table(rows: tuple[tuple[str, ...], ...], skin: Skin) -> str:
    rules = {
        "all": "stroke: 0.5pt",
        "none": "stroke: none",
        "rows": "stroke: (x, y) => (bottom: 0.5pt)",
    }[skin.rules]
    columns = f"(1fr, {'auto, ' * (len(rows[0]) - 1)})"
    lines = []
    for n, row in enumerate(rows):
        bold = "*" if not n or row[0] == "I alt" else ""
        cells = ", ".join(f"[{bold}{_escaped(cell)}{bold}]" for cell in row)
        lines.append(f"table.header({cells})" if not n else cells)
    align = "align: (x, y) => if x == 0 { left } else { right }"
    body = ",\n".join(lines)
    return f"#table(columns: {columns}, {rules}, {align},\n{body})"


def _inline(text: str, script: Script) -> str:
    made = []
    for run in runs(text):
        if run.kind == "text":
            made.append(_escaped(run.text))
        elif run.kind == "bold":
            made.append(f"*{_escaped(run.text)}*")
        elif run.kind == "link":
            made.append(f'#link("{run.target}")[{_escaped(run.text)}]')
        elif run.kind == "mark":
            made.append("#marked;")
        else:
            made.append(f"#footnote[{_escaped(script.notes[run.text])}]")
    return "".join(made)


def _escaped(text: str) -> str:
    return re.sub(r"^(\d+)\.", r"\1\\.", _SPECIAL.sub(r"\\\1", text)).replace('"', '\\"')


def typst(script: Script, skin: Skin) -> bytes:
    """Compiles the markup."""
    import typst as compiler  # noqa: PLC0415 - only in the typesetters' own environment

    data: bytes = compiler.compile(markup(script, skin).encode(), font_paths=["/usr/share/fonts"])
    return data
