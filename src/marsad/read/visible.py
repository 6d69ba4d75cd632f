"""The visible text of a page: inline runs become blocks, white space collapses as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.read.pieces import Piece


@dataclass(slots=True)
class State:
    """What an open element hands down to the text in it."""

    tag: str
    hints: frozenset[str]
    group: int = 0
    address: str | None = None
    anchor: int = 0
    mark: str | None = None
    bold: bool = False
    block: bool = False


@dataclass(slots=True)
class _Run:
    """A piece while it is put together."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    linked: int = 0
    bold: int = 0
    address: str | None = None
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    anchor: int = 0
    marked: int = 0

    def add(self, text: str, state: State, *, space: bool) -> None:
        """Add words that are already apart by single spaces."""
        if space and self.size:
            self.parts.append(" ")
            self.size += 1
        start, end = self.size, self.size + len(text)
        self.parts.append(text)
        self.size = end
        if state.bold:
            self.bold += len(text)
        if state.anchor:
            self.linked += len(text)
            self.address = self.address or state.address
            if state.anchor == self.anchor and self.marks and self.marks[-1][2] == "a":
                self.marks[-1] = (self.marks[-1][0], end, "a")
            else:
                self.marks.append((start, end, "a"))
        self.anchor = state.anchor
        if state.mark:
            self.marks.append((start, end, state.mark))
            self.marked += len(text)


@dataclass(slots=True)
class Writer:
    """Collects inline text and turns it into pieces at block edges."""

    out: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    buffer: list[tuple[str, State]] = field(default_factory=list)
    gap: bool = False

    def flush(self, state: State) -> None:
        """Close the current piece, which belongs to the block of `state`."""
        if not self.buffer:
            return
        buffer, self.buffer = self.buffer, []
        run, space = _Run(), False
        for raw, inner in buffer:
            words = raw.split()
            space = space or raw[:1].isspace()
            if words:
                # Links side by side are set apart by style, where markup leaves no space between them.
                apart = space or (inner.anchor != run.anchor and inner.anchor > 0 and run.anchor > 0)
                run.add(" ".join(words), inner, space=apart)
                space = raw[-1].isspace()
        if run.size:
            self._write(run, state)

    def _write(self, run: _Run, state: State) -> None:
        if self.pieces:
            edge = "\n\n" if self.gap else "\n"
            self.out.append(edge)
            self.length += len(edge)
        text = "".join(run.parts)
        start = self.length
        self.out.append(text)
        self.length += run.size
        hints = state.hints
        if run.marked * 10 >= run.size * 9:
            hints = hints | {mark for _, _, mark in run.marks if mark != "a"}
        self.pieces.append(
            Piece(
                ((start, start + run.size),),
                text,
                gap=self.gap and bool(self.pieces),
                tag=state.tag or "div",
                hints=hints,
                links=run.linked / run.size,
                address=run.address,
                group=state.group,
                marks=tuple(run.marks),
                bold=run.bold * 10 >= run.size * 9,
            )
        )
        self.gap = False
