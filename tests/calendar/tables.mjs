// tests/calendar/tables.mjs MODULES FOLDER - CSV and JSON of the same table, in DuckDB.
//
// FOLDER has a NAME.csv and a NAME.rows.json for each table. Days have to become DATE and numbers
// numbers by DuckDB's own guess, and the rows of both have to be the same.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, folder] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(join(modules, 'x.js'))('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
let failed = 0, days = 0, dates = 0;

const isDay = (v) => typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v);
const all = async (sql) => connection.runAndReadAll(sql);
const quoted = (s) => `"${s.replace(/"/g, '""')}"`;

// What a cell of CSV is for a value of JSON.
const inCsv = (v) => v === null || v === '' || (Array.isArray(v) && v.length === 0) ? null
	: (Array.isArray(v) ? v.join('; ') : String(v)).replace(/\t/g, ' '); // a tab is a blank

async function difference(name) {
	const rows = JSON.parse(readFileSync(join(folder, `${name}.rows.json`), 'utf8'));
	const csv = `read_csv('${join(folder, `${name}.csv`)}', header = true, nullstr = '', delim = ',', quote = '"')`;
	const types = (await all(`DESCRIBE SELECT * FROM ${csv}`)).getRows().map((r) => [r[0], r[1]]);
	if (rows.length === 0) return types.length > 0 ? null : 'no header';
	const keys = Object.keys(rows[0]);
	if (types.map((t) => t[0]).join() !== keys.join()) return `columns ${types.map((t) => t[0])}, not ${keys}`;
	for (const [key, type] of types) {
		const values = rows.map((r) => r[key]).filter((v) => inCsv(v) !== null);
		if (values.length === 0 || Array.isArray(values[0])) continue;
		if (values.every(isDay) && type !== 'DATE') return `${key} is ${type}, not DATE`;
		if (values.some(isDay) && !values.every(isDay)) return `${key} has days and what is none`;
		if (values.every(isDay)) {
			const typed = (await all(`SELECT count(*) FROM ${csv} WHERE typeof(${quoted(key)}) = 'DATE' AND ${quoted(key)} IS NOT NULL`)).getRows()[0][0];
			if (Number(typed) !== values.length) return `${key}: ${typed} dates, not ${values.length}`;
			days++, dates += values.length;
		}
		if (values.every((v) => typeof v === 'number') && !/INT|DOUBLE/.test(type)) return `${key} is ${type}`;
		if (values.every((v) => typeof v === 'boolean') && type !== 'BOOLEAN') return `${key} is ${type}`;
	}
	const texts = keys.map((k) => `CAST(${quoted(k)} AS VARCHAR)`).join(', ');
	const found = (await all(`SELECT ${texts} FROM ${csv}`)).getRows();
	if (found.length !== rows.length) return `${found.length} rows, not ${rows.length}`;
	for (let i = 0; i < rows.length; i++)
		for (let k = 0; k < keys.length; k++) {
			const wanted = inCsv(rows[i][keys[k]]), is = found[i][k];
			const same = typeof rows[i][keys[k]] === 'number' ? Number(is) === Number(wanted) : is === wanted;
			if (!same) return `row ${i + 1}, ${keys[k]}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`;
		}
	const json = `read_json('${join(folder, `${name}.rows.json`)}')`;
	for (const [key, type] of (await all(`DESCRIBE SELECT * FROM ${json}`)).getRows().map((r) => [r[0], r[1]])) {
		const values = rows.map((r) => r[key]).filter((v) => v !== null);
		if (values.length > 0 && values.every(isDay) && type !== 'DATE') return `${key} is ${type} in JSON, not DATE`;
	}
	return null;
}

for (const name of readdirSync(folder).filter((n) => n.endsWith('.csv')).map((n) => n.slice(0, -4)).sort()) {
	const problem = await difference(name);
	if (problem) failed++;
	console.log(problem ? `not ok ${name}.csv: ${problem}` : `ok ${name}.csv`);
}
console.log(days > 20 && dates > 1000 ? 'ok there were days' : `not ok there were days: ${days} columns, ${dates} dates`);
process.exitCode = failed > 0 || days <= 20 ? 1 : 0;
