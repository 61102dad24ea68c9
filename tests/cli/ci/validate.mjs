// validate.mjs PACKAGES KIND FILE - is the file what the schema of its host allows?
//
// KIND: action, workflow (GitHub's schemas, in the npm package @action-validator/core) or gitlab (GitLab's, in
// gitlab-ci-local; FILE is JSON). PACKAGES is the folder that they are installed in.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [packages, kind, file] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(packages), 'here.js'));
const text = fs.readFileSync(file, 'utf8');
let errors;
if (kind === 'gitlab') {
	const { schema } = await import(pathToFileURL(path.join(path.resolve(packages), 'gitlab-schema/schema.mjs')));
	const Ajv = require('ajv').default;
	const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
	const validate = ajv.compile(schema);
	errors = validate(JSON.parse(text)) ? [] : validate.errors;
} else {
	const { validateAction, validateWorkflow } = require('@action-validator/core');
	errors = (kind === 'action' ? validateAction : validateWorkflow)(text).errors;
}
for (const error of errors)
	console.log(`${file}: ${JSON.stringify(error)}`);
process.exit(errors.length ? 1 : 0);
