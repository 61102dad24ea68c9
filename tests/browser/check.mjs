/*
 * check.mjs PACKAGES PAGES [ONLY [SHOTS]] - looks at the pages that pages.py made, in Chromium.
 *
 * One browser, each page loaded once: what it asks for, what it says on the console, axe-core, the
 * contrast of every text and sign in light, in dark and in print, texts on texts, a narrow window.
 * The first page of each kind also in colors that the reader forces, and with axe in dark: only the
 * colors differ there, and those are measured on all.  For some: the keyboard, and pages on paper.
 * With KRING_EACH_LOOK set, as nightly, axe looks at every page in light, in dark, in print and forced.
 * ONLY is a part of the names of the pages.  With SHOTS, pictures of them go into that folder.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [packages, pages, only = '', shots] = process.argv.slice(2);
const eachLook = Boolean(process.env.KRING_EACH_LOOK);
const { chromium } = createRequire(path.join(packages, 'x'))('playwright-core');
const axeSource = fs.readFileSync(path.join(packages, 'axe-core/axe.min.js'), 'utf8');
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

const LOOKS = { light: {}, dark: { colorScheme: 'dark' }, forced: { colorScheme: 'dark', forcedColors: 'active' },
	print: { media: 'print', colorScheme: 'dark' } };
let tabs = 0;

class Tab {
	static async open() {
		const tab = new Tab();
		tab.paper = path.join(pages, `paper-${++tabs}.pdf`);
		tab.page = await (await browser.newContext({ viewport: WIDE })).newPage();
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
		await this.look('light');
		await this.page.goto(pathToFileURL(file).href);
	}

	look(name) {
		return this.page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', ...LOOKS[name] });
	}

	run(code, argument) {
		return this.page.evaluate(code, argument);
	}

	async picture(name, options) {
		if (shots)
			await this.page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true, ...options });
	}
}

const axeSays = tab => tab.run(async ({ source, tags }) => {
	globalThis.axe ?? (0, eval)(source);
	const found = await axe.run(document, { resultTypes: ['violations'], preload: false, runOnly: { type: 'tag', values: tags } });
	if (!found.passes.length)
		return ['axe looked at nothing'];
	return found.violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length})`);
}, { source: axeSource, tags: TAGS });

const kinds = new Set(), looked = { light: 0, dark: 0, forced: 0, print: 0 };
async function axe(tab, name, look) {
	looked[look]++;
	judge(`${name}, ${look}: axe`, await axeSays(tab));
}

async function looks(tab, name) {
	const kind = name.replace(/^(site\.)?[^.]*/, '$1');
	for (const look of Object.keys(LOOKS)) {
		if (look === 'forced' && kinds.has(kind) && !eachLook)
			continue;
		await tab.look(look);
		judge(`${name}, ${look}: contrast`, await tab.run(() => [...kring.contrastOfTexts(), ...kring.contrastOfSigns()]));
		if (look === 'light')
			judge(`${name}: wide enough`, await tab.run(() => kring.cutTables()));
		if (look === 'light' || look === 'print')
			judge(`${name}, ${look}: text on text`, await tab.run(() => kring.overlaps()));
		if (look === 'light' || (look === 'dark' && !kinds.has(kind)) || eachLook)
			await axe(tab, name, look);
		if (look === 'forced')
			judge(`${name}, forced: borders`, await tab.run(() => kring.forced()));
		if (look === 'print')
			judge(`${name}, print: what one does`, await tab.run(() => kring.leftToDo()));
		if (shots)
			await tab.picture(`${name}-${look}`);
	}
	kinds.add(kind);
	pairs += await tab.run(() => kring.pairs());
	await tab.look('light');
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
	if (shots) {
		await tab.page.setViewportSize({ width: 390, height: 844 });
		await tab.picture(`${name}-390`);
	}
	await tab.page.setViewportSize(WIDE);
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
	const file = tab.paper;
	await tab.page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
	const size = /Page size: +([\d.]+) x ([\d.]+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
	const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
	return { text, a4: Math.abs(size[1] - 595.3) < 1.5 && Math.abs(size[2] - 841.9) < 1.5 };
}

