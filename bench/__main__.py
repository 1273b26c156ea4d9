"""``python -m bench NAME``: one measurement, printed with what it was measured on."""

from __future__ import annotations

import importlib
import sys

NAMES = (
    "accuracy", "attribution", "copies", "dates", "engine", "extraction", "fuzz", "gold", "places", "speed", "stories"
)  # fmt: skip


def main() -> None:
    """Run the measurement named on the command line."""
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        sys.exit(f"usage: python -m bench {{{'|'.join(NAMES)}}} [options]")
    name = sys.argv.pop(1)
    sys.argv[0] = f"python -m bench {name}"
    importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
