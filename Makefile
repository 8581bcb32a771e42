# Every recipe is one line; the logic is in grader/. `make` alone lists the targets.
PYTHON ?= python3
RUN := .venv/bin/python -m grader
TOPIC ?=
KATA ?=

.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-print-directory

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1@\2/p' Makefile | sed 's/@/                  /; s/^\(.\{24\}\) */\1/'

kata: .venv/.ready ## judge a topic or one kata: TOPIC=attention [KATA=masked_softmax] [NOTEBOOK=my.ipynb]
	@$(RUN) kata --topic '$(TOPIC)' --kata '$(KATA)' $(if $(NOTEBOOK),--notebook '$(NOTEBOOK)')

watch: .venv/.ready ## judge a kata whenever its file is saved: TOPIC=attention [KATA=masked_softmax]
	@$(RUN) watch --topic '$(TOPIC)' --kata '$(KATA)'

list: .venv/.ready ## all katas with outcome, minutes, reviews due: [TOPIC= LEVEL=derive OUTCOME=failed]
	@$(RUN) list --topic '$(TOPIC)' --level '$(LEVEL)' --outcome '$(OUTCOME)'

hint: .venv/.ready ## the next of three hints: KATA=attention/masked_softmax
	@$(RUN) hint --kata '$(KATA)' --topic '$(TOPIC)'

solution: .venv/.ready ## the solution and how it differs: KATA=attention/masked_softmax [YES=1]
	@$(RUN) solution --kata '$(KATA)' --topic '$(TOPIC)' $(if $(YES),--yes)

reset: .venv/.ready ## put stubs back, saving the work first: KATA=attention/masked_softmax or TOPIC=attention
	@$(RUN) reset --kata '$(KATA)' --topic '$(TOPIC)'

restore: .venv/.ready ## bring saved work back: [FROM=2026-05-01_12-00-00]
	@$(RUN) restore --from '$(FROM)'

rate: .venv/.ready ## the own rating, 1 to 5 per topic: [RATINGS=file]
	@$(RUN) rate $(if $(RATINGS),--ratings '$(RATINGS)')

plan: .venv/.ready ## a study plan by day: ROLE=llm [COMPANY=openai DAYS=14 HOURS=2 SENIOR=1 ICS=plan.ics]
	@$(RUN) plan --role '$(ROLE)' --company '$(COMPANY)' $(if $(DAYS),--days '$(DAYS)') $(if $(HOURS),--hours '$(HOURS)') $(if $(SENIOR),--senior) $(if $(ICS),--ics '$(ICS)') $(if $(AT),--at '$(AT)')

report: .venv/.ready ## scores, readiness and plan, also as .kata/report.html: [ROLE=llm COMPANY=openai]
	@$(RUN) report --role '$(ROLE)' --company '$(COMPANY)' $(if $(DAYS),--days '$(DAYS)') $(if $(HOURS),--hours '$(HOURS)') $(if $(SENIOR),--senior)

notebook: .venv/.ready ## a topic's stubs as a Jupyter notebook: TOPIC=attention [FILE=my.ipynb]
	@$(RUN) notebook --topic '$(TOPIC)' $(if $(FILE),--file '$(FILE)')

rapid-fire: .venv/.ready ## the spoken drill against the clock: [TOPIC=attention N=10 SEED=7 ANSWERS=answers.toml]
	@$(RUN) rapid-fire --topic '$(TOPIC)' --number '$(N)' --seed '$(SEED)' $(if $(ANSWERS),--answers '$(ANSWERS)')

diagnostic: .venv/.ready ## ten katas, one per topic: where to start
	@$(RUN) diagnostic

ranks: .venv/.ready ## a kata beside four real processes: KATA=distributed/ring_all_reduce
	@$(RUN) ranks --kata '$(KATA)' $(if $(SUBMISSION),--submission '$(SUBMISSION)')

doctor: .venv/.ready ## whether this machine has what the judge needs
	@$(RUN) doctor

stubs: .venv/.ready ## write katas/ anew from solutions/ (saves changed work first)
	@$(RUN) stubs

new: .venv/.ready ## scaffold a kata in all five trees: KATA=attention/my_kata
	@$(RUN) new --kata '$(KATA)'

laws: .venv/.dev-ready ## check what must hold for every kata: [TOPIC=attention]
	@.venv/bin/python -m pytest tests/laws -q -k '$(TOPIC)'

stats: .venv/.ready ## checks, bugs and pairs of bugs caught: [TOPIC=attention]
	@.venv/bin/python -m tests.laws.stats $(TOPIC)

bench: .venv/.ready ## measure the judge on this machine, as JSON
	@.venv/bin/python -m tests.grader.bench

lint: .venv/.dev-ready ## format and lint checks, types, the import contract
	@.venv/bin/ruff format --check -q && .venv/bin/ruff check -q && .venv/bin/mypy && .venv/bin/lint-imports

test: .venv/.dev-ready lint ## everything: lint, engine tests, laws, doctests
	@.venv/bin/python -m pytest -q -n 2 --dist loadfile --doctest-modules

lock: .venv/.dev-ready ## pin what is installed in .venv
	@.venv/bin/python -m grader.lock

.venv/.ready: requirements.lock
	@$(PYTHON) grader/setup_env.py requirements.lock .venv/.ready

.venv/.dev-ready: requirements-dev.lock .venv/.ready
	@$(PYTHON) grader/setup_env.py requirements-dev.lock .venv/.dev-ready

.PHONY: bench diagnostic doctor help hint kata laws lint list lock new notebook plan ranks rapid-fire rate report reset restore solution stats stubs test watch
