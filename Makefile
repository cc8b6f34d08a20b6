# Two commands on a fresh machine: `make run` (install, ingest the example documents, serve) and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
DATA ?= data
MANIFEST ?= examples/documents
HOST ?= 127.0.0.1
PORT ?= 7860

.PHONY: run ingest serve test check format clean

run: ingest serve

ingest: $(VENV)/installed
	$(BIN)/coi ingest $(MANIFEST) --data $(DATA)

serve: $(VENV)/installed
	$(BIN)/coi serve --data $(DATA) --host $(HOST) --port $(PORT)

test: $(VENV)/installed-test
	$(BIN)/python -m pytest

check: $(VENV)/installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

format: $(VENV)/installed-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing (some minutes the first time) …"
	$(PIP) torch
	$(PIP) -e .
	touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(PIP) -e '.[test]'
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
