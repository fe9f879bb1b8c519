"""Names beside the dots of a chart, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .dots import Dot, way
from .labels import Room
from .lookup import speaker_key
from .svg import el

_SIZE = 12.5


def labels(
    dots: Sequence[Dot],
    at: dict[str, tuple[float, float]],
    radius: dict[str, float],
    room: Room,
    *,
    narrow: bool,
) -> list[Markup]:
    """Name the dots that matter most, as many as there is room for; no label lies on another."""
    revised = {dot.figure.revises for dot in dots} | {dot.figure.widens for dot in dots}
    values = [dot.value for dot in dots]
    ranked = sorted(
        dots,
        key=lambda dot: (
            -(
                min(dot.figure.origins, 8)
                + 3 * (dot.figure.revises is not None or dot.figure.widens is not None)
                + 2 * (dot.figure.id not in revised)
                + 5 * (dot.value in (min(values), max(values)))
                - 4 * (dot.figure.part_of is not None)
                - 3 * (dot.family == "press")
            ),
            dot.day,
            dot.figure.id,
        ),
    )
    size = 11.5 if narrow else _SIZE
    limit, foremost = (9, 6) if narrow else (26, 14)
    out: list[Markup] = []
    named: set[tuple[str, int]] = set()
    for rank, dot in enumerate(ranked):
        key = (speaker_key(dot.figure), dot.value)
        if len(out) >= limit or key in named:
            continue
        name = _clip(dot.speaker.replace(" (own voice)", ""), 18 if narrow else 30)
        shown = f"{name} {dot.words}" if not dot.words.startswith("no ") else name
        x, y = at[dot.figure.id]
        spot = room.place(
            shown, x, y, size, radius[dot.figure.id] + 1, clear=-10.0 * way(dot.figure), over=rank < foremost
        )
        if spot is None:
            continue
        named.add(key)
        out.append(
            el(
                "text",
                el("tspan", name + " ", class_="who"),
                el("tspan", dot.words, class_="fig"),
                x=spot.x,
                y=spot.y,
                text_anchor=spot.anchor,
                class_=f"label f-{dot.family}",
                font_size=size,
            )
        )
    return out


def _clip(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
