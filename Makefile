# What a newcomer and the house need. `make demo`, `make test`, `make check`.

PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin
CODE = src tests bench resources training

.PHONY: help demo test check format bench clean

help:
	@echo "make demo [PORT=8123]  a sample newsroom, collected over HTTP and served in the foreground"
	@echo "make test              every test, browser and PostgreSQL included"
	@echo "make check             format, lint, layers, types, resources, licences, docs"
	@echo "make format            put the code in shape"
	@echo "make bench             measure speed and quality against named peers"

.venv/newsroom: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Marsad needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Installing into .venv (a minute or two, once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[newsroom]'
	@touch $@

.venv/dev: pyproject.toml dev.lock | .venv/newsroom
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint dev.lock --editable '.[newsroom,postgres,parquet]' --group dev
	@touch $@

demo: .venv/newsroom
	@$(BIN)/marsad demo demo-newsroom --port $(PORT) $(if $(OUTLET_PORT),--outlet-port $(OUTLET_PORT))

test: .venv/dev
	@sh tests/require.sh
	$(BIN)/pytest -q -n 2 -m "not browser"
	$(BIN)/pytest -q -n 2 -m browser tests/browser tests/edition
	MARSAD_TEST_DATABASE=postgresql $(BIN)/pytest -q -n 2 -m "not browser" tests/newsroom

check: .venv/dev
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/mypy -p bench
	$(BIN)/python -m marsad.collect.outlets.compile --check
	$(BIN)/python -m marsad.read.statements.compile --check
	$(BIN)/python -m marsad.read.suggest.compile --check
	$(BIN)/python -m marsad.names.compile --check
	$(BIN)/python -m marsad.names.authorities.compile --check
	$(BIN)/python -m marsad.read.schema --check
	$(BIN)/python -m django makemigrations --check --dry-run --settings marsad.newsroom.settings
	$(BIN)/python tests/licences.py
	$(BIN)/pytest -q tests/docs

format: .venv/dev
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

bench: .venv/dev
	$(BIN)/python -m bench.read.speed
	$(BIN)/python -m bench.search

clean:
	rm -rf .venv demo-newsroom
