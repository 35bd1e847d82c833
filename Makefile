# `make run` and `make test` are all that a newcomer needs; README.md says the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 7860

.PHONY: run test test-long check format lock clean

run: $(VENV)/.installed  ## serve the web chat on http://127.0.0.1:7860
	$(BIN)/probation-assistant serve --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-test  ## the tests, under ten minutes on two cores
	$(BIN)/python -m pytest -m "not killing and not long" -n auto --maxprocesses 4 --dist loadfile

test-long: $(VENV)/.installed-test  ## the longer suites: kills, damage, very long texts
	$(BIN)/python -m pytest -m "killing or long" -n auto --maxprocesses 4 --dist loadfile

check: $(VENV)/.installed-checks  ## formatting, lint, types, import layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-checks
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.installed  ## pin the newest versions that pyproject.toml allows
	$(BIN)/python -m pip install --quiet uv
	{ head -n 1 constraints.txt; $(BIN)/uv pip compile pyproject.toml --all-extras --universal \
	  --python-version 3.11 --no-annotate --no-header --prerelease=if-necessary-or-explicit; } > constraints.new
	mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; say which: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Bytecode is compiled while installing: it halves the time of the first start.
define install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt $(1)
	$(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null || true
	touch $@
endef

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(call install,--editable .)

$(VENV)/.installed-test: $(VENV)/.installed
	$(call install,--editable ".[test]")

$(VENV)/.installed-checks: $(VENV)/.installed
	$(call install,--editable ".[checks]")
