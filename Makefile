# `make run` and `make test` prepare all that they need: packages of the system, the
# environment .venv, gradsim in it.

.DEFAULT_GOAL := help
.PHONY: help run test pytest lint style types docs bench soak rehearsal fuzz test-versions dist folder clean system-for-run system-for-test

IN_VENV := .venv/bin/python -m
INSTALL := $(IN_VENV) pip install --quiet --disable-pip-version-check --editable

# Made when .venv holds all requirements; older than pyproject.toml, they may have changed.
READY_TO_RUN := .venv/ready-to-run
READY_TO_TEST := .venv/ready-to-test
READY_TO_DOCUMENT := .venv/ready-to-document

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

run: system-for-run $(READY_TO_RUN) ## open the window; ARGS="…" are arguments of gradsim
	@$(IN_VENV) gradsim $(ARGS)

test: system-for-test style ## check everything: style, types, layers, tests; ARGS="…" are pytest's, on all cores unless -n 0
	@# mypy has one core only: the tests take the others meanwhile
	@$(MAKE) --no-print-directory --jobs=2 types pytest

pytest: $(READY_TO_TEST)
	$(IN_VENV) pytest --numprocesses auto --dist worksteal $(ARGS)

lint: style types ## check style, types and layers only

style: $(READY_TO_TEST)
	$(IN_VENV) ruff check .
	$(IN_VENV) ruff format --check .
	.venv/bin/lint-imports

types: $(READY_TO_TEST)
	$(IN_VENV) mypy

docs: system-for-run $(READY_TO_DOCUMENT) ## build the documentation as a site: site/index.html
	$(IN_VENV) sphinx --quiet --fail-on-warning --keep-going docs site

bench: system-for-run $(READY_TO_RUN) ## measure speed against references; ARGS="start core window figures memory steps"
	$(IN_VENV) benchmarks $(ARGS)

soak: system-for-test $(READY_TO_TEST) ## treat the window as a nervous lecturer does; ARGS="--minutes 30 --seed 1"
	$(IN_VENV) tests.robust.soak $(ARGS)

rehearsal: system-for-test $(READY_TO_TEST) ## give the whole lecture three times and log what the audience saw; ARGS="--out FOLDER"
	$(IN_VENV) tests.robust.rehearsal $(ARGS)

fuzz: $(READY_TO_TEST) ## throw damaged files at all readers, guided by coverage; ARGS="--minutes 10"
	$(IN_VENV) tests.robust.fuzz $(ARGS)

test-versions: ## test the lowest and newest versions of Python and all requirements; ARGS="3.13"
	scripts/test-versions $(ARGS)

dist: $(READY_TO_TEST) ## build sdist and wheel in dist, and try the wheel in an empty environment; ARGS="--offline"
	.venv/bin/python scripts/check-distribution $(ARGS)

folder: $(READY_TO_RUN) ## make a folder in dist that needs no Python, and try it
	PYTHON=.venv/bin/python scripts/folder/make

clean: ## remove everything that make has made, .venv too
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis rehearsal site docs/made
	find gradsim tests docs -name __pycache__ -prune -exec rm -rf {} +

system-for-run:
	@scripts/system-libraries run

system-for-test:
	@scripts/system-libraries test

$(READY_TO_RUN): pyproject.toml
	@scripts/environment
	@echo 'Installing gradsim and what it requires into .venv …'
	@$(INSTALL) .
	@touch $@

$(READY_TO_TEST): pyproject.toml
	@scripts/environment
	@echo 'Installing gradsim and the tools of its tests into .venv …'
	@$(INSTALL) '.[dev]'
	@touch $@ $(READY_TO_RUN)

$(READY_TO_DOCUMENT): pyproject.toml
	@scripts/environment
	@echo 'Installing gradsim and what builds its documentation into .venv …'
	@$(INSTALL) '.[docs]'
	@touch $@ $(READY_TO_RUN)
