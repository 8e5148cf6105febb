"""A moving picture of a page: frames taken one after the other, each shown for as long as is said."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

__all__ = ["Film"]

_POINTER = """() => {
  const pointer = document.createElement("div");
  pointer.id = "pointer";
  const drawing = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(drawing, "svg"), arrow = document.createElementNS(drawing, "path");
  svg.setAttribute("width", "22");
  svg.setAttribute("height", "26");
  for (const [name, value] of Object.entries(
    { d: "M2 1v19l5-4 3 8 4-2-3-7h7z", fill: "#111", stroke: "#fff", "stroke-width": "1.5" })) {
    arrow.setAttribute(name, value);
  }
  svg.append(arrow);
  pointer.append(svg);
  Object.assign(pointer.style, { position: "fixed", zIndex: 9999, pointerEvents: "none", left: "-40px", top: "-40px" });
  document.body.append(pointer);
}"""
"""A page without a screen has no pointer that could be seen."""
_PLACED = """([left, top]) => Object.assign(
  document.querySelector("#pointer").style, { left: `${left}px`, top: `${top}px` })"""
_STEPS = 6
"""Frames in which the pointer crosses the page."""
_KEYS = 2
"""Letters typed between two frames."""


@dataclass
class Film:
    """What a page was seen to do."""

    page: Page
    frames: list[Image.Image] = field(default_factory=list)
    milliseconds: list[int] = field(default_factory=list)
    pointer: tuple[float, float] = (0, 0)

    def __post_init__(self) -> None:
        self.page.evaluate(_POINTER)

    def show(self, milliseconds: int) -> None:
        """Take a frame; the one before stands longer where nothing has moved."""
        frame = Image.open(BytesIO(self.page.screenshot())).convert("RGB")
        if self.frames and frame.tobytes() == self.frames[-1].tobytes():
            self.milliseconds[-1] += milliseconds
        else:
            self.frames.append(frame)
            self.milliseconds.append(milliseconds)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        for place in range(0, len(text), _KEYS):
            self.page.keyboard.type(text[place : place + _KEYS])
            self.show(90)

    def click(self, target: Locator) -> None:
        """Bring the pointer to a thing and click it."""
        box = target.bounding_box()
        assert box
        (left, top), (right, bottom) = self.pointer, (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for step in range(1, _STEPS + 1):
            share = 1 - (1 - step / _STEPS) ** 2  # slower towards its end
            self._point(left + (right - left) * share, top + (bottom - top) * share)
            self.show(50)
        self.show(450)
        self.page.mouse.click(right, bottom)

    def _point(self, left: float, top: float) -> None:
        self.pointer = (left, top)
        self.page.mouse.move(left, top)
        self.page.evaluate(_PLACED, [left, top])

    def save(self, path: Path) -> None:
        """Write an animated WebP that begins anew at its end."""
        first, *rest = self.frames
        first.save(path, save_all=True, append_images=rest, duration=self.milliseconds, loop=0, quality=70, method=6)
