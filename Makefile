# `make demo` and `make test` set up .venv by themselves; a second run finds it ready and changes nothing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test

demo: $(VENV)/.installed-run
	$(BIN)/legation read examples/talks-visit.txt --no-ledger

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

$(VENV)/.installed-run: pyproject.toml | $(VENV)/.made
	$(PIP) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.made
	$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.installed-run

# Written so that any Python, however old, can say that it is too old.
$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo "Legation needs Python 3.11 or newer, and $(PYTHON) was not found. Name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "Legation needs Python 3.11 or newer; $(PYTHON) is %d.%d.%d. Name another: make PYTHON=/path/to/python3" % tuple(v[:3]))'
	$(PYTHON) -m venv $(VENV)
	@touch $@
