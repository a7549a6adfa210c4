/* What page.py asks of the page; goes before each of its scripts. */
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const seen = (element) => element.checkVisibility({ visibilityProperty: true })
	&& element.getClientRects().length > 0;
const number = (element) => Number(element.textContent.replaceAll(",", ""));

const heads = () => {
	const [first, second] = document.querySelector(".themes thead").rows;
	return [first.cells[0], ...second.cells];
};
const visibleRows = () => all(".themes tbody tr").filter(seen);
const labels = () => visibleRows().map((row) => row.cells[0].textContent);
const visibleHeads = () => heads().filter(seen).length;

const setSelect = (name, value) => {
	const select = document.querySelector(`.themes select[name=${name}]`);
	select.value = value;
	select.dispatchEvent(new Event("input", { bubbles: true }));
};

const mostAsked = () => all("td button").filter(seen)
	.reduce((a, b) => (number(a) >= number(b) ? a : b));

/* [code, group, polarity, number] of all numbers of a table that can be asked, but the total. */
const tableNumbers = () => all(".themes tbody [data-of]").map((cell) => {
	const [first, , group, polarity] = cell.dataset.of.split(" ");
	return [Number(first), group, polarity, number(cell)];
});

/* Goes through the pages of the panel that is open. */
const throughPanel = (visit) => {
	const next = document.querySelector("#panel .next");
	all("#panel li").forEach(visit);
	while (next.getAttribute("aria-disabled") !== "true") {
		next.click();
		all("#panel li").forEach(visit);
	}
	document.querySelector("#panel .close").click();
};

const documentOf = (item) => item.querySelector(".id, cite:not(:has(~ .id))").textContent;

/* Of each number: what it is called, itself, how many quotations and documents it opens. */
const askAllNumbers = () => all("[data-of] button").map((button) => {
	const documents = new Set();
	let references = 0;
	button.click();
	throughPanel((item) => {
		references++;
		documents.add(documentOf(item));
	});
	return [button.getAttribute("aria-label"), number(button), references, documents.size,
		button.parentElement.dataset.of.split(" ")[3], !button.closest(".themes")];
});

/* SVG is drawn as its own sheet: it holds no element of HTML and no script. */
const figureFaults = () => {
	const figures = all("figure svg");
	return figures.length < 2 || all("figure svg *").some((part) =>
		part.namespaceURI !== "http://www.w3.org/2000/svg" || part.localName === "script")
		? ["figures"] : [];
};

const allQuotations = () => {
	const texts = [];
	for (const button of all("[data-of] button")) {
		button.click();
		throughPanel((item) => texts.push(item.textContent));
	}
	return texts.join("\n");
};

/* All but the figures: what a line separator is in them, is for those who draw them. */
const ownText = () => all("body *").filter((element) => !element.closest("svg"))
	.flatMap((element) => [...element.childNodes]).filter((node) => node.nodeType === 3)
	.map((node) => node.data).join("");

const unmarked = () => {
	const missing = [];
	for (const button of all(".themes tbody [data-of] button")) {
		button.click();
		throughPanel((item) => {
			const marked = all("mark", item).map((mark) => mark.textContent).join("");
			if (!marked.startsWith("term ") || !marked.endsWith(" end"))
				missing.push(marked);
		});
	}
	return missing;
};

/* [id, code, polarity, term] of all references, from the data as they stand in the page. */
const allReferences = () => {
	const read = (id) => JSON.parse(document.getElementById(id).textContent);
	const index = read("index");
	const item = (name, i) => read(`${name}-${Math.floor(i / index.block)}`)[i % index.block];
	const found = [];
	for (const [code, polarity, , first, count] of index.runs)
		for (let i = first; i < first + count; i++) {
			const [sentence, start, end] = item("references", i);
			const [document, text] = item("sentences", sentence);
			if (polarity !== "denied" && !index.codes[code][1].startsWith("uncoded"))
				found.push([item("documents", document)[0], index.codes[code][1], polarity,
					text.slice(start, end)]);
		}
	return found;
};

/* [group, polarity, references] of each. */
const keys = () => all(".keys li [data-of]").map((cell) => [
	cell.closest(".keys").previousElementSibling.textContent, cell.dataset.of.split(" ")[3],
	number(cell),
]);

