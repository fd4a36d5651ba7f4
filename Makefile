# Everything a contributor needs. Each target installs what it needs by itself.
.DEFAULT_GOAL := help
.PHONY: help site serve test lint format bench profile bench-search bench-size bench-pages fonts pictures clean

VENV := .venv
BIN := $(VENV)/bin

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

site: $(VENV)/.site ## Build content/ into site/ and say what to open
	$(BIN)/kbgen build

serve: $(VENV)/.site ## Build the site and look at it at http://127.0.0.1:8000/
	$(BIN)/kbgen serve

test: lint $(VENV)/.browser $(VENV)/.checkers ## Run everything: lint, types, tests, in a real browser too
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/.dev ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev ## Put the code into its standard form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev ## Measure builds into BENCHMARKS.md: make bench PEERS=folder of hugo, pelican
	$(BIN)/python -m benchmarks.build --write $(if $(PEERS),--peers $(PEERS))

profile: $(VENV)/.dev ## Show where a build of 1,000 entries in each language spends its time
	$(BIN)/python -m benchmarks.profile

bench-search: $(VENV)/.browser ## Measure what search finds: make bench-search DATA=folder
	$(BIN)/python -m benchmarks.search_quality --data $(DATA)

bench-size: $(VENV)/.browser ## Measure what search costs in bytes, time and memory (long)
	$(BIN)/python -m benchmarks.search_size --write $(if $(DATA),--data $(DATA))

bench-pages: $(VENV)/.browser ## Measure what pages weigh and how soon they are there
	$(BIN)/python -m benchmarks.pages --write

fonts: ## Cut the fonts of the default theme anew
	scripts/setup-python $(VENV) .[fonts]
	$(BIN)/python scripts/make-fonts

pictures: $(VENV)/.browser ## Take the pictures anew: those that tests compare pages with, and those of the README
	$(BIN)/python -m tests.browser.pictures
	$(BIN)/python -m tests.browser.readme_pictures

clean: ## Delete what these commands made
	rm -rf $(VENV) site dist picture-differences .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.site: pyproject.toml constraints.txt scripts/setup-python
	scripts/setup-python $(VENV) .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt scripts/setup-python
	scripts/setup-python $(VENV) .[dev]
	@touch $@ $(VENV)/.site

$(VENV)/.browser: $(VENV)/.dev scripts/setup-browser
	scripts/setup-browser $(BIN)/python
	@touch $@

$(VENV)/.checkers: $(VENV)/.dev scripts/setup-checkers tests/checkers/package.json
	scripts/setup-checkers $(VENV)
	@touch $@
