# Two commands: `make serve` builds and serves the book, `make test` passes the tests.
# Each sets up what it needs on a fresh machine: Python 3.11 or later and make.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
BOOK := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m book
READY := .venv/.ready node_modules/.ready

.PHONY: help setup serve site check test bench lecturer clean

help:  ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

setup: $(READY)  ## install what the book needs, into .venv and node_modules

serve: $(READY)  ## build the book, serve it, and rebuild what is saved
	$(BOOK) serve --port $(PORT)

site: $(READY)  ## build the book into _build/html (LITE=0 leaves out Python in the browser)
	$(BOOK) build

check: $(READY)  ## name each fault in chapters, questions, exercises, data and citations
	$(BOOK) check

test: $(READY) .venv/.chromium .venv/.sandbox  ## build the book and run every test; once they pass, only again when a file has changed
	@state="$$($(BIN)/python -m book.site.state)" && \
	if [ -z "$(ARGS)" ] && [ "$$state" = "$$(cat _build/.tested 2>/dev/null)" ]; then \
		echo "Nothing has changed since every test passed. To run them again: make test ARGS=tests"; \
	else \
		$(BOOK) build && PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest $(ARGS) && \
		{ [ -n "$(ARGS)" ] || echo "$$state" > _build/.tested; }; \
	fi

bench: $(READY) .venv/.chromium .venv/.sandbox  ## measure weight and speed beside a default Jupyter Book
	$(BOOK) build
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.bench

lecturer: $(READY)  ## write the exercises' notebooks with their solutions, and nbgrader's sources
	$(BOOK) lecturer

clean:  ## delete what was built (what was installed stays)
	rm -rf _build book/bundles

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Joined Up needs Python 3.11 or later: run make PYTHON=python3.12, say."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.ready: .venv/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

node_modules/.ready: .venv/.ready package-lock.json
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --no-progress --loglevel=error
	@touch $@

.venv/.chromium: .venv/.ready
	$(BIN)/python -m book.site.chromium > $@.new
	@mv $@.new $@

# Without it the tests of marking on the command line fail, and the others run.
.venv/.sandbox: .venv/.ready
	@if $(BIN)/python -m book.lecturer.walls > $@.new; then mv $@.new $@; else rm -f $@.new; fi
