# Everything runs from .venv, made by these targets from the pinned and hashed requirements.
PYTHON ?= python3
CASE ?= demo/syria-2016
PORT ?= 8000
SERVE ?= 1

.PHONY: demo test bench score docs pictures lock format clean

demo: .venv/ready
	@.venv/bin/trucewatch demo $(CASE) --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: .venv/ready-dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/python -m pytest -q -n 2 --dist loadgroup

bench: .venv/ready-dev
	@.venv/bin/trucewatch bench case
	@.venv/bin/trucewatch bench case --records 100000
	@.venv/bin/trucewatch bench findings --live
	@.venv/bin/trucewatch bench findings --incidents 500000
	@.venv/bin/trucewatch bench findings --incidents 500000 --peers
	@.venv/bin/trucewatch bench read --peers

score: .venv/ready-dev
	@.venv/bin/trucewatch bench score
	@.venv/bin/trucewatch bench flags
	@.venv/bin/trucewatch bench incidents
	@.venv/bin/trucewatch bench muc
	@.venv/bin/trucewatch bench acled

docs: .venv/ready
	@.venv/bin/python docs/generate.py

pictures: .venv/ready
	@$(MAKE) --no-print-directory demo SERVE=0
	@.venv/bin/python -m trucewatch.desk.pictures $(CASE) docs/pictures --at "2016-05-02 23:59 Asia/Damascus"
	@.venv/bin/trucewatch terms $(CASE) --format svg --from "2016-04-28 00:00 Asia/Damascus" --until "2016-05-13 00:00 Asia/Damascus" --out docs/pictures/terms.svg
	@.venv/bin/trucewatch clocks $(CASE) --at "2016-09-20 18:00 Asia/Damascus" --picture docs/pictures/clocks.svg > /dev/null

lock:
	@uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml requirements/build.in --output-file requirements/run.txt
	@uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --extra dev --extra bench --extra spark pyproject.toml requirements/build.in --output-file requirements/dev.txt

format: .venv/ready-dev
	@.venv/bin/ruff check --fix --quiet . && .venv/bin/ruff format --quiet .

clean:
	@rm -rf .venv demo build

.venv/ready: requirements/run.txt pyproject.toml
	@sh requirements/venv.sh $(PYTHON) requirements/run.txt
	@touch $@

.venv/ready-dev: requirements/dev.txt pyproject.toml
	@sh requirements/venv.sh $(PYTHON) requirements/dev.txt
	@touch $@ .venv/ready
