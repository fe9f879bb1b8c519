"""The program as its users meet it: start-up, the example from reports to page, peak memory."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "balochistan-2026" / "documents.jsonl"
LEGOMENA = [sys.executable, "-m", "legomena"]


def _wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def measure() -> dict[str, float]:
    """Seconds of wall time; memory in MB (greatest resident set of the child process)."""
    bare = statistics.median(_wall([sys.executable, "-c", "pass"]) for _ in range(7))
    help_ = statistics.median(_wall([*LEGOMENA, "--help"]) for _ in range(7))
    out = {"program/help-seconds": round(help_, 3), "program/help-over-bare-python": round(help_ / bare, 2)}
    tmp = Path(tempfile.mkdtemp())
    try:
        start = time.perf_counter()
        command = [*LEGOMENA, "build", str(EXAMPLE), "--out", str(tmp / "out")]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"legomena build ended with {process.returncode}")
        out["program/example-seconds"] = round(time.perf_counter() - start, 2)
        out["program/example-peak-mb"] = round(usage.ru_maxrss / 1024, 1)
        size = sum(p.stat().st_size for p in (tmp / "out").rglob("*") if p.is_file())
        out["program/example-page-mb"] = round(size / 1e6, 2)
    finally:
        shutil.rmtree(tmp)
    return out
