# `make practice` opens the trainer, `make test` checks everything; both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# pip compiles what it copies, but not what it only links to: without this every start pays
# for it where Python may not write bytecode.
COMPILE := $(BIN)/python -m compileall -q trainer

.PHONY: practice test check schema clean

practice: $(VENV)/.installed
	@$(BIN)/trainer

test: $(VENV)/.installed-dev check

check:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal

schema: $(VENV)/.installed
	@for kind in deck scenario syllabus; do \
	  $(BIN)/trainer decks schema $$kind --print > data/schema/$$kind.json || exit 1; done

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'The trainer needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo 'Python could not make an environment; on Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo 'Installing the trainer into $(VENV) (once) ...'
	@$(PIP) install --constraint constraints.txt --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo 'Installing the trainer and what its tests need into $(VENV) (once) ...'
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
