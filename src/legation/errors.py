"""Two sizes of error: one article is bad and the run goes on, or the run cannot go on."""


class LegationError(Exception):
    """Base of both; its message names the file, the place and the way out."""


class SkipArticle(LegationError):
    """This article cannot be read: log why, go on with the next. ``where`` names the file, record or URL."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


class StopRun(LegationError):
    """Nothing more can be done: bad usage, a broken installation, a ledger that somebody else holds."""
