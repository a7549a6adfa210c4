/* web_sort.c: what of a page is its document, told by its headings, labels and furniture. */
#include "ascii.h"
#include "web_block.h"

enum {
	COUNT_BYTES = 60,	/* of a number or date that stands under its label */
	HEADING_BYTES = 100	/* of the longest heading with a number */
};

enum state {
	IN_FRONT,
	IN_ABSTRACT,
	IN_TEXT,
	IN_LABEL,		/* its values are to come */
	IN_OUT
};

const char web_about[] = "what is said of the document";

struct sorter {
	struct web *page;
	enum state state;
	enum state before;	/* IN_LABEL: what goes on behind it */
	enum web_role label;	/* IN_LABEL */
	size_t values;		/* that it has got */
	const char *reason;	/* IN_OUT */
	unsigned char level;	/* of the heading of what is open; 0: it has none */
	size_t abstract;	/* the block of the abstract's heading */
	bool has_abstract, has_text;
};

static bool
takes_list(enum web_role role)
{
	return role == ROLE_AUTHORS || role == ROLE_KEYWORDS || role == ROLE_PLACES;
}

static void
set_value(struct web_block *block, enum web_role role)
{
	block->place = role == ROLE_NOTHING || role == ROLE_PLACES ? PAGE_OUT : PAGE_VALUE;
	block->reason = "value of a label";
	block->role = role;
}

/* A label; what stands behind its colon is cut free of it. */
static void
take_label(struct sorter *s, struct web_block *block, enum web_role role, struct slice value)
{
	if (s->state != IN_LABEL)
		s->before = s->state == IN_ABSTRACT || s->state == IN_OUT ? IN_FRONT : s->state;
	s->state = IN_LABEL;
	s->label = role;
	s->values = value.size > 0;
	if (value.size == 0) {
		web_leave_out(block, "label");
		return;
	}
	block->at = (size_t)(value.at - s->page->bytes.at);
	block->size = value.size;
	set_value(block, role);
	if (!takes_list(role))
		s->state = s->before;
}

/* Whether an open abstract has a heading of its own already that says the same. */
static bool
is_repeated(const struct sorter *s, size_t block)
{
	struct slice text = web_bytes(s->page, &s->page->blocks[block]);

	for (size_t i = s->abstract + 1; i < block; i++)
		if (ascii_same(web_bytes(s->page, &s->page->blocks[i]), text))
			return true;
	return false;
}

/* Whether a heading belongs to the open abstract: "Methods" in one that began with a heading. */
static bool
is_within_abstract(const struct sorter *s, size_t block, enum web_role role)
{
	const struct web_block *blocks = s->page->blocks;

	if (s->state != IN_ABSTRACT || web_is_numbered(web_bytes(s->page, &blocks[block])))
		return false;
	if (blocks[block].level && s->level)
		return blocks[block].level > s->level;
	if (role == ROLE_START)
		return block == s->abstract + 1;
	return (block == s->abstract + 1 || blocks[s->abstract + 1].heading)
		&& !is_repeated(s, block);
}

static void
take_heading(struct sorter *s, size_t i, enum web_role role)
{
	struct web_block *block = &s->page->blocks[i];
	bool within = is_within_abstract(s, i, role);

	block->heading = true;
	block->place = within ? PAGE_ABSTRACT : PAGE_TEXT;
	if (within)
		return;
	s->state = IN_TEXT;
	s->level = block->level;
	s->has_text = true;
}

static bool
is_heading_next(const struct sorter *s, size_t i)
{
	struct slice value;

	return i + 1 == s->page->count || role_is_heading(web_role_of(
		web_bytes(s->page, &s->page->blocks[i + 1]), &value));
}

static void
take_abstract(struct sorter *s, size_t i, enum web_role role, struct slice value)
{
	struct web_block *block = &s->page->blocks[i];

	if (s->has_abstract || (s->has_text && role == ROLE_SUMMARY)) {
		if (is_heading_next(s, i))
			web_leave_out(block, "heading without text");
		else
			take_heading(s, i, ROLE_START);
		return;
	}
	s->has_abstract = true;
	s->state = IN_ABSTRACT;
	s->level = block->level;
	s->abstract = i;
	if (value.size == 0) {
		web_leave_out(block, "label");
		return;
	}
	block->at = (size_t)(value.at - s->page->bytes.at);
	block->size = value.size;
	block->place = PAGE_ABSTRACT;
}

static void
take_out(struct sorter *s, struct web_block *block, enum web_role role, struct slice value)
{
	const char *reason = role == ROLE_SELF ? web_about : "section that is not text";

	web_leave_out(block, reason);
	/* "Cite this article" may be a button there */
	if (value.size || (role == ROLE_SELF && s->state == IN_FRONT && !s->has_abstract))
		return;
	s->state = IN_OUT;
	s->reason = reason;
	s->level = block->level;
}

