"""HTML for Chromium and WeasyPrint: two engines, one markup, a style sheet a template."""

from __future__ import annotations

import re
import subprocess
import tempfile
from html import escape
from pathlib import Path
from string import Template

from blocks import Block, Script, runs
from skins import Skin

from corpus.sample.hyphens import points

_STYLES = Path(__file__).with_name("web.css.in")
_SHY = "\u00ad"
_WORD = re.compile(r"[^\W\d_]{8,}")
_TAGS = {
    "text": "p", "case": "p class=case", "sub": "p class=sub", "title": "p class=title",
    "kind": "p class=kind", "section": "h1", "heading": "h1", "item": "h2", "field": "h3",
}  # fmt: skip
_SUBS = {
    "bold": "font-weight: bold",
    "italic": "font-style: italic",
    "underline": "text-decoration: underline",
    "plain": "",
}


def markup(script: Script, skin: Skin) -> str:
    """The document as HTML."""
    body = "\n".join(_html(block, script, skin) for block in script.all())
    return (
        f'<!doctype html><html lang="da"><meta charset="utf-8"><title>x</title>'
        f"<style>{_css(script, skin)}</style><body>{body}</body></html>"
    )


def _css(script: Script, skin: Skin) -> str:
    boxes = _boxes(script, skin)
    covered = script.document.header.get("cover") != "no"
    automatic = skin.hyphenated and skin.tool == "weasyprint"
    return Template(_STYLES.read_text("utf-8")).substitute(
        boxes=boxes,
        first=re.sub(r"\{[^{}]*\}", "{content: none}", boxes) if covered else "",
        font=skin.font,
        size=skin.size,
        leading=skin.leading,
        right=skin.right,
        page_left=skin.left - 30,
        hyphens="auto" if automatic else "manual",
        align="justify" if skin.justified else "left",
        sub=_SUBS[skin.sub],
        columns=2 if skin.columns else "auto",
        notes="footnote" if skin.tool == "weasyprint" else "none",
    )


def _boxes(script: Script, skin: Skin) -> str:
    """What stands in the page's margins."""
    label = f'"{skin.page}"'.replace("{pages}", '" counter(pages) "')
    label = label.replace("{page}", '" counter(page) "')
    head = f'"{script.head}"'
    return {
        "top": f"@top-left {{content: {head}}} @top-right {{content: {label}}}",
        "foot": f"@bottom-left {{content: {head}}} @bottom-right {{content: {label}}}",
        "margin": f"@right-top {{content: {head} '\\A' {label}; white-space: pre; width: 140pt;"
        " padding-left: 8pt; vertical-align: top; text-align: left}",
    }[skin.head]


def _html(block: Block, script: Script, skin: Skin) -> str:
    new = " new" if block.new_page else ""
    match block.kind:
        case "labels":
            rows = "".join(f"<tr><td>{a}<td>{escape(b)}" for a, b in block.more)
            return f"<table>{rows}</table>"
        case "apart":
            return "".join(f"<p>{escape(row[n])}</p>" for n in (0, 1) for row in block.more)
        case "mission":
            return f"<h3>{block.text}</h3>" + "".join(f"<p>{line}</p>" for (line,) in block.more)
        case "contents":
            return f'<h1 class="{new}">{block.text}</h1>{_toc(block.more, skin)}'
        case "people":
            title = f"<h3>{block.text}</h3>" if block.text else ""
            if len(block.more[0]) > 1:
                return title + _table(block.more, skin)
            lines = "".join(f"<p>{escape(line)}</p>" for (line,) in block.more)
            return f"{title}<div class=people>{lines}</div>"
        case "table":
            return _table(block.more, skin)
        case "bullet" | "subbullet" | "numbered":
            second = block.kind == "subbullet"
            mark = block.key or skin.bullets[second]
            return (
                f'<p class="li{" li2" if second else ""}{new}"><i>{mark}</i>'
                f"{_inline(block.text, script, skin)}</p>"
            )
        case "attachment":
            return f'<p class="att{new}"><i>./.</i>{_inline(block.text, script, skin)}</p>'
    tag, _, kind = _TAGS[block.kind].partition(" class=")
    return f'<{tag} class="{kind}{new}">{_inline(block.text, script, skin)}</{tag}>' + _endnotes(
        block, script, skin
    )


def _toc(rows: tuple[tuple[str, ...], ...], skin: Skin) -> str:
    if skin.contents == "leaders":
        return "".join(
            f'<p class="leader{" sub2" if "." in number[:-1] else ""}">'
            f'<span data-p="{page}">{number} {escape(title)}</span></p>'
            for number, title, page in rows
        )
    cells = {
        "split": "<td>{0}<td>{1}<td class=p>{2}",
        "spaced": "<td>{0} {1}<td class=p>{2}",
        "bare": "<td>{0} {1}",
    }[skin.contents]
    lines = "".join(f"<tr>{cells.format(n, escape(t), p)}" for n, t, p in rows)
    return f"<table class=toc>{lines}</table>"


def _table(rows: tuple[tuple[str, ...], ...], skin: Skin) -> str:
    lines = "".join(
        f"<tr{' class=h' if not n or row[0] == 'I alt' else ''}>"
        + "".join(f"<td>{escape(cell)}" for cell in row)
        for n, row in enumerate(rows)
    )
    return f'<table class="t {skin.rules}">{lines}</table>'


def _inline(text: str, script: Script, skin: Skin) -> str:
    def piece(run: str) -> str:
        shy = skin.hyphenated and skin.tool == "chromium"
        return escape(_WORD.sub(_softened, run) if shy else run, quote=False)

    made = []
    for run in runs(text):
        if run.kind == "text":
            made.append(piece(run.text))
        elif run.kind == "bold":
            made.append(f"<b>{piece(run.text)}</b>")
        elif run.kind == "link":
            made.append(f'<a href="{run.target}">{run.text}</a>')
        elif run.kind == "mark":
            made.append("<span class=mark>./.</span>")
        elif skin.tool == "weasyprint":
            made.append(f"<span class=fn>{escape(script.notes[run.text])}</span>")
        else:
            made.append(f"<sup>{run.text}</sup>")
    return "".join(made)


def _softened(found: re.Match[str]) -> str:
    word, pieces, at = found.group(), [], 0
    for point in points(word):
        pieces.append(word[at:point])
        at = point
    return _SHY.join([*pieces, word[at:]])


def _endnotes(block: Block, script: Script, skin: Skin) -> str:
    """Chromium sets no footnotes: they stand small below their paragraph."""
    if skin.tool != "chromium":
        return ""
    return "".join(
        f"<p class=fn>{run.text} {escape(script.notes[run.text])}</p>"
        for run in runs(block.text)
        if run.kind == "note"
    )


def chromium(script: Script, skin: Skin) -> bytes:
    """Prints the page by headless Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(markup(script, skin), "utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
             "--generate-pdf-document-outline", f"--print-to-pdf={target}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return target.read_bytes()


def weasyprint(script: Script, skin: Skin) -> bytes:
    """Prints the page by WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415 - only in the typesetters' own environment

    return bytes(HTML(string=markup(script, skin)).write_pdf())
