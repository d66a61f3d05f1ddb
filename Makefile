# Two commands do all the set-up themselves:  make demo   and   make test
# `make help` lists the rest.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared
DEMO := out/demo.record
comma := ,

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-browser check lint format eval docs bench fuzz lock clean

help: ## list what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## make .venv with the pinned packages, checked by hash

$(READY): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; on Debian and Ubuntu: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "this Python cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## read the sample corpus and show the incidents in it
	@mkdir -p out && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/reportedly ingest sample/pages --metadata sample/metadata.csv --record $(DEMO)
	@$(BIN)/reportedly incidents --record $(DEMO)
	@echo
	@echo "The record is $(DEMO). Next:"
	@echo "  $(BIN)/reportedly show ID --record $(DEMO)         one incident: who says what, with the sentences"
	@echo "  $(BIN)/reportedly incidents --contested --record $(DEMO)    what is disputed, and how"
	@echo "  $(BIN)/reportedly export jsonl --record $(DEMO) --out out/demo"
	@echo "  $(BIN)/reportedly ingest FOLDER                    your own pages, into ./reportedly.record"

test: setup ## set up and pass the tests
	$(BIN)/python -m pytest

test-browser: setup ## the desk in Chromium (apt-get install chromium); pictures of its pages in out/desk; skipped without it
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/browser.txt
	@mkdir -p out/desk
	$(BIN)/python -m pytest -o addopts="-q --strict-markers --strict-config --import-mode=importlib" tests/browser

check: lint test eval ## format, lint, types, import rules, tests, quality gates

lint: setup ## format, lint, types and import rules
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## put the code into its one format
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

eval: setup ## score against the evaluation data and the pinned floors (skipped without the data)
	$(BIN)/python tests/eval/gate.py --data $(SHARED)

docs: setup ## write what the docs print from the program: the sample, and the seed pages where they are
	$(BIN)/python tests/eval/exports_page.py --data $(SHARED)
	$(if $(wildcard $(SHARED)/data/seeds),$(BIN)/python tests/eval/seeds_page.py --data $(SHARED))

bench: setup ## (MILLION=1: a million claims too) pages/s, tokens/s, memory; ratios to a bare parser and to bare trafilatura; copies grouped; a user's gazetteer
	$(BIN)/python tests/bench/bench.py
	$(BIN)/python tests/bench/bench_gazetteer.py
	$(BIN)/python tests/bench/archive.py
	$(BIN)/python tests/bench/pages.py $(if $(wildcard $(SHARED)/data/webpages/pages),--pages $(SHARED)/data/webpages/pages --rounds 3)
	$(BIN)/python tests/bench/linking.py
	$(BIN)/python tests/bench/linking.py --incidents 400 --noise 0,0.1,0.2,0.4
	$(BIN)/python tests/bench/scaling.py $(if $(MILLION),--pages 3000$(comma)30000$(comma)300000)
	$(BIN)/python tests/bench/killed.py --times 100
	$(BIN)/python tests/bench/copies.py
	$(BIN)/python tests/bench/exports.py
	$(BIN)/python tests/bench/stores.py
	@mkdir -p out && rm -f out/desk.record*
	$(BIN)/python tests/bench/generated.py out/desk.record --pages 10000 --unbuilt
	$(BIN)/python tests/bench/desk.py out/desk.record --seconds 60

fuzz: setup ## fuzz every reader for FUZZ_SECONDS (60) each, guided by coverage
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	$(BIN)/python tests/fuzz/fuzz_readers.py all

lock: setup ## pin the newest allowed packages, with hashes
	$(BIN)/python -m pip install --quiet --target $(VENV)/lock uv
	PYTHONPATH=$(VENV)/lock $(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml -o requirements/run.txt
	PYTHONPATH=$(VENV)/lock $(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate pyproject.toml requirements/dev.in -o requirements/dev.txt

clean: ## remove what was made here
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