async function paper(tab, name) {
	await tab.look('print');
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

// Every page is read, none is shown: what it is called by, and where it leads to.
async function links(tab, site) {
	const files = fs.readdirSync(site, { recursive: true }).filter(f => f.endsWith('.html')).map(f => path.join(site, f));
	const faults = [], ids = {}, wanted = [];
	for (const file of files) {
		const read = await tab.run(({ text, base }) => {
			const page = new DOMParser().parseFromString(text, 'text/html');
			return { ids: [...page.querySelectorAll('[id]')].map(e => e.id),
				all: [...page.querySelectorAll('[href], [src], [srcset], [action], [data], [poster], [background]')].length,
				links: [...page.querySelectorAll('[href]')].map(a => new URL(a.getAttribute('href'), base).href) };
		}, { text: fs.readFileSync(file, 'utf8'), base: pathToFileURL(file).href });
		if (read.all !== read.links.length)
			faults.push(`${path.relative(site, file)} takes something in, other than by a link`);
		ids[pathToFileURL(file).href] = new Set(read.ids);
		wanted.push(...read.links.map(href => [file, href]));
	}
	const inside = wanted.filter(([, href]) => href.startsWith('file:'));
	for (const [file, href] of inside) {
		const [page, id] = href.split('#');
		if (!page.startsWith(`${pathToFileURL(site).href}/`))
			faults.push(`${path.relative(site, file)} links out of the site: ${href}`);
		else if (!fs.existsSync(new URL(page)))
			faults.push(`${path.relative(site, file)} links to nothing: ${href}`);
		else if (id && !ids[page]?.has(decodeURIComponent(id)))
			faults.push(`${path.relative(site, file)} links to no such place: ${href}`);
	}
	const reached = new Set(inside.map(([, href]) => href.split('#')[0]));
	for (const file of files.filter(f => !reached.has(pathToFileURL(f).href)))
		faults.push(`nothing leads to ${path.relative(site, file)}`);
	judge(`${path.basename(site)}: its ${wanted.length} links`, inside.some(([, href]) => href.includes('#')) ? faults : ['no link']);
	return { files: files.length, links: wanted.length };
}

async function page(tab, name, file) {
	await tab.show(file);
	await looks(tab, name);
	await figure(tab, name);
	if (KEYS.test(name))
		await keyboard(tab, name);
	await narrow(tab, name);
	if (PAPER.test(name)) {
		const n = await paper(tab, name), network = name.split('.')[0];
		if (name.endsWith('.minutes') && meetings[network] !== n)
			judge(`${name}: a sheet for each meeting`, [`${n} sheets for ${meetings[network]} meetings`]);
	}
	const self = pathToFileURL(file).href;
	judge(`${name}: what it asks for`, tab.asked.length === 1 && tab.asked[0] === self ? [] : tab.asked);
	judge(`${name}: the console`, tab.said);
}

// The pages of a site, the first one of those that are of one kind.
function pagesOf(site) {
	const first = {};
	for (const f of fs.readdirSync(site, { recursive: true }).filter(f => f.endsWith('.html')).sort())
		first[f.includes(path.sep) ? f.split(path.sep)[0] : f.slice(0, -5)] ??= f;
	return Object.entries(first).map(([kind, f]) => [`site.${path.basename(site)}.${kind}`, path.join(site, f)]);
}

// Several tabs, as there are two processors; what takes longest comes first.
const KEYS = /^geboortezorg\.(overview|network|minutes|evaluations|show-agreement)$|^site\.geboortezorg\.index$|^circles\.60$/;
const PAPER = /^(geboortezorg|wijkteam|woningketen)\.|^circles\.(9|60)$|^site\.geboortezorg\.index$/;
const SHEETS = /\.(minutes|evaluation-sheet|evaluations|agreements|network)$/;
const meetings = JSON.parse(fs.readFileSync(path.join(pages, 'meetings.json'), 'utf8'));
const sites = fs.readdirSync(path.join(pages, 'sites')).map(f => path.join(pages, 'sites', f));
const all = fs.readdirSync(pages).filter(f => f.endsWith('.html')).map(f => [f.slice(0, -5), path.join(pages, f)]);
const queue = [...all, ...sites.flatMap(pagesOf)].filter(([name]) => name.includes(only));
const count = queue.length, read = { files: 0, links: 0 };
const work = async () => {
	const tab = await Tab.open();
	for (let next; (next = queue.shift());)
		await page(tab, ...next);
};
await Promise.all([work(), work()]);
const reader = await Tab.open();
for (const site of sites) {
	const { files, links: n } = await links(reader, site);
	read.files += files;
	read.links += n;
}
await browser.close();
console.log(`${count} pages, ${pairs} pairs of colors; axe on ${looked.light} pages in light, ${looked.dark} in dark, ${looked.print} in print, ${looked.forced} in forced colors`);
console.log(`${sites.length} sites, ${read.files} pages, ${read.links} links`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed || !pairs ? 1 : 0);
