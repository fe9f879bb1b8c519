"""Writing SVG: every attribute and text is escaped here."""

from __future__ import annotations

from markupsafe import Markup, escape


def el(name: str, *children: str | Markup, **attributes: object) -> Markup:
    """Return an element. ``class_`` stands for ``class``, other ``_`` for ``-``; None leaves one out.

    Plain strings among the children are escaped, Markup is kept.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None:
            continue
        shown = short(value) if isinstance(value, float) else escape(value)
        parts.append(f' {key.rstrip("_").replace("_", "-")}="{shown}"')
    body = "".join(escape(child) for child in children)
    parts.append(f">{body}</{name}>" if body else "/>")
    return Markup("".join(parts))  # noqa: S704 - built of escaped parts only


def short(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return "0" if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")


def path(points: list[tuple[float, float]], *, close: bool = False) -> str:
    """Return path data for a line in tenths of a pixel, written as differences, which are shorter."""
    out: list[str] = []
    px = py = 0
    for x, y in points:
        nx, ny = round(x * 10), round(y * 10)
        if out and (nx, ny) == (px, py):
            continue
        out.append(f"{'l' if out else 'M'}{_tenth(nx - px if out else nx)},{_tenth(ny - py if out else ny)}")
        px, py = nx, ny
    return "".join(out) + ("z" if close and out else "")


def _tenth(value: int) -> str:
    return f"{value / 10:.1f}".removesuffix(".0")


def mark(shape: str, x: float, y: float, radius: float, class_: str) -> Markup:
    """Return a mark of one family: circle, square, diamond or ring, so that colour is never needed."""
    if shape == "armed":
        side = radius * 1.75
        return el("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, class_=class_, rx=0.8)
    if shape == "other":
        reach = radius * 1.3
        return el(
            "path",
            d=f"M{short(x)},{short(y - reach)}L{short(x + reach)},{short(y)}"
            f"L{short(x)},{short(y + reach)}L{short(x - reach)},{short(y)}z",
            class_=class_,
        )
    return el("circle", cx=x, cy=y, r=radius, class_=class_)
