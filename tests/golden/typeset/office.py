"""Flat OpenDocument for LibreOffice, and the PDF that it makes of it."""

from __future__ import annotations

import subprocess
import tempfile
from html import escape
from pathlib import Path
from string import Template

from blocks import Block, Script, runs
from skins import Skin

_TEMPLATE = Path(__file__).with_name("paper.fodt.in")
_SUBS = {
    "bold": 'fo:font-weight="bold"',
    "italic": 'fo:font-style="italic"',
    "underline": 'style:text-underline-style="solid"',
    "plain": "",
}
_RULES = {
    "all": 'fo:border="0.5pt solid #000000"',
    "rows": 'fo:border-bottom="0.5pt solid #000000"',
    "none": "",
}
_STYLES = {"kind": "Title", "title": "Title", "field": "H3", "case": "Case", "sub": "Sub"}
# Word's fonts for bullets, whose characters are for private use.
_SYMBOLS = {"\uf0b7": "Symbol", "\uf0a7": "Wingdings"}
_HEAD_AT = 84


def markup(script: Script, skin: Skin) -> str:
    """The whole document as flat XML."""
    writer = _Writer(script, skin)
    body = "".join(writer.block(block) for block in script.all())
    return Template(_TEMPLATE.read_text("utf-8")).substitute(
        body=body,
        automatic="".join(writer.automatic),
        furniture=_furniture(script, skin),
        symbols=_SYMBOLS[skin.bullets[0]],
        font=skin.font,
        size=skin.size,
        size2=2 * skin.size,
        gap=0.6 * skin.size,
        leading=round(100 * skin.leading),
        left=skin.left,
        right=skin.right,
        width=595 - skin.left - skin.right,
        align="justify" if skin.justified else "start",
        hyphenate=str(skin.hyphenated).lower(),
        sub=_SUBS[skin.sub],
        rules=_RULES[skin.rules],
    )


def _furniture(script: Script, skin: Skin) -> str:
    page = '<text:page-number text:select-page="current">1</text:page-number>'
    label = escape(skin.page).replace("  ", " <text:s/>").replace("{page}", page)
    label = label.replace("{pages}", "<text:page-count>9</text:page-count>")
    head = escape(script.head).replace("  ", " <text:s/>")
    if skin.head == "margin":
        lines = f"{_p('Small', head)}{_p('Small', label)}"
        frame = _frame("HeadFrame", "paragraph", (595 - skin.right + 22, _HEAD_AT, 135), lines)
        return f"<style:header>{_p('Small', frame)}</style:header>"
    foot = _p("Head", f"<text:tab/>{label}")
    return f"<style:header>{_p('Head', head)}</style:header><style:footer>{foot}</style:footer>"


