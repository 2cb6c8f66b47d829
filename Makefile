# Two commands do everything: `make run` starts the application, `make test` runs the tests.
SHELL := /bin/sh
PYTHON ?= python3
HOST ?= localhost
PORT ?= 8501
VENV := .venv
PYTEST ?= -n auto
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.ready-run
DEV_STAMP := $(VENV)/.ready-dev
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check bench data demonstration geo lock clean chromium

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed (PYTHON=… names another one)"; exit 1; }
	@echo "Creating the virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the application (once; about 700 MB of libraries)"
	@$(BIN)/pip install -qq --require-hashes -r requirements.lock
	@$(BIN)/pip install -qq --no-deps -e .
	@touch $@

$(DEV_STAMP): requirements-dev.lock $(RUN_STAMP)
	@echo "Installing what the tests and checks need (once)"
	@$(BIN)/pip install -qq --require-hashes -r requirements-dev.lock
	@touch $@

run: $(RUN_STAMP) ## start the application on http://localhost:8501 (HOST and PORT change it)
	@echo "The dashboard is at http://$(HOST):$(PORT) (Ctrl+C stops it)"
	@exec $(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT)

chromium: $(BIN)/python
	@sh .ci/chromium.sh

test: $(DEV_STAMP) chromium ## run all tests, installing what they need
	@$(BIN)/python -m pytest $(PYTEST)

check: $(DEV_STAMP) ## format, lint, types, layers and quick tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -m "not browser" -x $(PYTEST)

bench: $(DEV_STAMP) chromium ## measure the map beside the obvious way, and print the ratios
	@$(BIN)/python -m tests.bench

data: $(DEV_STAMP) ## build data/published from data/raw and the catalogue
	@$(BIN)/python -m dashboard data build

demonstration: $(DEV_STAMP) ## simulate the demonstration survey into data/demonstration
	@$(BIN)/python -m dashboard demonstration build

geo: $(DEV_STAMP) ## rebuild geo/ from its public sources (needs npm)
	@$(BIN)/python -m dashboard geo build

lock: $(DEV_STAMP) ## resolve requirements*.txt into the lock files
	@$(BIN)/pip install -qq uv
	@for f in requirements requirements-dev; do $(BIN)/uv pip compile --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q $$f.txt -o $$f.lock; done

clean: ## remove the virtual environment and caches
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
