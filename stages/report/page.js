
"use strict";

/* What the page does beyond being read: tables that sort and filter, and the sentences behind each
 * number. All that comes from a corpus goes into the page as text, never as markup. */
(() => {
	const PAGE = 20;	/* quotations shown at a time */
	const NARROW = "(max-width: 48rem)";
	const MANY_GROUPS = 4;
	const SPAN = 5;		/* columns of a group */

	const byId = (id) => document.getElementById(id);

	/* An element; children are elements or text. */
	const make = (name, attributes, ...children) => {
		const element = document.createElement(name);
		for (const [key, value] of Object.entries(attributes))
			element.setAttribute(key, value);
		element.append(...children);
		return element;
	};

	const grouped = (count) => count.toLocaleString("en");
	const plural = (count, noun) => `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;

	/* Data, parsed when they are first needed: see quotations.h. */

	const parsed = new Map();

	const read = (id) => {
		if (!parsed.has(id)) {
			const element = byId(id);
			parsed.set(id, element && JSON.parse(element.textContent));
		}
		return parsed.get(id);
	};

	const index = read("index");

	/* Item `number` of the blocks "NAME-0", "NAME-1" ... */
	const item = (name, number) =>
		read(`${name}-${Math.floor(number / index.block)}`)[number % index.block];

	/* "Costs › Cost-effectiveness" for each code: a code stands behind those above it. */
	const names = [];
	const nameCodes = () => {
		const known = new Map();
		for (const [lexicon, code, label] of index.codes) {
			const above = code.split("/").slice(0, -1).join("/");
			const parent = known.get(`${lexicon}\n${above}`);
			const name = parent ? `${parent} › ${label}` : label;
			known.set(`${lexicon}\n${code}`, name);
			names.push(name);
		}
	};

	const polarities = {
		barrier: ["barrier"], enabler: ["enabler"], denied: ["denied"],
		either: ["barrier", "enabler"],
	};
	const nouns = {
		barrier: "Barriers", enabler: "Enablers", denied: "Denied",
		either: "Barriers and enablers",
	};

	/* What a number counts, from its cell's data-of: "FIRST LAST GROUP POLARITY". */
	const question = (cell) => {
		const [first, last, group, polarity] = cell.dataset.of.split(" ");
		const [, code] = index.codes[first];
		const [, lastCode] = index.codes[last];
		const one = lastCode === code || lastCode.startsWith(`${code}/`);
		const whose = group === "*" ? "all groups" : index.groups[group];
		return {
			first: Number(first), last: Number(last), group, polarity,
			what: one ? names[first] : "All themes", whose: whose || "all documents",
		};
	};

	/* The runs of quotations that answer it, and how many references they are. */
	const answer = (asked) => {
		const runs = index.runs.filter(([code, polarity, group]) =>
			code >= asked.first && code <= asked.last
			&& polarities[asked.polarity].includes(polarity)
			&& (asked.group === "*" || group === Number(asked.group)));
		const sum = (of) => runs.reduce((total, run) => total + of(run), 0);
		return { runs, kept: sum((run) => run[4]), left: sum((run) => run[5]) };
	};

	/* The quotations from `from` to `to` of the runs, each with its run. */
	const pick = (runs, from, to) => {
		const picked = [];
		let before = 0;
		for (const run of runs) {
			const [, , , first, count] = run;
			for (let i = Math.max(from - before, 0); i < count && before + i < to; i++)
				picked.push([run, item("references", first + i)]);
			before += count;
		}
		return picked;
	};

	/* A quotation, with the term and the cues marked. */

	const coloured = ["barrier", "deficit", "enabler", "removal"];

	const part = (text, inTerm, cue) => {
		let node = text;
		if (cue)
			node = make("span", {
				class: coloured.includes(cue[0]) ? `cue cue-${cue[0]}` : "cue",
			}, node);
		return inTerm ? make("mark", {}, node) : node;
	};

	const markedParts = (text, start, end, cues) => {
		const ends = cues.flatMap(([, begin, stop]) => [begin, stop]);
		const edges = new Set([0, start, end, text.length, ...ends]);
		const sorted = [...edges].sort((a, b) => a - b);
		const parts = [];
		for (let i = 0; i + 1 < sorted.length; i++) {
			const [from, to] = [sorted[i], sorted[i + 1]];
			const cue = cues.find(([, begin, stop]) => begin <= from && to <= stop);
			parts.push(part(text.slice(from, to), start <= from && to <= end, cue));
			if (to === end)
				parts.push(make("span", { class: "unseen" }, " [term] "));
			for (const [kind, , stop] of cues)
				if (to === stop)
					parts.push(make("span", { class: "class" }, kind));
		}
		return parts;
	};

	const isolated = (text, attributes = {}) => make("bdi", attributes, text);

	const describeSource = ([id, title, authors, year, source], number, section) => {
		const line = make("p", {}, make("cite", {}, isolated(title || id)));
		if (authors)
			line.append(". ", isolated(authors));
		if (year)
			line.append(` (${year})`);
		line.append(". ");
		if (title)
			line.append(isolated(id, { class: "id" }), ". ");
		if (source)
			line.append(isolated(source), ". ");
		if (number)
			line.append(`Sentence ${number}`, section ? " in " : "",
				section ? isolated(section) : "", ".");
		return line;
	};

	/* What need not be said again for each quotation is left out. */
	const describeReason = ([code, polarity], asked, row, status, score, above) => {
		const list = make("dl", {});
		const add = (term, ...text) => list.append(make("div", {}, make("dt", {}, term),
			make("dd", {}, ...text)));
		if (names[code] !== asked.what)
			add("Code", isolated(names[code]));
		if (asked.polarity === "either" || status !== "reported")
			add("As", status === "reported" ? polarity : `${polarity}, ${status}`);
		const [name, pattern] = index.rows[row];
		add("Row", isolated(name));
		if (pattern)
			add("Pattern", isolated(pattern));
		if (score !== null)
			add("Score", String(score));
		for (const [kind, text] of above)
			add(`Cue elsewhere (${kind})`, isolated(text));
		return list;
	};

	const quotation = (asked, [run, reference]) => {
		const [sentence, start, end, row, status, score, cues] = reference;
		const [document, text, number, section] = item("sentences", sentence);
		const source = item("documents", document);
		const quoted = make("blockquote", { dir: "auto" }, ...markedParts(text, start, end,
			cues.filter((cue) => cue.length === 3)));
		if (/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(source[5]))
			quoted.lang = source[5];
		return make("li", {}, quoted, describeSource(source, number, section),
			describeReason(run, asked, row, status, score,
				cues.filter((cue) => cue.length === 2)));
	};

	/* The panel of quotations: a modal dialog, a page of them at a time. */

	const panel = byId("panel");
	const shown = { asked: null, runs: [], kept: 0, from: 0, opener: null };

	const turn = (from) => {
		const to = Math.min(from + PAGE, shown.kept);
		const list = byId("panel-list");
		const [first, last, all] = [from + 1, to, shown.kept].map(grouped);
		shown.from = from;
		list.start = from + 1;
		list.replaceChildren(...pick(shown.runs, from, to)
			.map((picked) => quotation(shown.asked, picked)));
		list.parentElement.scrollTop = 0;
		byId("panel-status").textContent = shown.kept
			? `Quotations ${first} to ${last} of ${all}` : "No quotations";
		const limits = { previous: from === 0, next: to === shown.kept };
		for (const [name, reached] of Object.entries(limits)) {
			const button = panel.querySelector(`.${name}`);
			button.setAttribute("aria-disabled", reached);
			button.hidden = shown.kept <= PAGE;
		}
	};

	const open = (button) => {
		const cell = button.closest("[data-of]");
		const asked = question(cell);
		const found = answer(asked);
		const documents = asked.polarity === "either" && cell.closest(".themes")
			? ` in ${plural(number(cell), "document")}` : "";
		const left = found.left ? ` ${plural(found.left, "reference")} left out: this page `
			+ `has at most ${index.limit} for each code, group and polarity.` : "";
		Object.assign(shown, found, { asked, opener: button });
		byId("panel-title").replaceChildren(isolated(asked.what));
		byId("panel-count").replaceChildren(`${nouns[asked.polarity]}, `,
			isolated(asked.whose),
			`: ${plural(found.kept + found.left, "reference")}${documents}.${left}`);
		turn(0);
		panel.showModal();
		byId("panel-title").focus();
	};

	const step = (button, by) => {
		if (button.getAttribute("aria-disabled") !== "true")
			turn(shown.from + by);
	};

	const armPanel = () => {
		panel.querySelector(".close").addEventListener("click", () => panel.close());
		panel.querySelector(".previous").addEventListener("click",
			(event) => step(event.currentTarget, -PAGE));
		panel.querySelector(".next").addEventListener("click",
			(event) => step(event.currentTarget, PAGE));
		panel.addEventListener("close", () => shown.opener.focus());
	};

	/* Numbers that can be asked. */

	const armNumber = (cell) => {
		const { what, whose, polarity } = question(cell);
		const number = cell.textContent;
		cell.replaceChildren(make("button", {
			type: "button", "aria-haspopup": "dialog",
			"aria-label": `${number}: ${what}, ${nouns[polarity]}, ${whose}`,
		}, number));
	};

	/* The button next to one in a direction. */
	const neighbour = (button, key) => {
		const cell = button.closest("td");
		const along = key === "ArrowLeft" || key === "ArrowUp" ? "previousElementSibling"
			: "nextElementSibling";
		const buttonIn = (at) => at && !at.hidden && at.querySelector("button");
		let at = key === "ArrowLeft" || key === "ArrowRight" ? cell : cell.parentElement;
		while ((at = at[along])) {
			const found = at.cells ? !at.hidden && buttonIn(at.cells[cell.cellIndex])
				: buttonIn(at);
			if (found)
				return found;
		}
		return null;
	};

	const armNumbers = () => {
		document.querySelectorAll("[data-of]").forEach(armNumber);
		document.addEventListener("click", (event) => {
			const button = event.target.closest("[data-of] button");
			if (button)
				open(button);
		});
		document.addEventListener("keydown", (event) => {
			const button = event.key.startsWith("Arrow")
				&& event.target.closest("td[data-of] button");
			const next = button && neighbour(button, event.key);
			if (!next)
				return;
			event.preventDefault();
			next.focus();
		});
	};

	/* A table of themes: rows as a tree, in an order, some of them hidden. */

	const number = (cell) => {
		const value = parseFloat(cell.textContent.replaceAll(",", ""));
		return Number.isNaN(value) ? -1 : value;
	};

	const rowsOf = (body) => {
		const open = [];
		return [...body.rows].map((element) => {
			const depth = Number(element.dataset.depth);
			while (open.length && open.at(-1).depth >= depth)
				open.pop();
			const row = {
				element, depth, parent: open.at(-1) || null, children: [],
				label: element.cells[0].textContent.toLowerCase(),
			};
			if (row.parent)
				row.parent.children.push(row);
			open.push(row);
			return row;
		});
	};

	const order = (column, direction) => (a, b) => {
		const [x, y] = [a, b].map((row) => number(row.element.cells[column]));
		const sign = direction === "descending" ? -1 : 1;
		return sign * (column ? x - y : a.label.localeCompare(b.label, "en"));
	};

	/* A code of the lowest level that is key in one of the groups in sight. */
	const isKey = ({ element, children }) =>
		!children.length && element.querySelector("td.key:not([hidden])") !== null;

	/* The rows in their order: subthemes below their theme, unless either stands alone. */
	const arranged = (rows, kind, compare) => {
		const sorted = (some) => (compare ? [...some].sort(compare) : some);
		const below = (row) => [row, ...sorted(row.children).flatMap(below)];
		if (kind === "subthemes")
			return sorted(rows.filter((row) => row.parent));
		if (kind === "key")
			return sorted(rows.filter(isKey));
		const themes = sorted(rows.filter((row) => !row.parent));
		return kind === "themes" ? themes : themes.flatMap(below);
	};

	const above = (row, test) => Boolean(row) && (test(row) || above(row.parent, test));
	const within = (row, test) =>
		test(row) || row.children.some((child) => within(child, test));

	const drawBars = (table) => {
		const cells = [...table.tBodies[0].querySelectorAll("td.barrier, td.enabler")];
		const most = Math.max(...cells.map(number), 1);
		for (const cell of cells)
			cell.style.setProperty("--part", Math.max(number(cell), 0) / most);
	};

	/* Shows the columns of one group, or of all. */
	const showGroup = (table, group) => {
		const hide = (element, of) => {
			element.hidden = group !== "all" && of !== Number(group);
		};
		const hideEach = (cells) => cells.forEach((cell, i) =>
			hide(cell, Math.floor(i / SPAN)));
		table.querySelectorAll("colgroup").forEach(hide);
		table.querySelectorAll("[scope=colgroup]").forEach(hide);
		hideEach([...table.tHead.rows[1].cells]);
		for (const row of [...table.tBodies[0].rows, ...table.tFoot.rows])
			hideEach([...row.cells].slice(1));
	};

	const fillColumns = (select, table) => {
		const groups = [...table.querySelectorAll("[scope=colgroup]")];
		const tooMany = groups.length > (matchMedia(NARROW).matches ? 1 : MANY_GROUPS);
		select.append(make("option", { value: "all" }, "all groups"));
		groups.forEach((group, i) =>
			select.append(make("option", { value: i }, group.textContent)));
		select.parentElement.hidden = groups.length === 1;
		if (tooMany)
			select.value = groups.length - 1;
	};

	const armSort = (table, state, arrange) => {
		const heads = [table.tHead.rows[0].cells[0], ...table.tHead.rows[1].cells];
		const next = { none: "descending", descending: "ascending", ascending: "none" };
		heads.forEach((head, column) => {
			const button = make("button", { type: "button" }, ...head.childNodes);
			head.replaceChildren(button);
			button.addEventListener("click", () => {
				const direction = next[head.getAttribute("aria-sort") || "none"];
				heads.forEach((other) => other.removeAttribute("aria-sort"));
				if (direction !== "none")
					head.setAttribute("aria-sort", direction);
				state.compare = direction === "none" ? null
					: order(column, direction);
				arrange();
			});
		});
	};

	const armTable = (section) => {
		const table = section.querySelector("table");
		const tools = byId("tools").content.firstElementChild.cloneNode(true);
		const [find, kind, columns] = tools.querySelectorAll("input, select");
		const rows = rowsOf(table.tBodies[0]);
		const state = { compare: null };
		const arrange = () => {
			const wanted = find.value.trim().toLowerCase();
			const test = (row) => row.label.includes(wanted);
			showGroup(table, columns.value);
			const ordered = arranged(rows, kind.value, state.compare).filter((row) =>
				above(row, test) || within(row, test));
			const body = table.tBodies[0];
			rows.forEach((row) => {
				row.element.hidden = true;
			});
			ordered.forEach((row) => {
				row.element.hidden = false;
				body.append(row.element);
			});
			tools.querySelector("[role=status]").textContent =
				`${ordered.length} of ${plural(rows.length, "row")}`;
		};

		tools.setAttribute("aria-label", table.caption.textContent);
		fillColumns(columns, table);
		if (!table.querySelector("td.key"))
			kind.querySelector("[value=key]").remove();
		armSort(table, state, arrange);
		drawBars(table);
		tools.addEventListener("input", arrange);
		section.querySelector(".scroll").before(tools);
		arrange();
	};

	if (index) {
		nameCodes();
		armNumbers();
		armPanel();
	}
	document.querySelectorAll(".themes").forEach(armTable);
})();
