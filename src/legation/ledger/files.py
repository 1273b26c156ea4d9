"""Opening a ledger file: how it is attached, and what each refusal means to the one who asked."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import duckdb

from legation.errors import StopRun

# Written in this format, a ledger can be opened by every DuckDB from 1.2 on, and not only by the newest.
STORAGE_VERSION: Final = "v1.2.0"
# A file of another kind (SQLite, Parquet) or an unknown function must never make DuckDB fetch an extension.
CONFIG: Final = (("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false"))


def attach(path: Path, *options: str, shown: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Open ``path`` as the current database of a new connection.

    Raises StopRun with the way out if it is refused; the message speaks of ``shown`` where that is not ``path``.
    """
    connection = duckdb.connect(config=dict(CONFIG))
    quoted = str(path.absolute()).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{quoted}' AS ledger ({', '.join(('TYPE duckdb', *options))})")
        connection.execute("USE ledger")
    except (duckdb.Error, UnicodeEncodeError) as error:
        connection.close()
        raise StopRun(refusal(shown or path, str(error))) from error
    return connection


def refusal(path: Path, error: str) -> str:
    """Say in words why DuckDB refused ``path``, from its own message ``error``."""
    if "Conflicting lock" in error or "being used by another process" in error:
        return f"{path} is held by {holder(error)}; wait until it is done, or name another file with --ledger"
    if "already attached" in error:
        return f"{path} is held by this same process; close it first, or name another file with --ledger"
    if "not a valid DuckDB database" in error or "Is a directory" in error:
        return f"{path} is no DuckDB database; name another file with --ledger"
    if not path.absolute().parent.is_dir():
        return f"{path} cannot be opened: there is no folder {path.absolute().parent}"
    if "does not exist" in error:
        return f"{path} does not exist; make it with legation read, or name another file with --ledger"
    if "newer version" in error or "storage version" in error:
        return f"{path} was written by a newer DuckDB than {duckdb.__version__}; upgrade with pip install -U duckdb"
    return f"{path} cannot be opened: {error}"


def holder(error: str) -> str:
    """Name the process in DuckDB's lock message: its number, and its command where the system tells (Linux)."""
    found = re.search(r"PID (\d+)", error)
    if not found:
        return "another process"
    pid = found[1]
    try:
        command = Path(f"/proc/{pid}/comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return f"process {pid}"
    # A process may name itself as it likes, so what comes from /proc is printed without control characters.
    return f"process {pid} ({''.join(c if c.isprintable() else '?' for c in command)})"


def put(draft: Path, path: Path) -> None:
    """Give the finished file ``draft`` the name ``path``; where another process was faster, its file stands."""
    try:
        os.link(draft, path)
    except FileExistsError:
        draft.unlink()
    except OSError:  # a file system without hard links
        draft.rename(path)
    else:
        draft.unlink()