/* Rows of one depth below one parent have to ascend (1) or descend (-1). */
const sortFaults = (column, direction) => {
	const last = [];
	return visibleRows().flatMap((row) => {
		const depth = Number(row.dataset.depth), value = number(row.cells[column]);
		const wrong = last.length > depth && direction * (value - last[depth]) < 0;
		last.length = depth + 1;
		last[depth] = value;
		return wrong ? [row.cells[0].textContent] : [];
	});
};

const panelFaults = (from) => {
	const faults = [];
	const items = all("#panel li"), list = document.querySelector("#panel ol");
	if (list.start !== from)
		faults.push(`starts at ${list.start}`);
	if (items.length !== 20)
		faults.push(`${items.length} quotations`);
	if (!items.every((item) => item.querySelector("blockquote mark") && item.querySelector("cite")
			&& item.querySelector("dd")))
		faults.push("a quotation without term, document or row");
	if (!document.getElementById("panel-status").textContent.startsWith(`Quotations ${from} to `))
		faults.push(document.getElementById("panel-status").textContent);
	return faults;
};

const structureFaults = () => {
	const faults = [];
	const need = (holds, what) => holds || faults.push(what);
	const ids = all("[id]").map((element) => element.id);
	const levels = all("h1, h2, h3, h4").map((heading) => Number(heading.tagName[1]));

	need(document.documentElement.lang === "en", "no language");
	need(document.title, "no title");
	need(all("main").length === 1 && all("body > header").length === 1
		&& all("body > footer").length === 1, "landmarks");
	need(all("nav").every((nav) => nav.getAttribute("aria-label")), "a nav without a name");
	need(levels.filter((level) => level === 1).length === 1, "not one h1");
	need(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1), "a level is left out");
	need(new Set(ids).size === ids.length, "an id twice");
	for (const name of ["aria-labelledby", "aria-describedby", "aria-controls"])
		for (const element of all(`[${name}]`))
			need(element.getAttribute(name).split(" ").every((id) => document.getElementById(id)),
				`${name} of nothing`);
	for (const link of all("a[href^='#']"))
		need(document.getElementById(link.hash.slice(1)), `a link to no ${link.hash}`);
	for (const table of all("table")) {
		need(table.caption, "a table without a caption");
		need(all("th", table).every((head) => head.scope), "a th without a scope");
		need(table.closest("[role=region][tabindex='0'][aria-labelledby]"), "a table without a region");
	}
	for (const control of all("input, select"))
		need(control.labels.length === 1, "a control without a label");
	for (const figure of all("figure svg"))
		need(figure.getAttribute("role") === "img" && figure.querySelector("title, desc")
			&& figure.closest("[role=region][tabindex='0'][aria-labelledby]"), "a figure without a name");
	for (const button of all("td button"))
		need(button.getAttribute("aria-label").startsWith(button.textContent), "the name is not the label");
	need(all("[role=status]").length > 0, "no live region");
	return faults;
};

const wider = (box) => {
	const right = box.getBoundingClientRect().right + 1;
	return all("*", box).filter(seen).filter((element) => !element.closest(".unseen")
		&& element.getBoundingClientRect().right > right).map((element) => element.outerHTML.slice(0, 80));
};

const smallTargets = () => all("button, input, select, nav a").filter(seen).filter((element) => {
	const { width, height } = element.getBoundingClientRect();
	return width < 24 || height < 24;
}).map((element) => element.outerHTML.slice(0, 80));

/* Contrast as WCAG 2.2 defines it, of all text in sight. */
const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
const luminance = (colour) => channels(colour).slice(0, 3).map((c) => c / 255)
	.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
	.reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const ground = (element) => {
	for (let at = element; at; at = at.parentElement) {
		const colour = getComputedStyle(at).backgroundColor;
		if ((channels(colour)[3] ?? 1) > 0)
			return colour;
	}
	return "rgb(255, 255, 255)";
};
const contrast = (element) => {
	const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const withText = () => all("body *").filter((element) => !element.closest("svg")
	&& [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && seen(element));
const contrastFaults = () => [...new Set(withText().filter((element) => contrast(element) < 4.5)
	.map((element) => `${contrast(element).toFixed(2)}: ${element.outerHTML.slice(0, 80)}`))];
const leastContrast = () => Math.min(...withText().map(contrast));
