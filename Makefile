# Works from a fresh clone with Python 3.11 or newer, venv and make; asks nothing. The environment is made once
# and again when a lock file changes: each stamp in .venv stands for one finished step.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

BIN := .venv/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --no-input -qq
CATALOGS := $(wildcard site/schuifaan/translations/*/LC_MESSAGES/*.po)
JOURNEYS := .venv/journeys.xml
RUN_TIME := .venv/stamp-package .venv/stamp-catalogs
EVERYTHING := .venv/stamp-dev $(RUN_TIME)

.PHONY: start test lint audit statement bench help

start: $(RUN_TIME) ## Serve the site with demo activities on http://127.0.0.1:8000 (PORT=9000 make start: another port)
	@SCHUIFAAN_DEMO=$${SCHUIFAAN_DEMO:-1} exec $(BIN)/schuifaan start

test: lint ## Run every test that needs Python and Chromium only, browser journeys included
	@chromium=$$(sh bin/find-chromium.sh) || exit 1; \
	export SCHUIFAAN_CHROMIUM="$$chromium"; \
	echo "Tests without a browser" && $(BIN)/pytest -q -n 2 --ignore=tests/journeys && \
	echo "Journeys in $$chromium" && $(BIN)/pytest -q -n 2 tests/journeys --junitxml=$(JOURNEYS)

lint: $(EVERYTHING) ## Check style, types, import rules, message catalogs and content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p schuifaan -p zoekindex
	$(BIN)/lint-imports
	$(BIN)/python bin/catalogs.py check
	$(BIN)/schuifaan content check

audit: $(EVERYTHING) ## Checks that need more: Java, Node, a second environment; names what is absent
	@$(BIN)/python -m tests.audit

statement: $(EVERYTHING) ## Write what the last `make test` found in the browser into the accessibility statement
	@$(BIN)/python -m tests.journeys.statement $(JOURNEYS) "$$(sh bin/find-chromium.sh)"

bench: $(EVERYTHING) ## Measure the search page against a bare Flask "hello" under the same gunicorn
	@$(BIN)/python -m tests.bench

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

.venv/stamp-venv: bin/make-venv.sh
	@sh bin/make-venv.sh .venv
	@touch $@

.venv/stamp-run: requirements.lock .venv/stamp-venv
	@echo "Installing what the site needs (half a minute the first time)"
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

.venv/stamp-dev: requirements-dev.lock .venv/stamp-run
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

.venv/stamp-package: pyproject.toml site/build_hook.py .venv/stamp-run
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/stamp-catalogs: $(CATALOGS) .venv/stamp-run
	@$(BIN)/python bin/catalogs.py compile
	@touch $@
