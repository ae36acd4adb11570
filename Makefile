# Every command in one list: `make` or `make help`.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
BIN := .venv/bin
CORES := $(shell nproc 2>/dev/null || echo 2)
CODE := marketplace programme shop catalog sellers ground tests manage.py

.PHONY: help demo demo-reset test check both bench soak lint types format locales

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: .venv/.run ## set up what is missing and serve the invented market on http://127.0.0.1:8000 (PORT= changes it)
	@$(BIN)/python marketplace/demo/start.py --port=$(PORT)

demo-reset: .venv/.run ## forget the demo's data and start over
	@$(BIN)/python marketplace/demo/start.py --port=$(PORT) --reset

test: .venv/.test ## everything that CI runs
	@$(MAKE) --no-print-directory lint types
	$(BIN)/pytest -n $(CORES) -m "not browser and not soak"
	$(BIN)/python -m tests.servers $(BIN)/pytest -n $(CORES) -m "not browser and not soak and not one_database"
	$(BIN)/python -m tests.browsers
	$(BIN)/pytest -n $(CORES) --dist worksteal -m browser

check: .venv/.test ## lint, types, and SQLite without the slow tests
	@$(MAKE) --no-print-directory lint types
	$(BIN)/pytest -n $(CORES) -m "not browser and not soak and not slow"

both: .venv/.test ## every page on PostgreSQL too: before a release
	$(BIN)/python -m tests.servers $(BIN)/pytest -n $(CORES) -m "not browser and not soak and not one_database" --pages-everywhere

lint: .venv/.test
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/lint-imports --no-cache
	$(BIN)/djhtml --check --tabwidth 2 templates
	$(BIN)/codespell README.md CHANGELOG.md docs

types: .venv/.test
	$(BIN)/mypy

format: .venv/.test ## put code and templates in the house's form
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)
	$(BIN)/djhtml --tabwidth 2 templates

bench: .venv/.test ## our pages beside Oscar's stock pages and a bare view, as ratios
	$(BIN)/python -m tests.bench

soak: .venv/.test ## the long runs
	$(BIN)/python -m tests.servers $(BIN)/pytest -m "soak and not one_database"
	$(BIN)/pytest -m soak

.venv/.python:
	@test -n "$(PYTHON)" || { echo "Needs Python 3.11: install it, or name it: PYTHON=… make demo"; exit 1; }
	@$(PYTHON) marketplace/demo/start.py --preflight
	@echo "Making the virtual environment …"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.python requirements.txt
	@echo "Installing packages, a minute or two the first time …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.test: .venv/.python requirements.txt requirements-dev.txt
	@echo "Installing packages for tests …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/.run
