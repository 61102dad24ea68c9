// tests/analytics/query.mjs MODULES QUERIES EXPECTED - each query in DuckDB, in the current folder.
//
// Compares its rows with those of EXPECTED (expected.py), value by value, and the types of the days
// with DATE. Prints `ok NAME` or what differs; ends with 1 when something did.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, queries, expectedFile] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(join(modules, 'x.js'))('@duckdb/node-api');
const expected = JSON.parse(readFileSync(expectedFile, 'utf8'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
let failed = 0;

const plain = (v) => (v === null ? null : typeof v === 'bigint' ? Number(v) : typeof v === 'object' ? String(v) : v);
const same = (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : a === b);

function say(name, problem) {
	if (problem) failed++;
	console.log(problem ? `not ok ${name}: ${problem}` : `ok ${name}`);
}

function difference(rows, wanted) {
	if (rows.length !== wanted.length) return `${rows.length} rows, not ${wanted.length}`;
	for (let i = 0; i < rows.length; i++) {
		if (rows[i].length !== wanted[i].length || !rows[i].every((v, k) => same(v, wanted[i][k])))
			return `row ${i + 1} is ${JSON.stringify(rows[i])}, not ${JSON.stringify(wanted[i])}`;
	}
	return rows.length === 0 ? 'no rows at all' : null;
}

const names = readdirSync(queries).filter((n) => n.endsWith('.sql')).map((n) => n.slice(0, -4)).sort();
say('every query has an answer to compare with',
	names.join() === Object.keys(expected).sort().join() ? null : names.join());
for (const name of names) {
	const reader = await connection.runAndReadAll(readFileSync(join(queries, `${name}.sql`), 'utf8'));
	say(name, difference(reader.getRows().map((r) => r.map(plain)), expected[name] ?? []));
	if (process.env.SHOW) console.log(JSON.stringify(expected[name]));
}

// The days are days: found by DuckDB in CSV, and in JSON, without being told.
for (const [what, from] of [['csv', "read_csv('exports/*/events.csv')"], ['ndjson', "read_ndjson('exports/*/events.ndjson')"]]) {
	const reader = await connection.runAndReadAll(
		`SELECT DISTINCT typeof(day), typeof(as_of), typeof(number) FROM ${from}`);
	const types = JSON.stringify(reader.getRows());
	say(`types in ${what}`, types === '[["DATE","DATE","BIGINT"]]' ? null : types);
}
process.exitCode = failed > 0 ? 1 : 0;
