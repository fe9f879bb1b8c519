"""The learning curve: the same recipe on a growing share of the labels, each measured on the held-out tenth.

python -m training.curve --start out/model/first.pt --out out/curve
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

SHARES = (0.25, 0.5, 1.0)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--start", type=Path, required=True, help="weights after the first part of training")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    o = parser.parse_args()
    for share in SHARES:
        folder = o.out / f"{share}"
        train = ["--out", folder, "--start", o.start, "--epochs", o.epochs, "--share", share]
        more = ["--replay", 0, "--rate", 2.5e-4, "--half"]
        for command in (["training.train", *train, *more], ["training.evaluate", folder / "model.pt"]):
            print(f"share {share}: {command[0]}", flush=True)
            done = subprocess.run([sys.executable, "-m", *map(str, command)])  # noqa: S603
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
