"""The device that pdfminer paints a page on: it counts, and notes what makes letters bold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT
from pdfminer.utils import MATRIX_IDENTITY, mult_matrix
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from parse.errors import TooLarge
from parse.readers import limits
from parse.readers.layers import is_hidden
from parse.readers.overlays import UNSEEN
from parse.readers.paint import ODD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from parse.readers.appearances import Appearance

# Bits of a font descriptor's /Flags, and the weight from which a face counts as bold.
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18
_BOLD_WEIGHT = 600
# Text painted filled and stroked is Word's bold where a face has none; without ink it is unseen.
_MODES = {2: "-Bold", 3: UNSEEN}
_LAYER = LIT("OC")


class PagePainter(PDFPageInterpreter):
    """Paints a page, and then what is `laid` on it."""

    device: PageDevice

    def __init__(self, manager: Any, device: Any, laid: Iterable[Appearance] = ()) -> None:
        super().__init__(manager, device)
        self._laid = laid

    def render_contents(self, resources: Any, streams: Any, ctm: Any = MATRIX_IDENTITY) -> None:
        """Paints contents: the page's, or by a painter of its own those of a form."""
        super().render_contents(resources, streams, ctm)
        for number, (_, form, matrix) in enumerate(self._laid):
            self.init_state(mult_matrix(matrix, ctm))
            self.xobjmap[f"laid {number}"] = form
            self.do_Do(LIT(f"laid {number}"))

    def do_BMC(self, tag: Any) -> None:  # noqa: N802 - pdfminer's name
        """Marked content begins."""
        self.device.enter(None)
        super().do_BMC(tag)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - pdfminer's name
        """Marked content begins: a layer's, where its tag says so."""
        named = resolve1(self.resources.get("Properties")) if self.resources else None
        named = named if isinstance(named, dict) else {}
        self.device.enter(named.get(getattr(props, "name", None)) if tag is _LAYER else None)
        super().do_BDC(tag, props)

    def do_EMC(self) -> None:  # noqa: N802 - pdfminer's name
        """Marked content ends."""
        self.device.leave()
        super().do_EMC()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - pdfminer's name
        """A form or an image is painted."""
        form = resolve1(self.xobjmap.get(getattr(xobjid_arg, "name", None)))
        self.device.enter(form.get("OC") if isinstance(form, PDFStream) else None)
        super().do_Do(xobjid_arg)
        self.device.leave()


class PageDevice(PDFPageAggregatorWithMarkedContent):
    """pdfplumber's page device, which gives up on pages with too many objects or forms.

    `hidden` are the characters of layers that are `off`; they are left out.

    Fonts need not be called bold to be so (`CIDFont+F2`): what the descriptor or the way of
    painting says is added to the name that each character carries.
    """

    def __init__(self, *args: Any, off: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hidden: list[str] = []
        self._off = off
        self._marks: list[bool] = []  # of content within content: whether it is hidden
        self._styles: dict[int, tuple[Any, str]] = {}
        self._painted = ""
        self._objects_left = limits.MAX_OBJECTS_PER_PAGE

    def enter(self, layer: Any) -> None:
        """What is marked as a layer's begins, or as anything else's (None)."""
        self._marks.append(layer is not None and is_hidden(layer, self._off))

    def leave(self) -> None:
        """It ends."""
        if self._marks:
            self._marks.pop()

    def _count(self) -> None:
        self._objects_left -= 1
        if self._objects_left < 0:
            raise TooLarge(f"A page has more than {limits.MAX_OBJECTS_PER_PAGE:,} objects.")

    def begin_figure(self, *args: Any) -> None:
        """A form or an image begins."""
        self._count()
        super().begin_figure(*args)

    def render_string(self, textstate: Any, *args: Any) -> None:
        """A string is painted."""
        self._painted = _MODES.get(textstate.render, "")
        super().render_string(textstate, *args)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        *args: Any,
        **kwargs: Any,
    ) -> float:
        """A character is painted."""
        self._count()
        advance: float = super().render_char(
            matrix, font, fontsize, scaling, rise, cid, *args, **kwargs
        )
        char: Any = self.cur_item._objs[-1]  # noqa: SLF001 - as pdfplumber does
        if any(self._marks):
            self.hidden.append(char.get_text())
            self.cur_item._objs.pop()  # noqa: SLF001 - as above
            return advance
        if ODD.fullmatch(char.get_text()):
            char._text = self.handle_undefined_char(font, cid)  # noqa: SLF001 - as above
        style = self._style(font) + self._painted
        if style or rise:
            char.fontname = f"{font.fontname}{style}"
            a, b, c, d, e, f = char.matrix  # pdfminer's says nothing of footnote marks' rise
            char.matrix = (a, b, c, d, e + c * rise, f + d * rise)
        return advance

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """A line, box or curve is painted."""
        self._count()
        if any(self._marks):
            return
        super().paint_path(*args, **kwargs)

    def _style(self, font: Any) -> str:
        """What the font's descriptor adds to its name; kept per font."""
        known = self._styles.get(id(font))
        if known is None:
            # The font is kept beside its style: a freed one's id could come again.
            known = self._styles[id(font)] = (font, described_style(font.descriptor))
        return known[1]


def described_style(descriptor: Any) -> str:
    """What a font's descriptor adds to its name: `-Bold`, `-Italic`, both or nothing."""
    if not isinstance(descriptor, dict):
        return ""
    flags, weight = descriptor.get("Flags"), descriptor.get("FontWeight")
    flags = flags if isinstance(flags, int) else 0
    heavy = isinstance(weight, int | float) and weight >= _BOLD_WEIGHT
    bold = "-Bold" if heavy or flags & _FORCE_BOLD else ""
    return bold + ("-Italic" if flags & _ITALIC else "")
