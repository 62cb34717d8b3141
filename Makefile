# Two commands: `make run` opens the app, `make test` runs every check there is.
# Needs Python 3.11 or newer, make and pip; everything else is fetched at a pinned version.

PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
PIP_INDEX := $(shell $(PYTHON) -m pip config get global.index-url 2>/dev/null)
# uv does not read pip's settings: pass on a mirror where pip has one.
export UV_DEFAULT_INDEX ?= $(if $(PIP_INDEX),$(PIP_INDEX),)
ifeq ($(UV_DEFAULT_INDEX),)
unexport UV_DEFAULT_INDEX
endif
export UV_PYTHON ?= $(shell command -v $(PYTHON))
# Two OpenBLAS threads on two busy cores made a small Cholesky forty times slower.
export OPENBLAS_NUM_THREADS := 1
PY := .venv/bin/python
# One process for each core.
PYTEST := $(PY) -m pytest --numprocesses auto --dist worksteal

.PHONY: run test lint types layers content unit postgres browser check-start bench bench-player bench-relief bench-check-in reference race screens clean

run: .venv/.run  ## open the app on this computer
	@$(PY) -m uncramp

test: lint types layers content unit postgres browser check-start  ## everything CI does

lint: .venv/.dev  ## style of code and templates
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	git ls-files -z -- 'src/*.html' | xargs -0 -r .venv/bin/djade --target-version 5.2 --check

types: .venv/.dev  ## mypy --strict
	.venv/bin/mypy

layers: .venv/.dev  ## who may import whom
	.venv/bin/lint-imports

content: .venv/.dev  ## the knowledge base and the sentences
	$(PY) -m uncramp content check

unit: .venv/.dev  ## everything that needs no browser, on SQLite
	PYTHONDEVMODE=1 $(PYTEST) --ignore tests/browser

postgres: .venv/.dev  ## the web's tests again, on a real PostgreSQL
	$(PY) -m tools.postgres $(PYTEST) tests/web

browser: .venv/.dev  ## a real Chromium; installed by apt where there is none
	$(PY) -m tools.browser --install
	$(PYTEST) tests/browser

check-start: .venv/.run  ## start the app, fetch its pages, stop
	$(PY) -m tools.check_start

bench: .venv/.dev  ## speed, each figure beside a reference in the same run
	$(PY) -m benchmarks

bench-player: .venv/.dev  ## ten minutes of the player in a slowed Chromium: is every cue on time
	$(PY) -m benchmarks.player $(ARGS)

bench-relief: .venv/.dev  ## relief from a dead server in a slowed Chromium: how soon is the first instruction
	$(PY) -m benchmarks.relief_offline

bench-check-in: .venv/.dev  ## a quiet night from the icon to saved: the machine's seconds and a person's
	$(PY) -m benchmarks.check_in

reference: .venv-bench/.ready  ## long runs of the reference sampler on fifty fresh cases
	.venv-bench/bin/python -W ignore -m benchmarks.nuts.cases

race: .venv-bench/.ready  ## the engine against three others on one diary
	.venv-bench/bin/python -W ignore -m benchmarks.nuts.race $(ARGS)

screens: .venv/.dev  ## photograph every page into docs/screens
	$(PY) -m tools.browser --install
	$(PY) -m tools.screens

$(UV):
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
		--target .tools uv==$(UV_VERSION)

# A machine that has the developers' packages already has all of the app's.
.venv/.run: pyproject.toml uv.lock | $(UV)
	@test -f .venv/.dev && test ! .venv/.dev -ot uv.lock && test ! .venv/.dev -ot pyproject.toml \
		|| $(UV) sync --quiet --frozen --no-default-groups
	@touch $@

.venv/.dev: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --frozen --all-extras
	@touch $@

# Samplers and their compilers: a gigabyte that no check needs. In a place of their own, because the
# next change of a dependency would take them away from a run that takes an hour.
.venv-bench/.ready: pyproject.toml uv.lock | $(UV)
	UV_PROJECT_ENVIRONMENT=.venv-bench $(UV) sync --quiet --frozen --no-default-groups --group bench
	@touch $@

clean:
	rm -rf .venv .venv-bench .tools .mypy_cache .ruff_cache .pytest_cache
