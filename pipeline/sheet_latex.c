/* sheet_latex.c: sheets for a paper: a float with caption, label and rules of booktabs each.
 *
 * Text is escaped so that nothing in it is a command, starts a comment or forms a ligature, also
 * where \\ would take a star or a bracket for its own. */
#include "ascii.h"
#include "sheet.h"
#include "sheet_people.h"

static const struct sheet_markup latex = {
	.harmful = "{?}", .dash = "--", .bold = "\\textbf{", .bold_end = "}",
	.ligatures = "-,'",
	.escapes = {
		['\\'] = "\\textbackslash{}", ['{'] = "\\{", ['}'] = "\\}", ['$'] = "\\$",
		['&'] = "\\&", ['#'] = "\\#", ['%'] = "\\%", ['_'] = "\\_",
		['^'] = "\\textasciicircum{}", ['~'] = "\\textasciitilde{}",
		['<'] = "\\textless{}", ['>'] = "\\textgreater{}", ['|'] = "\\textbar{}",
		['"'] = "\\symbol{34}", ['`'] = "\\textasciigrave{}",
		['*'] = "{*}", ['['] = "{[}", [']'] = "{]}"
	}
};

static void
add_text(struct buffer *out, struct slice text)
{
	sheet_add_text(out, text, &latex);
}

/* The title as a key that needs no escapes: "tab:key-barriers". */
static void
add_label(struct buffer *out, struct slice title)
{
	bool between = false;

	buffer_add_string(out, "\\label{tab:");
	for (size_t i = 0; i < title.size; i++) {
		char c = ascii_lower(title.at[i]);

		if (ascii_is_letter(c) || ascii_is_digit(c)) {
			buffer_add_string(out, between ? "-" : "");
			buffer_add_char(out, c);
			between = false;
		} else {
			between = i > 0;
		}
	}
	buffer_add_string(out, "}\n");
}

static void
add_alignment(struct buffer *out, const struct sheet *sheet)
{
	buffer_add_string(out, "\\begin{tabular}{");
	for (size_t i = 0; i < sheet->column_count; i++)
		if (!sheet->columns[i].machine)
			buffer_add_char(out, sheet->columns[i].kind == SHEET_TEXT ? 'l' : 'r');
	buffer_add_string(out, "}\n\\toprule\n");
}

/* The heads that columns share, and a rule below each. */
static void
add_spans(struct buffer *out, const struct sheet *sheet)
{
	struct buffer rules = { 0 };
	size_t column = 0;

	for (size_t i = 0; i < sheet->column_count; i++) {
		const struct sheet_span *span = sheet_span_at(sheet, i);

		if (sheet->columns[i].machine)
			continue;
		buffer_add_string(out, column++ ? " & " : "");
		if (!span)
			continue;
		buffer_add_format(out, "\\multicolumn{%zu}{c}{", span->count);
		add_text(out, span->head);
		buffer_add_char(out, '}');
		buffer_add_format(&rules, "\\cmidrule(lr){%zu-%zu}", column,
			column + span->count - 1);
		column += span->count - 1;
		i += span->count - 1;
	}
	buffer_add_string(out, " \\\\\n");
	buffer_add_slice(out, buffer_slice(&rules));
	buffer_add_char(out, '\n');
	out->failed |= buffer_failed(&rules);
	buffer_free(&rules);
}

/* A head with its words below each other where numbers are narrower than they are. */
static void
add_head(struct buffer *out, const struct sheet *sheet, size_t i)
{
	struct buffer head = { 0 };

	sheet_add_head(&head, &sheet->columns[i], sheet_spanned(sheet, i), &latex);
	if (sheet->columns[i].kind == SHEET_TEXT) {
		buffer_add_slice(out, buffer_slice(&head));
	} else {
		buffer_add_string(out, "\\shortstack[r]{");
		for (size_t at = 0; at < head.size; at++)
			if (head.at[at] == ' ')
				buffer_add_string(out, "\\\\");
			else
				buffer_add_char(out, head.at[at]);
		buffer_add_char(out, '}');
	}
	out->failed |= buffer_failed(&head);
	buffer_free(&head);
}

static void
latex_begin(struct buffer *out, const struct sheet *sheet, bool first)
{
	size_t column = 0;

	buffer_add_string(out, first ? "% \\usepackage{booktabs}\n" : "\n");
	buffer_add_string(out, "\\begin{table}[htbp]\n\\centering\n\\footnotesize\n"
		"\\setlength{\\tabcolsep}{3pt}\n\\caption{");
	add_text(out, sheet->title);
	buffer_add_string(out, "}\n");
	add_label(out, sheet->title);
	add_alignment(out, sheet);
	if (sheet->span_count)
		add_spans(out, sheet);
	for (size_t i = 0; i < sheet->column_count; i++) {
		if (sheet->columns[i].machine)
			continue;
		buffer_add_string(out, column++ ? " & " : "");
		add_head(out, sheet, i);
	}
	buffer_add_string(out, " \\\\\n\\midrule\n");
}

static void
latex_row(struct buffer *out, const struct sheet *sheet, const struct sheet_cell *cells,
	bool strong)
{
	size_t column = 0;

	for (size_t i = 0; i < sheet->column_count; i++) {
		if (sheet->columns[i].machine)
			continue;
		buffer_add_string(out, column++ ? " & " : "");
		sheet_add_cell(out, &cells[i], strong, &latex);
	}
	buffer_add_string(out, " \\\\\n");
}

static void
latex_end(struct buffer *out, const struct sheet *sheet)
{
	buffer_add_string(out, "\\bottomrule\n\\end{tabular}\n");
	for (size_t i = 0; i < sheet->note_count; i++) {
		buffer_add_string(out, i ? "\\par " : "\\par\\smallskip ");
		add_text(out, sheet->notes[i]);
		buffer_add_char(out, '\n');
	}
	buffer_add_string(out, "\\end{table}\n");
}

const struct sheet_format sheet_latex = {
	.name = "latex", .begin = latex_begin, .row = latex_row, .end = latex_end
};
