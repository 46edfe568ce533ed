# Two commands for the hall: `make run` shows it, `make test` proves it. The work is done by the scripts in .ci/.

.DEFAULT_GOAL := help
.PHONY: help run build test check e2e bench lcp watch dist setup openapi fmt clean

CI_DIR := .ci
ARGS ?=

help: ## list these commands
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: ## set up, build, start the hall with the sample on http://127.0.0.1:3000
	@exec bash $(CI_DIR)/start.sh

build: ## set up and build server and site in release
	@bash $(CI_DIR)/build.sh

test: ## set up and run every test, lint and gate; ARGS="fmt clippy" runs only these
	@bash $(CI_DIR)/test.sh $(ARGS)

check: ## the quick part of the tests: formatting, gates, lints for server and browser
	@bash $(CI_DIR)/test.sh fmt gates clippy clippy-wasm

e2e: ## build, then the browser tests only
	@bash $(CI_DIR)/test.sh setup build e2e

bench: ## figures, with the machine's own limit beside each; ARGS="clock accept life read search papers bytes start" picks
	@bash $(CI_DIR)/bench.sh $(ARGS)

lcp: ## largest contentful paint of home, guide and form on a slow 4G line, median of five
	@bash $(CI_DIR)/lcp.sh

watch: ## development build, started anew at every change
	@bash $(CI_DIR)/watch.sh

dist: ## pack dist/hall-VERSION-ARCH.tar.gz, which runs without a toolchain
	@bash $(CI_DIR)/dist.sh

setup: ## install everything that run, tests and browser tests need
	@bash $(CI_DIR)/test.sh setup

openapi: ## write server/openapi.json anew
	@bash $(CI_DIR)/env.sh cargo run --quiet --locked -p server -- openapi > server/openapi.json.new && mv server/openapi.json.new server/openapi.json

fmt: ## format all Rust sources
	@bash $(CI_DIR)/env.sh cargo fmt --all

clean: ## remove what was built (not data/, not the cache of tools)
	@rm -rf target dist end2end/node_modules end2end/test-results end2end/playwright-report