def _p(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _frame(style: str, anchor: str, place: tuple[float, float, float], content: str) -> str:
    x, y, width = place
    return (
        f'<draw:frame draw:style-name="{style}" text:anchor-type="{anchor}" svg:x="{x}pt" '
        f'svg:y="{y}pt" svg:width="{width}pt"><draw:text-box fo:min-height="10pt">{content}'
        "</draw:text-box></draw:frame>"
    )


class _Writer:
    """Writes blocks; the first paragraph names the page style, others may begin a page."""

    def __init__(self, script: Script, skin: Skin) -> None:
        self.script, self.skin = script, skin
        self.automatic: list[str] = []
        self.master = "First" if script.document.header.get("cover") != "no" else "Standard"

    def block(self, block: Block) -> str:
        """One block as XML."""
        match block.kind:
            case "labels":
                rows = (f"{escape(a)}<text:tab/>{escape(b)}" for a, b in block.more)
                return "".join(self.p("P", row) for row in rows)
            case "apart":
                return "".join(self.p("P", escape(row[n])) for n in (0, 1) for row in block.more)
            case "mission":
                return self.p("H3", escape(block.text)) + self._lines(block)
            case "contents":
                title = self.p("H1", escape(block.text), new=block.new_page)
                return title + "".join(self.p("Toc", self._entry(row)) for row in block.more)
            case "people":
                title = self.p("H3", escape(block.text)) if block.text else ""
                is_table = len(block.more[0]) > 1
                return title + (self._table(block.more) if is_table else self._lines(block))
            case "table":
                return self._table(block.more)
            case "section" | "heading" | "item":
                level = 2 if block.kind == "item" else 1
                style = self._named(f"H{level}", new=block.new_page)
                return (
                    f'<text:h text:style-name="{style}" text:outline-level="{level}">'
                    f"{escape(block.text)}</text:h>"
                )
            case "bullet" | "subbullet" | "numbered":
                return self._list_entry(block)
            case "attachment":
                return self.p("Att", f"./.<text:tab/>{self._inline(block.text)}")
        text = self._inline(block.text).replace("  ", " <text:s/><text:s/>")
        return self.p(_STYLES.get(block.kind, "T"), text, new=block.new_page)

    def p(self, style: str, content: str, *, new: bool = False) -> str:
        """A paragraph."""
        return _p(self._named(style, new=new), content)

    def _lines(self, block: Block) -> str:
        return "".join(self.p("P", escape(line)) for (line,) in block.more)

    def _named(self, style: str, *, new: bool) -> str:
        """The style, or one made of it that begins a page."""
        if not new and not self.master:
            return style
        name = f"A{len(self.automatic)}"
        master = f'style:master-page-name="{self.master}"' if self.master else ""
        fresh = 'fo:break-before="page"' if new and not self.master else ""
        self.automatic.append(
            f'<style:style style:name="{name}" style:family="paragraph" {master} '
            f'style:parent-style-name="{style}"><style:paragraph-properties {fresh}/></style:style>'
        )
        self.master = ""
        return name

    def _list_entry(self, block: Block) -> str:
        """List entries hang; the mark is typed before a tab, in a font of symbols."""
        depth = 2 if block.kind == "subbullet" else 1
        mark = block.key or self.skin.bullets[depth - 1]
        if mark in _SYMBOLS:
            mark = f'<text:span text:style-name="Mark">{mark}</text:span>'
        return self.p(f"Li{depth}", f"{mark}<text:tab/>{self._inline(block.text)}")

    def _entry(self, row: tuple[str, ...]) -> str:
        number, title, page = row
        text = escape(f"{number} {title}".strip())
        return text if self.skin.contents == "bare" else f"{text}<text:tab/>{page}"

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> str:
        lines = []
        for n, row in enumerate(rows):
            style = "PB" if not n or row[0] == "I alt" else "P"
            cells = "".join(
                '<table:table-cell table:style-name="Cell" office:value-type="string">'
                f"{_p(style, escape(cell))}</table:table-cell>"
                for cell in row
            )
            lines.append(f"<table:table-row>{cells}</table:table-row>")
        columns = "".join(
            f'<table:table-column table:style-name="{self._column(n, len(rows[0]))}"/>'
            for n in range(len(rows[0]))
        )
        head = f"<table:table-header-rows>{lines[0]}</table:table-header-rows>"
        table = f'<table:table table:style-name="{self._width()}">{columns}{head}'
        return f"{table}{''.join(lines[1:])}</table:table>{self.p('P', '')}"

    def _width(self) -> str:
        width = 595 - self.skin.left - self.skin.right
        return self._automatic("table", f'style:width="{width}pt" table:align="left"')

    def _column(self, number: int, columns: int) -> str:
        """The first column is nearly twice as wide as the others."""
        part = (595 - self.skin.left - self.skin.right) / (columns + 0.8)
        width = part * (1 if number else 1.8)
        return self._automatic("table-column", f'style:column-width="{width:.1f}pt"')

    def _automatic(self, family: str, properties: str) -> str:
        name = f"A{len(self.automatic)}"
        self.automatic.append(
            f'<style:style style:name="{name}" style:family="{family}">'
            f"<style:{family}-properties {properties}/></style:style>"
        )
        return name

    def _inline(self, text: str) -> str:
        return "".join(self._run(run.kind, run.text, run.target) for run in runs(text))

    def _run(self, kind: str, text: str, target: str) -> str:
        match kind:
            case "bold":
                return f'<text:span text:style-name="Bold">{escape(text)}</text:span>'
            case "link":
                return f'<text:a xlink:type="simple" xlink:href="{target}">{text}</text:a>'
            case "mark":
                return _frame("MarkFrame", "char", (self.skin.left - 26, 0, 22), _p("P", "./."))
            case "note":
                note = f"<text:s/>{escape(self.script.notes[text])}"
                return (
                    '<text:note text:note-class="footnote"><text:note-citation>'
                    f"{text}</text:note-citation><text:note-body>{_p('Footnote', note)}"
                    "</text:note-body></text:note>"
                )
        return escape(text, quote=False)


def libreoffice(script: Script, skin: Skin) -> bytes:
    """Converts the document by headless LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "paper.fodt")
        source.write_text(markup(script, skin), "utf-8")
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return Path(folder, "paper.pdf").read_bytes()
