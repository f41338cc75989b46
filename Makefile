# make demo: every document of the seniors' example. make test: tests, linters, types.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := out/demo

.PHONY: demo test lint check-types generated lock bench clean

demo: $(VENV)/.installed
	@sh .ci/pango.sh $(BIN)/python
	$(BIN)/labo export-all --project examples/seniors-deplacements --out $(DEMO)

test: $(VENV)/.dev lint check-types
	@sh .ci/pango.sh $(BIN)/python
	$(BIN)/pytest -n auto --dist loadgroup

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: $(VENV)/.dev
	$(BIN)/mypy

# Everything that is made from the code and committed; a test compares it.
generated: $(VENV)/.dev
	$(BIN)/python -m labo_cli.i18n.catalogue
	$(BIN)/python docs/reference.py
	$(BIN)/labo export-schema --lang fr --out docs/schemas/fr
	$(BIN)/labo export-schema --lang en --out docs/schemas/en

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/run.py

lock: $(VENV)/.dev
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet -o requirements-dev.lock

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "labo needs Python 3.11 or newer: make demo PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .cache dist out
