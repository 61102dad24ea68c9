// tests/schemas/validate.cjs MODULES FORMAT=FILE... - is each file valid by the schema of its format?
"use strict";
const fs = require("fs");
const path = require("path");

const [modules, ...files] = process.argv.slice(2);
const from = (name) => require(path.join(modules, name));
const formats = from("ajv-formats");

const validators = {
	sarif() {
		const Ajv = from("ajv-draft-04");
		const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
		formats(ajv);
		const schema = path.join(modules, "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
		return ajv.compile(JSON.parse(fs.readFileSync(schema, "utf8")));
	},
	gitlab() {
		const Ajv = from("ajv");
		const own = path.join(__dirname, "gitlab-code-quality.json");
		return new Ajv({ allErrors: true }).compile(JSON.parse(fs.readFileSync(own, "utf8")));
	},
	rdjsonl() {
		const Ajv = from("ajv");
		const { diagnosticSchema } = from("@umbrelladocs/rdformat-validator/dist/types/schema.js");
		return new Ajv({ allErrors: true }).compile(diagnosticSchema);
	},
};

const compiled = {};
let wrong = 0;
for (const file of files) {
	const [format, name] = [file.slice(0, file.indexOf("=")), file.slice(file.indexOf("=") + 1)];
	const text = fs.readFileSync(name, "utf8");
	const values = format === "rdjsonl" ? text.split("\n").slice(0, -1) : [text];
	const valid = compiled[format] ??= validators[format]();
	for (const value of values) {
		if (valid(JSON.parse(value))) continue;
		wrong++;
		console.error(`${name}: ${JSON.stringify(valid.errors.slice(0, 5), null, 1)}`);
	}
}
process.exit(wrong ? 1 : 0);
