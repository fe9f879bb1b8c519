"""``python -m legomena`` is the command line."""

from legomena.cli import main

if __name__ == "__main__":
    main()
