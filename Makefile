# Two commands do it all on a machine with Python 3.11–3.13 and make: `make demo`, `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test survive fuzz setup check quality whoosh3 bench bench-fetch format lock clean

demo: setup
	@$(BIN)/kkr demo

test: setup
	$(BIN)/pytest -n auto --dist worksteal

# Surviving in full (the ordinary tests take a share of it): a hundred kills, a disk that is full at
# chosen writes, every command's renames under strace, ten swaps under eight readers. Ten minutes.
survive: setup
	KKR_SURVIVE=full $(BIN)/pytest -n 2 --dist worksteal tests/test_survive.py tests/test_ingest_survival.py tests/test_survive_repair.py tests/test_doctor.py tests/test_build.py

# Modules are compiled here, as pip does with those it installs: who keeps Python from writing
# bytecode (PYTHONDONTWRITEBYTECODE) would wait for that with every command, 0.2 s with `kkr add`.
setup: $(STAMP)

$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else "kkr needs Python 3.11, 3.12 or 3.13; this is %d.%d. Try: make PYTHON=python3.12" % v)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q cli.py corpus index ingest parse
	@touch $@

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# How well documents are read, words are matched and hits are ranked, in figures.
quality: setup
	$(BIN)/python tests/quality/parsing_quality.py
	$(BIN)/python tests/quality/word_table.py
	$(BIN)/python tests/quality/ranking.py

# 10,000 PDFs damaged at random, read within limits of time and memory: some twenty minutes.
fuzz: setup
	nice $(BIN)/python tests/fuzz.py

# How fast reading, the whole pipeline and searching are, beside pdftotext, pdfplumber and FTS5; each
# program tells its options. An hour on two processors, most of it the pipeline over 5,000 pages.
bench: setup
	$(BIN)/python benchmarks/bench_reader.py
	$(BIN)/python benchmarks/bench_pipeline.py
	$(BIN)/python benchmarks/bench_stages.py
	$(BIN)/python benchmarks/bench_add.py
	$(BIN)/python benchmarks/bench_search.py

# What fetching 500 documents costs, from a replica of kl.dk on this machine: takes ten minutes.
bench-fetch: setup
	$(BIN)/python benchmarks/bench_fetch.py

# The way out of Whoosh 2.7.4: the same search tests on its living fork. One guard is not held
# there: our refusal of crafted pickles patches names that the fork no longer uses.
whoosh3:
	$(PYTHON) -m venv .venv-whoosh3
	.venv-whoosh3/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements-dev.lock
	.venv-whoosh3/bin/python -m pip uninstall --quiet --yes whoosh
	.venv-whoosh3/bin/python -m pip install --quiet --no-deps whoosh3==3.54.0
	.venv-whoosh3/bin/python -m pytest -q --deselect tests/test_whoosh_engine.py::test_a_crafted_index_runs_no_code \
	  tests/test_whoosh_engine.py tests/test_search.py tests/test_build.py tests/test_matching.py

format: setup
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

# After changing a dependency: needs `uv`; the lock names no registry.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-annotate pyproject.toml --extra ocr --extra postgresql --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) .venv-whoosh3 build dist *.egg-info
