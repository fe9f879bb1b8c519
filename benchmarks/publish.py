"""Publishing: how long it takes, how large it is, and whether the page of a large case is quick to use.

Times are from an extracted case on disk: linking and reconciling count. The large case is made up
(``_synthesis.py``); its page is opened in a headless Chromium, where there is one.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._synthesis import write_reports
from legomena import Case
from legomena.publish import publish

EXAMPLE = Path(__file__).parent.parent / "examples" / "balochistan-2026" / "documents.jsonl"
_REPORTS = 900
"""Made-up reports of the large case: a little more than ten thousand claims."""

_SCROLL = """async () => {
  document.documentElement.style.scrollBehavior = "auto";
  const height = document.documentElement.scrollHeight, gaps = [];
  let last = performance.now();
  for (let step = 0; step <= 60; step++) {
    window.scrollTo(0, height * step / 60);
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    gaps.push(performance.now() - last);
    last = performance.now();
  }
  return Math.max(...gaps);
}"""


def measure() -> dict[str, float]:
    """Seconds of wall time, megabytes, milliseconds for the slowest step of a scroll over the whole page."""
    folder = Path(tempfile.mkdtemp())
    try:
        return _measure(folder)
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path) -> dict[str, float]:
    reports = folder / "reports.jsonl"
    write_reports(reports, _REPORTS)
    small = _extracted(EXAMPLE, folder / "small.legomena")
    large = _extracted(reports, folder / "large.legomena")
    out: dict[str, float] = {}
    with Case(small, read_only=True) as case:
        claims = len(case.claims())
        start = time.perf_counter()
        case.publish(folder / "small")
        seconds = time.perf_counter() - start
        again = publish(case.anatomy("public"), folder / "again").parent
        out["publish/dossier-seconds"] = round(seconds, 2)
        out["publish/dossier-mb-without-documents"] = round(_size(folder / "small") / 1e6, 2)
        out["publish/dossier-same-bytes"] = float(_bytes(folder / "small") == _bytes(again))
    with Case(large, read_only=True) as case:
        start = time.perf_counter()
        page = case.publish(folder / "large")
        large_seconds = time.perf_counter() - start
        out["publish/large-claims"] = len(case.claims())
        out["publish/large-seconds"] = round(large_seconds, 2)
        share = (large_seconds / out["publish/large-claims"]) / (seconds / claims)
        out["publish/large-seconds-a-claim-over-dossier"] = round(share, 2)
    return out | _browsed(page)


def _extracted(reports: Path, path: Path) -> Path:
    with Case(path, create=True) as case:
        case.add(reports)
        case.extract()
    return path


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.iterdir() if p.is_file())


def _browsed(page: Path) -> dict[str, float]:
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next((found for name in names if (found := shutil.which(name))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if browser is None:
        print("publish: no page is opened: needs playwright and chromium on the PATH", file=sys.stderr)
        return {}
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        usable, worst = [], []
        for _ in range(3):
            tab = opened.new_page(viewport={"width": 1280, "height": 900})
            start = time.perf_counter()
            tab.goto(page.as_uri())
            tab.locator(".matrix a.cite").first.click()
            tab.locator("#reader mark.on").first.wait_for()
            usable.append(time.perf_counter() - start)
            tab.keyboard.press("Escape")
            worst.append(float(tab.evaluate(_SCROLL)))
            tab.close()
        opened.close()
    return {
        "publish/large-usable-seconds": round(min(usable), 2),
        "publish/large-slowest-scroll-ms": round(min(worst), 1),
    }
