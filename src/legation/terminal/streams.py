"""Where output goes: results to stdout, everything else to stderr, and a bar that is there only while one waits."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import Final

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from legation.terminal.clean import oneline

PATIENCE: Final = 1.0  # seconds before a bar is worth showing


class Screen(Console):
    """A console that shows text as it is, and lets a closed pipe reach ``main``."""

    def __init__(self, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False, highlight=False, emoji=False)

    @property
    def coloured(self) -> bool:
        """Whether styles can be told apart on it."""
        return self.color_system is not None and not self.no_color

    def on_broken_pipe(self) -> None:
        """Raise the BrokenPipeError on, in place of rich's own exit."""
        raise


def steady() -> None:
    """Keep stdout and stderr from failing on a character that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def put_lines(lines: Iterable[str]) -> None:
    """Write lines to stdout in UTF-8, whatever the terminal's encoding, and see them off."""
    sys.stdout.flush()
    for line in lines:
        sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def say(message: str) -> None:
    """Write one line to stderr, control characters taken out."""
    print(oneline(message), file=sys.stderr)


def abandon_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush finds no closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Patient(Progress):
    """A bar that draws nothing until one has waited a while."""

    born: float = 0.0

    def get_renderable(self) -> RenderableType:
        """The bar, or nothing yet."""
        return super().get_renderable() if time.monotonic() - self.born > PATIENCE else Text()


class Meter:
    """A progress bar over ``total`` paths on stderr; silent unless stderr is a terminal."""

    def __init__(self, total: int) -> None:
        console = Screen(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bar = _Patient(
            *columns, TimeElapsedColumn(), console=console, transient=True, disable=not console.is_terminal
        )
        self._bar.born = time.monotonic()
        self._task = self._bar.add_task("Reading", total=total if total > 1 else None)

    def step(self, paths: int, articles: int) -> None:
        """Tell how many paths are done and how many articles were read."""
        self._bar.update(self._task, completed=paths, description=f"Reading, {articles} done")

    def hide(self) -> None:
        """Wipe the bar, before something is printed to the same screen."""
        self._bar.stop()

    def show(self) -> None:
        """Draw it again."""
        self._bar.start()

    def __enter__(self) -> Meter:
        self.show()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.hide()
