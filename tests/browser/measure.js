/*
 * measure.js - what is measured within a page: the contrast of every text and sign with what is
 * painted beneath it, and where texts stand.  Loaded into each page before it is read; each function
 * of `kring` gives the faults that it finds, as sentences.
 */
'use strict';
globalThis.kring = (() => {
	const SHAPES = 'circle,ellipse,rect,path,polygon,polyline,line';
	const channels = color => {
		const m = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(color);
		if (!m)
			throw new Error(`a color of another kind: ${color}`);
		return [+m[1], +m[2], +m[3], m[4] === undefined ? 1 : +m[4]];
	};
	const over = (color, opacity, below) => {
		const a = color[3] * opacity;
		return [0, 1, 2].map(i => color[i] * a + below[i] * (1 - a));
	};
	const luminance = color => {
		const [r, g, b] = color.slice(0, 3).map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (a, b) => {
		const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
		return (high + 0.05) / (low + 0.05);
	};
	const opacityOf = (node, root) => {
		let o = 1;
		for (let e = node; e && e !== root; e = e.parentElement)
			o *= +getComputedStyle(e).opacity;
		return o;
	};

	// What is read of an element is kept while nothing moves: a page has thousands of texts, and a figure
	// hundreds of shapes.  To put a probe into the page makes the browser reckon all styles anew.
	let kept, grounds, clips, places;
	const forget = () => { [kept, grounds, clips, places] = [new Map(), new Map(), new Map(), new Map()]; };
	forget();
	const keep = (key, read, among = kept) => {
		if (!among.has(key))
			among.set(key, read());
		return among.get(key);
	};

	// What the browser shows where nothing is painted: the ground of the page's color scheme.
	const canvas = () => {
		const probe = document.createElement('i');
		probe.style.color = 'Canvas';
		document.body.append(probe);
		const found = channels(getComputedStyle(probe).color);
		probe.remove();
		return found;
	};
	const groundOf = element => keep(element, () => {
		const below = element.parentElement ? groundOf(element.parentElement) : keep(document, canvas, grounds);
		const style = getComputedStyle(element);
		if (style.backgroundImage !== 'none')
			throw new Error('a picture as ground');
		return over(channels(style.backgroundColor), opacityOf(element), below);
	}, grounds);

	const paintOf = shape => keep(shape, () => {
		const style = getComputedStyle(shape), box = shape.getBoundingClientRect();
		const edge = style.stroke !== 'none' && parseFloat(style.strokeWidth) > 0;
		const opacity = opacityOf(shape, shape.ownerSVGElement);
		return { inverse: shape.getScreenCTM().inverse(), box, room: edge ? 2 * parseFloat(style.strokeWidth) : 0,
			fill: style.fill === 'none' ? null : [channels(style.fill), +style.fillOpacity * opacity],
			stroke: edge ? [channels(style.stroke), +style.strokeOpacity * opacity] : null };
	});
	const covers = (shape, x, y) => {
		const { inverse, box, room, fill, stroke } = paintOf(shape), painted = [];
		if (x < box.left - room || x > box.right + room || y < box.top - room || y > box.bottom + room)
			return painted;
		const at = new DOMPoint(x, y).matrixTransform(inverse);
		if (fill && shape.isPointInFill(at))
			painted.push(fill);
		if (stroke && shape.isPointInStroke(at))
			painted.push(stroke);
		return painted;
	};
	const drawn = svg => keep(svg, () => [...svg.querySelectorAll(SHAPES)].filter(s => !s.closest('defs,clipPath,mask,pattern')));
	const isBefore = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
	// How many of the shapes of a drawing come before a node: they stand in the order of the document.
	const shapesBefore = (svg, node) => keep(node, () => {
		const shapes = drawn(svg);
		let from = 0, to = shapes.length;
		while (from < to) {
			const middle = (from + to) >> 1;
			if (isBefore(shapes[middle], node))
				from = middle + 1;
			else
				to = middle;
		}
		return from;
	}, places);
	// The color beneath a node of a drawing, at a point of the window.
	const beneath = (svg, node, x, y) => {
		let color = groundOf(svg.parentElement);
		const shapes = drawn(svg), n = shapesBefore(svg, node);
		for (let i = 0; i < n; i++)
			for (const [paint, opacity] of covers(shapes[i], x, y))
				color = over(paint, opacity, color);
		return color;
	};
	// Words that are only heard are clipped away, by themselves or with all of a table's head.
	const isClipped = element => keep(element, () => getComputedStyle(element).clipPath !== 'none' ||
		(element.parentElement !== null && isClipped(element.parentElement)), clips);
	const seen = element => {
		const style = getComputedStyle(element);
		return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isClipped(element) &&
			style.fontSize !== '0px';
	};
	const least = (style, scale = 1) => {
		const size = parseFloat(style.fontSize) * scale;
		return size >= 24 || (size >= 18.66 && +style.fontWeight >= 700) ? 3 : 4.5;
	};
	const short = text => text.trim().replace(/\s+/g, ' ').slice(0, 40);
	const texts = root => {
		clips = new Map();
		const found = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const node = walk.currentNode, parent = node.parentElement;
			if (!node.data.trim() || parent.closest('script,style,head,svg title,svg desc') || !seen(parent))
				continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const boxes = [...range.getClientRects()].filter(b => b.width > 0 && b.height > 0);
			if (boxes.length)
				found.push({ node, parent, boxes, text: short(node.data) });
		}
		return found;
	};

	const drawnText = ({ node, parent, boxes, text }) => {
		const svg = parent.closest('svg'), style = getComputedStyle(parent), bad = [];
		const want = least(style, parent.getScreenCTM().a);
		const after = drawn(svg).slice(shapesBefore(svg, node));
		let lowest = Infinity;
		for (const box of boxes)
			for (let i = 0; i <= 12; i++)
				for (const part of [0.25, 0.5, 0.75]) {
					const x = box.left + box.width * i / 12, y = box.top + box.height * part;
					const ground = beneath(svg, node, x, y);
					const ink = over(channels(style.fill), +style.fillOpacity * opacityOf(parent, svg), ground);
					lowest = Math.min(lowest, contrast(ink, ground));
					if (after.some(s => covers(s, x, y).length))
						bad.push(`'${text}' is covered by what is drawn after it`);
				}
		if (lowest < want)
			bad.push(`'${text}' in a drawing: contrast ${lowest.toFixed(2)}`);
		return [...new Set(bad)];
	};
	let pairs = 0;
	const contrastOfTexts = () => forget() || texts(document.body).flatMap(t => {
		pairs++;
		if (t.parent.closest('svg'))
			return drawnText(t);
		const style = getComputedStyle(t.parent), ground = groundOf(t.parent);
		const ratio = contrast(over(channels(style.color), opacityOf(t.parent), ground), ground);
		return ratio < least(style) ? [`'${t.text}': contrast ${ratio.toFixed(2)}`] : [];
	});

	// Signs say something only by their shape: 3 to 1 (WCAG 1.4.11), for their edge or else their fill,
	// along most of it: some signs sit on the edge of a circle, which is as dark as they are.
	const contrastOfSigns = () => forget() || [...document.querySelectorAll('svg')].filter(seen).flatMap(svg =>
		drawn(svg).filter(seen).flatMap(shape => {
			const style = getComputedStyle(shape), length = shape.getTotalLength();
			const edged = style.stroke !== 'none';
			if (!length || (!edged && style.fill === 'none'))
				return [];
			const ratios = [...Array(15).keys()].map(i => {
				const at = shape.getPointAtLength(length * i / 15).matrixTransform(shape.getScreenCTM());
				const ground = beneath(svg, shape, at.x, at.y);
				return contrast(over(channels(edged ? style.stroke : style.fill), opacityOf(shape, svg), ground), ground);
			}).sort((a, b) => a - b);
			pairs++;
			return ratios[7] < 3 ? [`<${shape.tagName} class="${shape.getAttribute('class')}">: contrast ${ratios[7].toFixed(2)}`] : [];
		}));

	// Letters reach from the foot some 0.22 below to 0.93 above; the box of a line is higher than that.
	const EASE = 1.5;
	const meet = (a, b) => a.left + 0.5 < b.right && b.left + 0.5 < a.right && a.top + EASE < b.bottom - EASE &&
		b.top + EASE < a.bottom - EASE;
	const overlaps = () => {
		const all = texts(document.body).flatMap(t => t.boxes.map(box => ({ box, text: t.text, node: t.node })));
		all.sort((a, b) => a.box.top - b.box.top);
		const bad = [];
		for (let i = 0; i < all.length; i++)
			for (let j = i + 1; j < all.length && all[j].box.top < all[i].box.bottom; j++)
				if (all[i].node !== all[j].node && meet(all[i].box, all[j].box))
					bad.push(`'${all[i].text}' is on '${all[j].text}'`);
		return bad;
	};

	const roundOf = circle => {
		const b = circle.getBoundingClientRect(), edge = parseFloat(getComputedStyle(circle).strokeWidth) || 0;
		return { x: b.left + b.width / 2, y: b.top + b.height / 2, r: b.width / 2 - edge / 2 };
	};
	const nearest = (box, round) => Math.hypot(Math.max(box.left - round.x, 0, round.x - box.right),
		Math.max(box.top + EASE - round.y, 0, round.y - box.bottom + EASE));
	const farthest = (box, round) => Math.max(...[box.left, box.right].flatMap(x =>
		[box.top + EASE, box.bottom - EASE].map(y => Math.hypot(x - round.x, y - round.y))));

	// The figure of circles: nothing leaves it or its own circle, or stands on another circle or a sign.
	const figure = () => {
		const bad = [];
		forget();
		let labels = 0;
		for (const svg of document.querySelectorAll('.kf-scroll > svg')) {
			const whole = svg.getBoundingClientRect();
			const named = [...svg.querySelectorAll('g > circle, a > circle')];
			for (const shape of drawn(svg)) {
				const b = shape.getBoundingClientRect();
				if (b.left < whole.left - 0.5 || b.top < whole.top - 0.5 || b.right > whole.right + 0.5 || b.bottom > whole.bottom + 0.5)
					bad.push(`<${shape.tagName}> leaves the figure`);
			}
			for (const text of svg.querySelectorAll('text')) {
				const box = text.getBoundingClientRect(), what = short(text.textContent);
				const own = text.parentElement.querySelector(':scope > circle');
				labels++;
				if (box.left < whole.left || box.top < whole.top - EASE || box.right > whole.right || box.bottom > whole.bottom + EASE)
					bad.push(`'${what}' leaves the figure`);
				if (!own)
					continue;
				const home = roundOf(own);
				if (farthest(box, home) > home.r)
					bad.push(`'${what}' leaves its circle`);
				for (const circle of named) {
					const round = roundOf(circle);
					if (round.r < home.r && Math.hypot(round.x - home.x, round.y - home.y) < home.r && nearest(box, round) < round.r)
						bad.push(`'${what}' is on a circle within its own`);
				}
			}
		}
		return { bad, labels };
	};
	// Is each circle's name in the figure, whole, or by a number that the list beneath explains?
	const missingNames = names => {
		const shown = [...document.querySelectorAll('.kf-scroll > svg g, .kf-scroll > svg a')].map(g =>
			[...g.querySelectorAll(':scope > text')].map(t => t.textContent.trim()));
		const whole = shown.map(lines => lines.join(' ').replace(/[\s\u00ad]+/g, ''));
		const list = [...document.querySelectorAll('.kf-names > li')].map(li =>
			({ number: `${[...li.parentElement.children].indexOf(li) + 1}`, name: li.textContent.replace(/[\s\u00ad]+/g, '') }));
		return names.filter(name => {
			const plain = name.replace(/[\s\u00ad]+/g, '');
			const inList = list.find(l => l.name.startsWith(plain));
			return !whole.some(w => w === plain || w.replace(/-/g, '') === plain) && !(inList && whole.includes(inList.number));
		}).map(name => `the circle '${name}' is not named in the figure`);
	};

	// At the narrowest window only what may scroll by itself is wider than it (WCAG 1.4.10).
	const reflow = width => {
		const bad = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
		for (const { boxes, parent, text } of texts(document.body)) {
			let scrolls = false;
			for (let e = parent; e && !scrolls; e = e.parentElement)
				scrolls = ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e !== document.body;
			if (!scrolls && boxes.some(b => b.right > width + 0.5 || (b.left < -0.5 && b.right > 0)))
				bad.push(`'${text}' is cut off`);
		}
		return bad;
	};

	// In a window as wide as a page gets, no column of a table is out of sight.
	const cutTables = () => [...document.querySelectorAll('.wide > table')].filter(e => e.scrollWidth > e.parentElement.clientWidth + 1).map(e =>
		`the table of '${short(e.querySelector('th').textContent)}' is ${e.scrollWidth} wide, and shows ${e.parentElement.clientWidth}`);

	// Marks without width before the first and after the last letter of each cell of a row, and at a
	// heading and the first line beneath it: read back from the paper, all marks of a number stand on
	// one sheet.  Gives how many numbers there are, and how many marks.
	const mark = () => {
		let n = 0, marks = 0;
		const put = (node, after) => {
			const sign = document.createElement('i');
			sign.textContent = `Q${n}Q`;
			sign.style.cssText = 'display:inline-block;width:0;height:0;font:4px/0 monospace;white-space:nowrap';
			node.parentNode.insertBefore(sign, after ? node.nextSibling : node);
			marks++;
		};
		const ends = element => {
			const all = texts(element);
			if (all.length) {
				put(all[0].node, false);
				put(all[all.length - 1].node, true);
			}
		};
		const sheet = 257 / 25.4 * 96;
		for (const row of document.querySelectorAll('tbody tr, dl > div, .days > li')) {
			if (row.getBoundingClientRect().height > sheet)
				continue;
			for (const part of row.matches('tr') ? row.cells : row.children)
				ends(part);
			n++;
		}
		for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
			const next = heading.nextElementSibling, first = next && texts(next.querySelector('tbody') || next)[0];
			const title = texts(heading).pop();
			if (!first || !title || first.parent.closest('svg'))
				continue;
			put(title.node, true);
			put(first.node, false);
			n++;
		}
		return { n, marks };
	};

	const visible = e => e.checkVisibility({ visibilityProperty: true });
	const name = e => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> '${short(e.textContent)}'`;
	const isEdge = (style, side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1;
	// In colors that the reader forces grounds and shadows go: what they said needs a border.
	const forced = () => {
		forget();
		const bad = [], want = { 'tr.late > :first-child, tr.soon > :first-child': 'Left', '.contents, pre': 'Top',
			'td.room': 'Left', header: 'Bottom', 'thead th': 'Bottom', 'tbody tr, dl > div, .days > li': 'Bottom' };
		if (!matchMedia('(forced-colors: active)').matches)
			bad.push('no colors are forced');
		for (const [which, side] of Object.entries(want))
			for (const e of [...document.querySelectorAll(which)].filter(visible)) {
				const style = getComputedStyle(e);
				if (!isEdge(style, side))
					bad.push(`${name(e)} has no border`);
				else if (contrast(channels(style[`border${side}Color`]), groundOf(e.parentElement)) < 3)
					bad.push(`${name(e)}: its border is too faint`);
			}
		for (const [which, line] of [['ins', 'underline'], ['del', 'line-through']])
			for (const e of document.querySelectorAll(which))
				if (!getComputedStyle(e).textDecorationLine.includes(line))
					bad.push(`${name(e)} is not marked`);
		for (const row of document.querySelectorAll('tr.late, tr.soon'))
			if (!row.querySelector('.sign'))
				bad.push(`${name(row)} has no sign`);
		return bad;
	};
	// On paper nobody clicks, copies or unfolds.
	const leftToDo = () => [
		...[...document.querySelectorAll('nav, .skip, .copy, button, input')].filter(visible).map(e => `${name(e)} is printed`),
		...texts(document.body).filter(t => /^kring [a-z]|'kring [a-z-]+ [^']/.test(t.node.data)).map(t => `'${t.text}' is a command`),
		...[...document.querySelectorAll('summary')].filter(e => getComputedStyle(e).listStyleType !== 'none').map(e => `${name(e)} has a sign`),
		...[...document.querySelectorAll('details:not([open])')].map(e => `${name(e)} is folded`),
		...[...document.querySelectorAll('body *')].filter(e => visible(e) && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) &&
			e.scrollWidth > e.clientWidth + 1).map(e => `${name(e)} scrolls`)];

	const stops = () => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter(e =>
		e.checkVisibility({ visibilityProperty: true }) && !e.closest('details:not([open]) > :not(summary)'));
	const focused = () => {
		forget();
		const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
		const bad = [], name = short(e.textContent) || e.tagName;
		if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
			bad.push(`'${name}' has the focus, and nothing shows it`);
		else if (contrast(channels(style.outlineColor), groundOf(e.parentElement)) < 3)
			bad.push(`'${name}': the sign of the focus is too faint`);
		if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
			bad.push(`'${name}' has the focus out of sight`);
		return { index: stops().indexOf(e), bad };
	};
	return { contrastOfTexts, contrastOfSigns, overlaps, figure, missingNames, cutTables, reflow, mark, forced, leftToDo, stops, focused, pairs: () => pairs };
})();
