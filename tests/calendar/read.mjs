// tests/calendar/read.mjs MODULES FILE… - the same lines as read.c prints, as npm's ical.js reads them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, ...files] = process.argv.slice(2);
const required = createRequire(join(modules, 'x.js'))('ical.js');
const ICAL = required.default ?? required;
const text = (s) => String(s ?? '').replace(/\\/g, '\\\\').replace(/\n/g, '\\n');
const bare = (s) => String(s).replace(/[-:]/g, '');

for (const file of files) {
	let calendar, errors = 0;
	try {
		calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')));
	} catch (error) {
		console.log(`${file}\t1`);
		console.error(`${file}: ${error.message}`);
		continue;
	}
	const events = calendar.getAllSubcomponents('vevent');
	for (const event of events) {
		const alarm = event.getFirstSubcomponent('valarm');
		const trigger = alarm?.getFirstPropertyValue('trigger');
		if (!trigger || trigger.toSeconds() !== -14 * 86400 || !event.getFirstPropertyValue('dtstart').isDate) errors++;
	}
	if (events.length === 0 && calendar.getAllSubcomponents('vjournal').length !== 1) errors++;
	console.log(`${file}\t${errors}`);
	for (const event of events) {
		const value = (name) => event.getFirstPropertyValue(name);
		console.log([value('uid'), bare(value('dtstart')), bare(value('dtend')), bare(value('dtstamp')),
			value('sequence'), text(value('summary')), text(value('description'))].join('\t'));
	}
}