static bool
has_digit(struct slice text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_digit(text.at[i]))
			return true;
	return false;
}

/* Whether the values of the open label have come to an end. */
static bool
is_behind_values(const struct sorter *s, const struct web_block *block)
{
	struct slice text = web_bytes(s->page, block);

	if (s->label == ROLE_NOTHING)
		return text.size > COUNT_BYTES || !has_digit(text);
	return block->gap && takes_list(s->label) && (s->values || s->label == ROLE_PLACES);
}

/* A block of which the words say nothing. */
static void
take_other(struct sorter *s, struct web_block *block)
{
	struct slice text = web_bytes(s->page, block);

	if (block->level && s->level && block->level <= s->level
			&& (s->state == IN_OUT || s->state == IN_ABSTRACT))
		s->state = s->has_abstract || s->has_text ? IN_TEXT : IN_FRONT;
	if (s->state == IN_LABEL && is_behind_values(s, block))
		s->state = s->before;
	if (s->state == IN_LABEL) {
		set_value(block, s->label);
		s->values++;
		if (!takes_list(s->label))
			s->state = s->before;
		return;
	}
	if (s->state == IN_FRONT && s->has_abstract && web_is_prose(text))
		s->state = IN_TEXT;
	block->heading = block->level > 0
		|| (web_is_numbered(text) && text.size <= HEADING_BYTES
			&& text.at[text.size - 1] != '.');
	if (s->state == IN_OUT)
		web_leave_out(block, s->reason);
	else
		block->place = s->state == IN_FRONT ? PAGE_FRONT
			: s->state == IN_ABSTRACT ? PAGE_ABSTRACT : PAGE_TEXT;
	s->has_text |= s->state == IN_TEXT;
}

/* A count, a page's number, the dot of a list: no words. "1 of 12" neither. */
static bool
is_wordless(struct slice text)
{
	size_t letters = 0;

	for (size_t i = 0; i < text.size; i++)
		letters += ascii_is_letter(text.at[i]) || (unsigned char)text.at[i] >= 0xc0;
	return letters == 0 || (letters == 2 && ascii_is_digit(*text.at)
		&& ascii_is_digit(text.at[text.size - 1]) && memmem(text.at, text.size, " of ", 4));
}

static void
take_block(struct sorter *s, size_t i)
{
	struct web_block *block = &s->page->blocks[i];
	struct slice text = web_bytes(s->page, block), value;
	enum web_role role = web_role_of(text, &value);

	/* "Article" may be a button, or what a document is; a number that of a volume */
	if (s->state != IN_LABEL && is_wordless(text))
		web_leave_out(block, "no words");
	else if (role == ROLE_FURNITURE && !(s->state == IN_LABEL && s->label == ROLE_TYPE))
		web_leave_out(block, "page furniture");
	else if (role == ROLE_ABSTRACT || role == ROLE_SUMMARY)
		take_abstract(s, i, role, value);
	else if (role == ROLE_PART || role == ROLE_START)
		take_heading(s, i, role);
	else if (role == ROLE_OUT || role == ROLE_SELF)
		take_out(s, block, role, value);
	else if (role_is_label(role) && s->state != IN_TEXT
			&& !(s->state == IN_OUT && value.size))
		take_label(s, block, role, value);
	else
		take_other(s, block);
}

/* How many blocks before the text there are, all or those that are paragraphs. */
static size_t
count_front(const struct web *page, bool paragraphs)
{
	size_t count = 0;

	for (size_t i = 0; i < page->count; i++)
		count += page->blocks[i].place == PAGE_FRONT
			&& (!paragraphs || web_is_prose(web_bytes(page, &page->blocks[i])));
	return count;
}

/* Where the text begins without a heading: a first paragraph is the abstract of what has parts, and else
 * all from there on is the text; where there is none, all behind the first line, which may be a title. */
static void
sort_front(struct sorter *s)
{
	bool lines_alone = !s->has_text && count_front(s->page, true) == 0;
	bool begun = lines_alone && count_front(s->page, false) == 1;

	for (size_t i = 0; i < s->page->count; i++) {
		struct web_block *block = &s->page->blocks[i];

		if (block->place != PAGE_FRONT)
			continue;
		if (web_is_prose(web_bytes(s->page, block))) {
			block->place = s->has_text ? PAGE_ABSTRACT : PAGE_TEXT;
			begun = true;
		} else if (begun && !s->has_text) {
			block->place = PAGE_TEXT;
		} else {
			begun = lines_alone;
		}
	}
}

void
web_sort(struct web *page)
{
	struct sorter s = { .page = page };

	web_sort_menus(page);
	web_sort_captions(page);
	for (size_t i = 0; i < page->count; i++)
		if (page->blocks[i].place != PAGE_OUT)
			take_block(&s, i);
	if (!s.has_abstract)
		sort_front(&s);
}
