# `make run` and `make test` install what they need; nothing but python3, pip, node, npm, git and make has to be there.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do command -v $$name >/dev/null && $$name -c "import sys; sys.exit(sys.version_info < (3, 11))" && echo $$name && break; done || echo python3)
IN_VENV := .venv/bin/python
# Compiled once and kept, else every one of the many processes that these commands start compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run install test check messages lock format bench-places bench-web

help: ## show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: ## serve the site, its worker and its database on 127.0.0.1 (PORT=8000)
	@$(PYTHON) tools/bootstrap.py --port && exec $(IN_VENV) -m tools.run

install: ## install everything and build the front end
	@$(PYTHON) tools/bootstrap.py

test: ## run all tests, journeys in the browser included (JOURNEYS=0 leaves those out)
	@$(PYTHON) tools/bootstrap.py --browser && exec $(IN_VENV) -m tools.test $(ARGS)

check: ## lint, types, import contracts, migrations, translations, deployment settings
	@$(PYTHON) tools/bootstrap.py && exec $(IN_VENV) -m tools.check

format: ## put the source in its format
	@$(IN_VENV) -m ruff check --fix --quiet . ; $(IN_VENV) -m ruff format .

messages: ## collect the texts to translate (then `python -m tools.translations missing`)
	@$(IN_VENV) -m tools.translations update

lock: ## pin every package again after a change of pyproject.toml
	@$(IN_VENV) -m tools.lock

bench-places: ## measure 200 acceptances at once on 20 places (CONNECTIONS=16,200)
	@$(PYTHON) tools/bootstrap.py >&2 && exec $(IN_VENV) -m bench.places

bench-web: ## measure the public pages beside a bare view (ROWS=100,10000)
	@$(PYTHON) tools/bootstrap.py >&2 && exec $(IN_VENV) -m bench.web
