"""The example's page as people see it: three widths, light and dark, screen readers, and what scripts add."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

WIDTHS = (390, 820, 1440)
SCREENSHOTS = os.environ.get("LEGOMENA_SCREENSHOTS")
"""A folder to keep screenshots in, for people to look at."""

TEXT_BOXES = """() => {
  const clipped = node => { for (; node; node = node.parentElement)
    if (getComputedStyle(node).clipPath !== "none") return true; return false; };
  const found = [], walker = document.createTreeWalker(document.querySelector("body"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest("script, style, .sr, .skip, dialog, .parts")) continue;
    if (!parent.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue;
    if (clipped(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      found.push({ text: node.textContent.trim().slice(0, 40), scrolls: Boolean(parent.closest(".scroller")),
        left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY });
    }
  }
  return found;
}"""


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Any, dossier_pages: Path) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": request.param, "height": 900})
    opened.goto((dossier_pages / "index.html").as_uri())
    yield opened
    opened.close()


def test_no_text_lies_on_another_or_is_cut(page: Any) -> None:
    width = page.viewport_size["width"]
    boxes = page.evaluate(TEXT_BOXES)
    assert len(boxes) > 500
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [
        one for one in boxes if not one["scrolls"] and (one["left"] < -1 or one["right"] > width + 1)
    ] == []
    boxes = [one for one in boxes if not one["scrolls"]]
    boxes.sort(key=lambda one: one["top"])
    overlaps = []
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            if b["top"] >= a["bottom"] - 5:
                break
            if a["left"] < b["right"] - 2 and b["left"] < a["right"] - 2 and a["top"] < b["bottom"] - 5:
                overlaps.append((a["text"], b["text"]))
    assert overlaps == []
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"page-{width}.png", full_page=True)


def test_no_picture_is_empty(page: Any) -> None:
    pictures = page.evaluate(
        """() => [...document.querySelectorAll("svg.chart, svg.map")]
        .filter(svg => svg.checkVisibility()).map(svg => {
          const box = svg.getBoundingClientRect();
          const marks = [...svg.querySelectorAll(".dot, .point, .area")].filter(m => {
            const b = m.getBoundingClientRect();
            return b.width > 2 && b.left >= box.left && b.right <= box.right
              && b.top >= box.top - 1 && b.bottom <= box.bottom + 1;
          });
          return [box.width, box.height, marks.length, svg.querySelectorAll("text").length];
        })"""
    )
    assert len(pictures) >= 4
    for width, height, marks, texts in pictures:
        assert width > 300
        assert height > 150
        assert marks >= 3
        assert texts >= 5


def test_the_first_screen_answers(browser: Any, dossier_pages: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((dossier_pages / "index.html").as_uri())
    foot = page.evaluate(
        """Math.max(...[...document.querySelectorAll(".facts dd, .matrix td, .disputes li")]
        .map(node => node.getBoundingClientRect().bottom))"""
    )
    assert foot <= 900
    titles = page.locator("#summary dt").all_text_contents()
    assert titles == ["What", "Where", "When", "Who says so"]
    assert page.locator(".matrix tbody tr").count() >= 2
    assert page.locator(".disputes li").count() >= 1
    page.close()


@pytest.mark.parametrize(
    ("width", "scheme", "large"), [(390, "light", False), (1440, "dark", False), (1440, "light", True)]
)
def test_axe_finds_nothing_serious(
    browser: Any, published: Path, dossier_pages: Path, width: int, scheme: str, large: bool
) -> None:
    package = pytest.importorskip("axe_playwright_python", reason="pip install axe-playwright-python")
    axe = (files(package) / "axe.min.js").read_text("utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(((dossier_pages if large else published) / "index.html").as_uri())
    if not large:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(axe)
    page.locator("a.cite:visible").first.click()
    check = "axe.run(document, { resultTypes: ['violations'], preload: false })"
    for state in ("reader open", "rule chosen"):
        if state == "rule chosen":
            page.keyboard.press("Escape")
            page.locator("input[name=policy]").nth(1).check()
        serious = [
            (state, one["id"], one["nodes"][0]["html"][:120])
            for one in page.evaluate(check)["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert serious == []
    page.close()


def test_a_counting_rule_marks_what_it_uses(browser: Any, dossier_pages: Path, dossier: Any) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((dossier_pages / "index.html").as_uri())
    main = max(dossier.accounts, key=lambda account: len(account.tolls))
    for policy in ("acled-lowest", "range"):
        used = {claim for one in main.policies if one.policy == policy for claim in one.used}
        page.locator(f"input[name=policy][value={policy}]").check()
        marked = page.evaluate(
            """() => [...document.querySelectorAll("#tolls .grid td.used a.cite, #tolls svg.chart a.used")]
            .map(link => link.dataset.claims.split(" "))"""
        )
        assert marked
        assert all(used & set(claims) for claims in marked)
        faint = page.evaluate(
            """() => [...document.querySelectorAll("#tolls .grid td.unused a.cite")]
            .map(link => link.dataset.claims.split(" "))"""
        )
        assert faint
        assert not any(used & set(claims) for claims in faint)
        assert policy in page.locator(".ruling").text_content()
        assert "left out" in page.locator("#tolls td.unused .why").first.text_content()
    page.locator("input[name=policy]").first.check()
    assert page.locator("#tolls .used, #tolls .unused, #tolls .why").count() == 0
    assert not page.locator(".ruling").is_visible()
    page.close()


def test_the_map_shows_one_day_and_one_kind(browser: Any, dossier_pages: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((dossier_pages / "index.html").as_uri())
    pins = page.locator("svg.map:visible .pin:visible")
    whole = pins.count()
    days = page.locator("#day").get_attribute("data-days").split()
    seen = []
    for step in range(1, len(days) + 1):
        page.locator("#day").fill(str(step))
        seen.append(pins.count())
        assert page.locator("#day-told").text_content().startswith(str(int(days[step - 1][8:])))
    assert 5 < max(seen) < whole
    page.locator("#day").fill("0")
    assert pins.count() == whole
    kinds = page.locator(".kinds input")
    for index in range(1, kinds.count()):
        kinds.nth(index).uncheck()
    first = kinds.first.get_attribute("value")
    shown = {pin.get_attribute("class") for pin in pins.all()}
    assert shown == {f"pin k-{first}"}
    page.close()


def test_on_paper_there_is_nothing_to_click(browser: Any, dossier_pages: Path) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto((dossier_pages / "index.html").as_uri())
    page.emulate_media(media="print")
    for gone in (".parts", ".zoom", ".slider", "#reader"):
        assert not page.locator(gone).first.is_visible()
    assert page.locator("svg.chart").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
    page.close()


def test_the_keyboard_reaches_every_part(browser: Any, dossier_pages: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((dossier_pages / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    wanted = {"summary", "tolls", "map", "INPUT.policy", "SUMMARY."}
    reached: set[str] = set()
    for _ in range(400):
        if wanted <= reached:
            break
        page.keyboard.press("Tab")
        name, part = page.evaluate(
            """() => { const a = document.activeElement, s = a.closest("main > section");
            return [a.tagName + "." + (a.name || a.className), s ? s.id : ""]; }"""
        )
        reached |= {part, name}
    assert wanted <= reached
    page.close()
