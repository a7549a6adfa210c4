#include "web_words.h"

#include "ascii.h"
#include "web_table.h"

enum {
	WORDS_BYTES = 96,	/* of the longest line that is looked up, with room for a NUL */
	HEAD_BYTES = 260,	/* of a line that is left out by how it begins */
	MARKS = 3		/* different lines that only pages have */
};

/* How lines begin that are left out whatever follows, in small letters. */
static const char *const furniture_heads[] = {
	"[image:", "\u00a9 ", "\u5171 ", "a .gov website belongs", "a lock (", "accept all ",
	"add to ", "all rights reserved", "an official website of ", "article citation",
	"article views", "articles from ", "as a library, nlm provides",
	"before sharing sensitive information", "by clicking ", "by using this site",
	"click here to ", "cookies are used ", "copyright \u00a9", "crossref citations",
	"download as ", "download citation", "download full", "download high-res", "download pdf",
	"download:", "federal government websites ", "for more information about ",
	"full text links", "join us for ", "learn more: pmc", "log in ", "manage cookie",
	"next article ", "official websites use .gov", "previous article ", "published version (",
	"purchase ", "secure .gov websites use", "share on ", "share this ", "sign in ",
	"sign up ", "skip to ", "the .gov means ", "the https:// ensures", "the site is secure",
	"this article is distributed under", "this is an open access article",
	"this is an open-access article", "this site uses cookies", "under a creative commons",
	"view all ", "view author publications", "we use cookies",
	"you can also search for this author", "you do not have access", "you have full access",
};

/* Writes the line as the table has it. False: it is longer than all that are there. */
static bool
fold(struct slice line, char words[WORDS_BYTES])
{
	size_t size = 0;

	for (size_t i = 0; i < line.size; i++) {
		bool space = ascii_is_space(line.at[i]);

		if (space && (size == 0 || words[size - 1] == ' '))
			continue;
		if (size + 1 == WORDS_BYTES)
			return false;
		words[size++] = space ? ' ' : ascii_lower(line.at[i]);
	}
	words[size] = '\0';
	return memchr(words, '\0', size) == NULL;
}

static enum web_role
look_up(struct slice line)
{
	char words[WORDS_BYTES];

	return fold(ascii_trim(line), words) ? web_table_role(words) : ROLE_NONE;
}

/* The bytes of "3.2.1 " or "1. " before a heading; 0: none. */
static size_t
number_before(struct slice line)
{
	size_t at = 0, digits = 0;

	while (at < line.size && (ascii_is_digit(line.at[at]) || line.at[at] == '.')) {
		digits = ascii_is_digit(line.at[at]) ? digits + 1 : 0;
		if (digits > 2)
			return 0;	/* a year, a count */
		at++;
	}
	if (at == 0 || at == line.size || line.at[0] == '.' || !ascii_is_space(line.at[at]))
		return 0;
	while (at < line.size && ascii_is_space(line.at[at]))
		at++;
	return at;
}

bool
web_is_numbered(struct slice line)
{
	return number_before(line) > 0 && number_before(line) < line.size;
}

/* Without the "(12)" or "12" behind it. */
static struct slice
without_count(struct slice line)
{
	size_t end = line.size;

	if (end && line.at[end - 1] == ')')
		end--;
	while (end && (ascii_is_digit(line.at[end - 1]) || strchr(",.+kK", line.at[end - 1])))
		end--;
	if (end && line.at[end - 1] == '(')
		end--;
	if (end == line.size || end == 0 || !ascii_is_space(line.at[end - 1]))
		return line;
	return ascii_trim((struct slice){ line.at, end });
}

static bool
is_furniture(struct slice line)
{
	if (line.size > HEAD_BYTES)
		return false;
	for (size_t i = 0; i < sizeof furniture_heads / sizeof *furniture_heads; i++)
		if (ascii_starts(line, slice_of(furniture_heads[i])))
			return true;
	return false;
}

/* Where the colon behind a label stands, and its size: one of ASCII, or the wide one of Chinese text. */
static size_t
find_colon(struct slice line, size_t *size)
{
	static const char wide[] = "\uff1a";
	const char *colon = memchr(line.at, ':', line.size);
	const char *found = memmem(line.at, line.size, wide, sizeof wide - 1);

	*size = 1;
	if (found && (!colon || found < colon)) {
		*size = sizeof wide - 1;
		colon = found;
	}
	return colon ? (size_t)(colon - line.at) : line.size;
}

enum web_role
web_role_of(struct slice line, struct slice *value)
{
	size_t number = number_before(line), size, colon;
	enum web_role role;

	*value = SLICE("");
	if (is_furniture(line))
		return ROLE_FURNITURE;
	colon = find_colon(line, &size);
	if (colon < line.size) {
		*value = ascii_trim((struct slice){ line.at + colon + size,
			line.size - colon - size });
		line.size = colon;
	}
	role = look_up((struct slice){ line.at + number, line.size - number });
	if (role == ROLE_NONE && value->size == 0)
		role = look_up(without_count(line));
	if (number && !role_is_heading(role))
		return ROLE_NONE;
	if (value->size && (role == ROLE_FURNITURE || role == ROLE_PART || role == ROLE_START))
		return ROLE_NONE;
	return role;
}

static struct slice
next_line(struct slice *bytes)
{
	const char *feed = memchr(bytes->at, '\n', bytes->size);
	size_t size = feed ? (size_t)(feed - bytes->at) : bytes->size;
	struct slice line = { bytes->at, size };

	size += feed != NULL;
	*bytes = (struct slice){ bytes->at + size, bytes->size - size };
	return ascii_trim(line);
}

bool
web_begins(struct slice head)
{
	struct slice seen[MARKS], value;
	size_t count = 0;

	while (head.size && count < MARKS) {
		struct slice line = next_line(&head);
		enum web_role role = line.size ? web_role_of(line, &value) : ROLE_NONE;
		bool known = false;

		if (ascii_starts(line, SLICE("[image:")))
			return true;
		if (role != ROLE_FURNITURE && (!role_is_label(role) || value.size))
			continue;
		for (size_t i = 0; i < count; i++)
			known |= ascii_same(seen[i], line);
		if (!known)
			seen[count++] = line;
	}
	return count == MARKS;
}
