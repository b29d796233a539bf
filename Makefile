# All a newcomer needs: make demo, test, lint, docs, fix. Each sets up .venv by itself.
# Paths are relative and never expanded, so that a folder with spaces works.

PYTHON ?= python3
SHARED ?= ../shared
PY := .venv/bin/python
# Through the interpreter: the script pip writes has the folder's path in its first line,
# which cannot hold a space.
HOWOPEN := $(PY) -m howopen
# The version whose licence texts the index holds.
SCANCODE := scancode-toolkit-mini==32.5.0
SAMPLE := src/howopen/samples/heron-1b-instruct
COGGED := README.md docs/*.md docs/*/*.md
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
  -o Acquire::Retries=0 -o Acquire::http::Timeout=20
COG := COLUMNS=80 NO_COLOR=1 HOWOPEN_OFFLINE=1 HOWOPEN_LANGUAGE=en $(PY) -m cogapp -P -n UTF-8 -I docs

export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DELETE_ON_ERROR:
.PHONY: help demo test lint docs fix catalogue agreement messages license-index constraints clean

help:
	@echo "make demo       the table of known releases, and one invented release judged, stage by stage"
	@echo "make test       all tests"
	@echo "make lint       style, types, direction of imports, docs up to date, licences of files"
	@echo "make docs       write the generated parts of README.md and docs/"
	@echo "make fix        format, and repair what can be repaired"
	@echo "make catalogue  judge the recordings in $(SHARED)/evidence again for the bundled table"
	@echo "make agreement  measure again how often the grades agree with people, and publish it"
	@echo "make messages   bring the French and Spanish words up to date with the messages there are"
	@echo "make license-index  build the index of licence texts again, from public texts"
	@echo "make clean      remove .venv and caches"

demo: .venv/core
	@echo "== The table: what is known of the releases we follow"
	@$(HOWOPEN) table --format terminal
	@echo
	@echo "== 1. Sources: the recording of an invented release"
	@sed -n 's/^  url: /  /p' $(SAMPLE)/release.yaml
	@echo
	@echo "== 2. Evidence: the words at one place"
	@$(HOWOPEN) explain $(SAMPLE) pretraining-data --format terminal
	@echo
	@echo "== 3. Findings, 4. judgements, 5. the report"
	@$(HOWOPEN) assess $(SAMPLE) --format terminal

test: .venv/dev .venv/browser
	@$(PY) -m pytest $(ARGS)

lint: .venv/dev
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --quiet --check . || { echo "run 'make fix'" >&2; exit 1; }
	@$(PY) -m mypy --no-error-summary
	@$(PY) -m pytest -q --no-header tests/house/test_imports.py tests/house/test_doors.py
	@$(COG) --check --diff $(COGGED) || { echo "run 'make docs'" >&2; exit 1; }
	@$(PY) -m reuse lint --quiet || { $(PY) -m reuse lint; exit 1; }
	@echo "lint: clean"

docs: .venv/dev
	@$(COG) -r $(COGGED)

fix: .venv/dev
	@$(PY) -m ruff check --quiet --fix . || true
	@$(PY) -m ruff format --quiet .

catalogue: .venv/core
	@$(HOWOPEN) catalogue build "$(SHARED)/evidence"

# The figures of `howopen agreement` and of the pages under docs/agreement.
agreement: .venv/dev
	@$(PY) -m benchmarks.publish_agreement "$(SHARED)/evidence" "$(SHARED)/reference"
	@$(COG) -r $(COGGED)

messages: .venv/dev
	@$(PY) -m tools.extract_messages

# ScanCode's texts come in a wheel of the package index; it is read as data and never installed.
license-index: .venv/dev
	@rm -rf .venv/scancode && mkdir -p .venv/scancode
	@$(PY) -m pip download -q --no-deps -d .venv/scancode $(SCANCODE)
	@$(PY) -m tools.build_license_index .venv/scancode/*.whl "$(SHARED)/licences"

# The exact versions that the tests ran with: names and versions only, no addresses.
constraints:
	@rm -rf .venv/fresh && mkdir -p .venv && $(PYTHON) -m venv .venv/fresh
	@.venv/fresh/bin/python -m pip install -qq -e '.[dev]'
	@.venv/fresh/bin/python -m pip freeze --all --exclude-editable 2>/dev/null \
	  | sed -n '/^[A-Za-z0-9._-]*==[A-Za-z0-9.+!]*$$/p' | grep -v -E '^(pip|setuptools|wheel)==' \
	  | LC_ALL=C sort -f > constraints.txt
	@rm -rf .venv/fresh

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	@find src tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian's browser for the tests of the site, tried once: without one they are skipped.
.venv/browser: | .venv/dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  command -v google-chrome >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  echo "installing Debian's chromium for the tests of the site" >&2 && \
	  { $(APT) install chromium || { $(APT) update && $(APT) install chromium; }; } \
	    >/dev/null 2>&1; } || \
	  echo "no chromium here: the tests of the site in a browser are skipped" >&2
	@touch $@

# A marker is newer than what it was installed from, so nothing is fetched twice.
.venv/core .venv/dev: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "howopen needs Python 3.11 or later; name one with PYTHON=python3.12" >&2; exit 2; }
	@$(PY) -c pass 2>/dev/null || { echo "setting up .venv" >&2; $(PYTHON) -m venv --clear .venv; }
	@$(PY) -m pip install -qq -c constraints.txt -e '.$(if $(findstring dev,$@),[dev])'
	@touch .venv/core $@
