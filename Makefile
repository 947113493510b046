# Everything runs in .venv, which the first target that needs it makes. Needs Python 3.11 or newer and make, no more.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
READY   = $(VENV)/.ready

.PHONY: demo test check golden man pictures gate labelled bench fixtures clean
.DEFAULT_GOAL := demo

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

demo: $(READY)  ## the main job on the shipped fixtures: a PDF against a web page
	@$(BIN)/diplodiff compare fixtures/one-sided-paragraph/a.pdf fixtures/one-sided-paragraph/b.html; \
	  code=$$?; test $$code -eq 1 || { echo "make demo: expected exit code 1 (findings), got $$code" >&2; exit 1; }

test: $(READY)  ## all tests
	$(BIN)/python -m pytest -q -n auto --dist loadfile $(ARGS)

check: $(READY)  ## what the tests cannot see: style, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: $(READY)  ## write the golden reports again; read the difference before you keep it
	DIPLODIFF_GOLDEN=1 $(BIN)/python -m pytest -q tests/render/test_goldens.py tests/render/test_goldens_fixtures.py tests/render/test_html.py

man: $(READY)  ## write the man pages, docs/commands.md and the completion scripts from the commands
	$(BIN)/python tools/reference.py

pictures: $(READY)  ## draw the pictures of the README again, from the fixture
	$(BIN)/python -m pip install --quiet --group browser
	$(BIN)/python tools/pictures.py

gate: $(READY)  ## the pinned quality gate: accuracy on real texts, against its floors
	$(BIN)/python -m tests.gate $(ARGS)

labelled: $(READY)  ## precision and recall of every rule, by pair of languages, on the labelled pairs
	$(BIN)/python -m tests.findings.labelled $(ARGS)

bench: $(READY)  ## ratios against peers, in one run
	$(BIN)/python -m tests.bench

fixtures: $(READY)  ## write the PDF and DOCX fixtures again from their sources
	$(BIN)/python -m pip install --quiet --group fixtures
	$(BIN)/python fixtures/make.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
