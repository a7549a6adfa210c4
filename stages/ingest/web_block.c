#include "web_block.h"

#include "ascii.h"

enum {
	PROSE_BYTES = 80,	/* of a block that may be a paragraph, if it ends as one */
	LONG_BYTES = 200,	/* of a block that is one */
	HEADING_BYTES = 100,	/* of the longest heading with a number */
	MENU_LINES = 4,		/* headings behind each other, with nothing between them */
	MENU_KNOWN = 3		/* of which so many are known */
};

bool
web_is_prose(struct slice text)
{
	size_t words = 0, capitals = 0;

	if (text.size < PROSE_BYTES || memchr(text.at, '@', text.size))
		return false;
	if (text.size < LONG_BYTES && !strchr(".?!", text.at[text.size - 1]))
		return false;
	for (size_t i = 0; i < text.size; i++)
		if (i == 0 || ascii_is_space(text.at[i - 1])) {
			words++;
			capitals += ascii_is_upper(text.at[i]) || ascii_is_digit(text.at[i]);
		}
	return capitals * 2 < words;
}

void
web_leave_out(struct web_block *block, const char *reason)
{
	block->place = PAGE_OUT;
	block->reason = reason;
}

/* A heading, or a button between headings. *known: web_words.h has it as a heading. */
static bool
is_of_menu(const struct web *page, const struct web_block *block, bool *known)
{
	struct slice text = web_bytes(page, block), value;
	enum web_role role = web_role_of(text, &value);

	*known = (role_is_heading(role) || role == ROLE_KEYWORDS) && value.size == 0;
	return *known || role == ROLE_FURNITURE || (web_is_numbered(text) && text.size <= HEADING_BYTES
		&& text.at[text.size - 1] != '.');
}

void
web_sort_menus(struct web *page)
{
	for (size_t i = 0, end; i < page->count; i = end + 1) {
		size_t known_lines = 0;
		bool known;

		for (end = i; end < page->count && page->blocks[end].place != PAGE_OUT
				&& is_of_menu(page, &page->blocks[end], &known); end++)
			known_lines += known;
		if (end - i < MENU_LINES || known_lines < MENU_KNOWN)
			continue;
		if (end < page->count && web_is_prose(web_bytes(page, &page->blocks[end])))
			end--;
		while (i < end)
			web_leave_out(&page->blocks[i++], "menu");
	}
}

/* The bytes of "Figure 1", "Fig. 2a", "TABLE 3" at the start; 0: none. */
static size_t
caption_mark(struct slice text)
{
	static const struct slice names[] = {
		{ "figure ", 7 }, { "fig. ", 5 }, { "fig ", 4 }, { "table ", 6 }, { "box ", 4 }
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t at = names[i].size;

		if (!ascii_starts(text, names[i]) || at == text.size
				|| !ascii_is_digit(text.at[at]))
			continue;
		while (at < text.size && (ascii_is_digit(text.at[at]) || ascii_is_letter(text.at[at])))
			at++;
		return at;
	}
	return 0;
}

/* "Table 1 shows" begins a sentence; "Table 1 Shares" and "Table 1." a caption. */
static bool
is_caption(struct slice text)
{
	size_t at = caption_mark(text);

	if (at == 0 || text.size > 4 * LONG_BYTES)
		return false;
	if (at == text.size || strchr(".:|", text.at[at]))
		return true;
	while (at < text.size && ascii_is_space(text.at[at]))
		at++;
	return at < text.size && ascii_is_upper(text.at[at]);
}

static bool
is_bare_mark(struct slice text)
{
	return caption_mark(text) && caption_mark(text) + 1 >= text.size;
}

/* Leaves out the caption that stands under "Figure 1", behind buttons and the same words again. Returns the
 * block before the next to be looked at. */
static size_t
sort_caption(struct web *page, size_t i)
{
	size_t last = i;

	for (size_t k = i + 1; k < page->count; k++) {
		struct slice text = web_bytes(page, &page->blocks[k]), value;
		enum web_role role = web_role_of(text, &value);

		if (page->blocks[k].place == PAGE_OUT || role == ROLE_FURNITURE)
			continue;
		if (is_bare_mark(text)) {
			web_leave_out(&page->blocks[k], "caption");
			last = k;
			continue;
		}
		if (role == ROLE_NONE && text.size < LONG_BYTES && !web_is_numbered(text)
				&& !page->blocks[k].level) {
			web_leave_out(&page->blocks[k], "caption");
			last = k;
		}
		break;
	}
	return last;
}

void
web_sort_captions(struct web *page)
{
	for (size_t i = 0; i < page->count; i++) {
		struct slice text = web_bytes(page, &page->blocks[i]);

		if (page->blocks[i].place == PAGE_OUT || !is_caption(text))
			continue;
		web_leave_out(&page->blocks[i], "caption");
		if (is_bare_mark(text))
			i = sort_caption(page, i);
	}
}
