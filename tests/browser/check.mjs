/*
 * check.mjs PACKAGES PAGES [ONLY [SHOTS]] - looks at the pages that pages.py made, in Chromium.
 *
 * One browser; per page: what it asks for, what it says on the console, axe-core, the contrast of
 * every text and sign in light, in dark and in print, texts on texts, a narrow window.  For some: the
 * keyboard, and the pages on paper.  ONLY is a part of the names of the pages.  With SHOTS, pictures of some of them go into that folder.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [packages, pages, only = '', shots] = process.argv.slice(2);
const { chromium } = createRequire(path.join(packages, 'x'))('playwright-core');
const axe = fs.readFileSync(path.join(packages, 'axe-core/axe.min.js'), 'utf8');
const measure = fs.readFileSync(new URL('./measure.js', import.meta.url), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1100, height: 900 }, NARROW = { width: 320, height: 700 };

let passed = 0, failed = 0, pairs = 0;
const judge = (what, faults) => {
	if (!faults.length) {
		passed++;
		return;
	}
	failed++;
	console.log(`${what}:\n  ${[...new Set(faults)].slice(0, 12).join('\n  ')}${faults.length > 12 ? `\n  … ${faults.length} in all` : ''}`);
};

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu',
	'--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });

class Tab {
	static async open() {
		const tab = new Tab();
		tab.page = await (await browser.newContext({ viewport: WIDE })).newPage();
		await tab.page.addInitScript(axe);
		await tab.page.addInitScript(measure);
		tab.page.on('request', r => tab.asked.push(r.url()));
		tab.page.on('console', m => tab.said.push(m.text()));
		tab.page.on('pageerror', e => tab.said.push(e.message));
		return tab;
	}

	async show(file) {
		this.asked = [];
		this.said = [];
		await this.page.setViewportSize(WIDE);
		await this.page.emulateMedia({ media: 'screen', colorScheme: 'light' });
		await this.page.goto(pathToFileURL(file).href);
	}

	run(code, argument) {
		return this.page.evaluate(code, argument);
	}

	async picture(name, options) {
		if (shots)
			await this.page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true, ...options });
	}
}

const axeSays = tab => tab.run(async tags => (await axe.run(document, { resultTypes: ['violations'],
	runOnly: { type: 'tag', values: tags } })).violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length})`), TAGS);

async function looks(tab, name) {
	for (const [look, media] of Object.entries({ light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' },
		print: { media: 'print', colorScheme: 'dark' } })) {
		await tab.page.emulateMedia(media);
		judge(`${name}, ${look}: contrast`, await tab.run(() => [...kring.contrastOfTexts(), ...kring.contrastOfSigns()]));
		if (look !== 'dark')
			judge(`${name}, ${look}: text on text`, await tab.run(() => kring.overlaps()));
		if (shots)
			await tab.picture(`${name}-${look}`);
	}
	pairs += await tab.run(() => kring.pairs());
	await tab.page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}

async function figure(tab, name) {
	const list = path.join(pages, 'circles', `${name}.json`);
	const wanted = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : [];
	const { bad, labels } = await tab.run(() => kring.figure());
	if (wanted.length && !labels)
		bad.push('no text in the figure');
	judge(`${name}: the figure`, [...bad, ...await tab.run(names => kring.missingNames(names), wanted)]);
}

async function narrow(tab, name) {
	await tab.page.setViewportSize(NARROW);
	judge(`${name}: 320 wide`, await tab.run(() => [...kring.reflow(320), ...kring.overlaps()]));
}

async function keyboard(tab, name) {
	const wanted = await tab.run(() => kring.stops().length), faults = [];
	for (let i = 0; i < wanted; i++) {
		await tab.page.keyboard.press('Tab');
		const { index, bad } = await tab.run(() => kring.focused());
		faults.push(...bad);
		if (index !== i) {
			faults.push(`stop ${i + 1} of the keyboard is number ${index + 1} in the page`);
			break;
		}
	}
	judge(`${name}: the keyboard`, wanted > 1 ? faults : ['nothing to reach']);
}

// What stands on each sheet, and how large the sheets are.
async function sheets(tab) {
	const file = path.join(pages, 'paper.pdf');
	await tab.page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
	const size = /Page size: +([\d.]+) x ([\d.]+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
	const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
	return { text, a4: Math.abs(size[1] - 595.3) < 1.5 && Math.abs(size[2] - 841.9) < 1.5 };
}

async function paper(tab, name) {
	await tab.page.emulateMedia({ media: 'print' });
	const faults = [], whole = SHEETS.test(name) ? (await sheets(tab)).text : [];
	if (whole.some(sheet => !sheet.trim()))
		faults.push('a sheet is empty');
	const { n, marks } = await tab.run(() => kring.mark()), on = {};
	const { text, a4 } = await sheets(tab);
	if (!a4)
		faults.push('the sheets are not A4');
	let found = 0;
	text.forEach((sheet, i) => {
		for (const [, sign] of sheet.matchAll(/Q(\d+)Q/g)) {
			found++;
			(on[sign] ??= new Set()).add(i + 1);
		}
	});
	for (const [sign, where] of Object.entries(on))
		if (where.size > 1)
			faults.push(`cut, or a heading without what it is above (sheets ${[...where].join(', ')}): ${await tab.run(text =>
				[...document.querySelectorAll('i')].find(i => i.textContent === text).parentElement.textContent.trim().slice(0, 60), `Q${sign}Q`)}`);
	// Some are lost: pdftotext reads a mark that is within a letter as part of its word.
	if (!marks || found < 0.9 * marks || Object.keys(on).length < 0.95 * n)
		faults.push(`${found} of ${marks} marks were found on paper`);
	judge(`${name}: on paper`, faults);
	return whole.length;
}

async function links(tab, site) {
	const files = fs.readdirSync(site, { recursive: true }).map(f => path.join(site, f)), faults = [], ids = {}, wanted = [];
	for (const file of files.filter(f => f.endsWith('.html'))) {
		await tab.show(file);
		ids[pathToFileURL(file).href] = await tab.run(() => [...document.querySelectorAll('[id]')].map(e => e.id));
		wanted.push(...(await tab.run(() => [...document.links].map(a => a.href))).map(href => [file, href]));
	}
	for (const [file, href] of wanted.filter(([, href]) => href.startsWith('file:'))) {
		const [page, id] = href.split('#');
		if (!page.startsWith(pathToFileURL(site).href))
			faults.push(`${path.relative(site, file)} links out of the site: ${href}`);
		else if (!fs.existsSync(new URL(page)))
			faults.push(`${path.relative(site, file)} links to nothing: ${href}`);
		else if (id && ids[page] && !ids[page].includes(decodeURIComponent(id)))
			faults.push(`${path.relative(site, file)} links to no such place: ${href}`);
	}
	judge(`the site: ${wanted.length} links`, wanted.length ? faults : ['no link']);
}

async function page(tab, name, file) {
	await tab.show(file);
	judge(`${name}: axe`, await axeSays(tab));
	await looks(tab, name);
	await figure(tab, name);
	await narrow(tab, name);
	const self = pathToFileURL(file).href;
	judge(`${name}: what it asks for`, tab.asked.length === 1 && tab.asked[0] === self ? [] : tab.asked);
	judge(`${name}: the console`, tab.said);
}

// Several tabs, as there are two processors.
const KEYS = /^geboortezorg\.(overview|network|minutes|evaluations|show-agreement)$|^site\.index$|^circles\.60$/;
const PAPER = /^(geboortezorg|wijkteam|woningketen)\.|^circles\.(9|60)$|^site\.index$/;
const SHEETS = /\.(minutes|evaluations|agreements|network)$/;
const meetings = JSON.parse(fs.readFileSync(path.join(pages, 'meetings.json'), 'utf8'));
const all = fs.readdirSync(pages).filter(f => f.endsWith('.html')).map(f => [f.slice(0, -5), path.join(pages, f)]);
const site = path.join(pages, 'site');
if (fs.existsSync(site)) {
	const first = {};
	for (const f of fs.readdirSync(site, { recursive: true }).filter(f => f.endsWith('.html')).sort())
		first[f === 'index.html' ? 'index' : path.dirname(f).split(path.sep)[0]] ??= f;
	all.push(...Object.entries(first).map(([name, f]) => [`site.${name}`, path.join(site, f)]));
}
const queue = all.filter(([name]) => name.includes(only));
const count = queue.length;
let paperFile = Promise.resolve();
const work = async () => {
	const tab = await Tab.open();
	for (let next; (next = queue.shift());) {
		const [name, file] = next;
		await page(tab, name, file);
		if (KEYS.test(name)) {
			await tab.show(file);
			await keyboard(tab, name);
		}
		if (PAPER.test(name)) {
			await tab.show(file);
			const before = paperFile;
			paperFile = before.then(() => paper(tab, name)).then(n => {
				const network = name.split('.')[0];
				if (name.endsWith('.minutes') && meetings[network] !== n)
					judge(`${name}: a sheet for each meeting`, [`${n} sheets for ${meetings[network]} meetings`]);
			});
			await paperFile;
		}
	}
};
await Promise.all([work(), work()]);
if (fs.existsSync(site))
	await links(await Tab.open(), site);
await browser.close();
console.log(`${count} pages, ${pairs} pairs of colors`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed || !pairs ? 1 : 0);
