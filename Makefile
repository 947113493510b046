# Everything runs in .venv, which the first target that needs it makes. Needs Python 3.11 or newer and make, no more.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
READY   = $(VENV)/.ready

.PHONY: demo test check golden man pictures gate labelled bench fixtures fuzz mutants environments lock lowest licences sbom dist clean
.DEFAULT_GOAL := demo

# With LOCKED=1 every package has the version and the hash of requirements/dev.txt.
$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
ifdef LOCKED
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --editable . --no-deps --no-build-isolation
else
	$(BIN)/python -m pip install --quiet --editable . --group dev
endif
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

GOLDEN_STRUCTURE = $(addprefix tests/structure/test_,$(addsuffix .py,as_read kind kind_table small_documents furniture_table line_joins line_thresholds language_choice))
golden: $(READY)  ## write the golden reports again; read the difference before you keep it
	DIPLODIFF_GOLDEN=1 $(BIN)/python -m pytest -q tests/render/test_goldens.py tests/render/test_goldens_fixtures.py tests/render/test_html.py \
	  tests/findings/labelled/test_told.py tests/findings/test_comparisons.py tests/quotes/test_told.py tests/quotes/test_reports.py \
	  tests/mentions/test_told.py \
	  $(GOLDEN_STRUCTURE)

man: $(READY)  ## write the man pages, docs/commands.md and the completion scripts from the commands
	$(BIN)/python tools/reference.py

pictures: $(READY)  ## draw the pictures of the README again, from the fixture
	$(BIN)/python -m pip install --quiet --group browser
	$(BIN)/python tools/pictures.py

gate: $(READY)  ## the pinned quality gate: accuracy on real texts, against its floors
	$(BIN)/python -m tests.gate $(ARGS)

labelled: $(READY)  ## precision and recall of every rule, by pair of languages, on the labelled pairs
	$(BIN)/python -m tests.findings.labelled $(ARGS)

bench: $(READY)  ## write docs/performance.md: speed and correctness beside other tools, in one run (ARGS="--quick")
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m tests.bench $(ARGS)

fixtures: $(READY)  ## write the PDF and DOCX fixtures again from their sources
	$(BIN)/python -m pip install --quiet --group fixtures
	$(BIN)/python fixtures/make.py

fuzz: $(READY)  ## look longer for inputs that break something: make fuzz ARGS="--seconds 600 pdf html"
	$(BIN)/python -m tests.fuzz $(ARGS)

mutants: $(READY)  ## do the tests see faults? make mutants ARGS="--rooms align --sample 200 --seed 1"
	$(BIN)/python -m pip install --quiet --group mutants
	$(BIN)/python -m tests.mutants $(ARGS)

environments: $(READY)  ## the quick tests under other hash seeds, time zones, locales and in random order
	$(BIN)/python -m tests.environments $(ARGS)

TOOL = $(BIN)/python -m pip install --quiet --group supply && $(BIN)
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

lock: $(READY)  ## write requirements/: the versions and hashes of all that runs, and of all that development and CI need
	$(TOOL)/$(LOCK) pyproject.toml -o requirements/run.txt
	$(TOOL)/$(LOCK) pyproject.toml --group dev --group browser --group fixtures -o requirements/dev.txt

lowest: $(READY)  ## an environment with the lowest versions that pyproject.toml allows, and the main job in it
	$(TOOL)/python tools/supply.py lowest

licences: $(READY)  ## write docs/dependencies.md; fails where a licence is not compatible
	$(BIN)/python tools/dependencies.py

sbom: $(READY)  ## dist/diplodiff.cdx.json: what the program is made of, as CycloneDX
	$(TOOL)/python tools/supply.py sbom

dist: $(READY)  ## sdist and wheel, built twice to the same bytes, and tried in an environment of its own
	$(TOOL)/python tools/supply.py dist

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
