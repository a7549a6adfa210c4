#include "pattern_tree.h"

#include "ascii.h"
#include "compound.h"
#include "unicode.h"
#include "utf8.h"

struct parser {
	const char *at, *end;
	struct arena *arena;
	unsigned depth;
	const char **wrong;
	struct fault *fault;
};

static bool parse_items(struct parser *parser, char close, struct pattern_node *up,
	struct pattern_node **out);

/* Notes where the mistake is; the caller sets the fault. */
static struct fault *
wrong_at(struct parser *parser, const char *at)
{
	*parser->wrong = at;
	return parser->fault;
}

static void
skip_spaces(struct parser *parser)
{
	while (parser->at < parser->end && *parser->at == ' ')
		parser->at++;
}

static bool
at_any_of(const struct parser *parser, const char *characters)
{
	return parser->at < parser->end && *parser->at && strchr(characters, *parser->at);
}

static bool
node_new(struct parser *parser, enum pattern_node_type type, struct pattern_node *up,
	struct pattern_node **out)
{
	*out = arena_take(parser->arena, sizeof **out);
	if (!*out)
		return fault_memory(wrong_at(parser, parser->at));
	**out = (struct pattern_node){ .type = type, .up = up, .at = parser->at };
	return true;
}

/* Adds a branch behind the link *tail and goes to its own. Returns where its items go; NULL: no
 * memory. */
static struct pattern_node **
branch_new(struct parser *parser, struct pattern_branch ***tail)
{
	struct pattern_branch *branch = arena_take(parser->arena, sizeof *branch);

	if (!branch) {
		fault_memory(wrong_at(parser, parser->at));
		return NULL;
	}
	*branch = (struct pattern_branch){ 0 };
	**tail = branch;
	*tail = &branch->next;
	return &branch->first;
}

/* Two or more capitals, and nothing that is a small letter or a wildcard. */
static bool
is_acronym(struct slice word)
{
	const char *at = word.at, *end = word.at + word.size;
	size_t capitals = 0;

	while (at < end) {
		uint32_t code_point = utf8_next(&at);

		if (unicode_is_upper(code_point))
			capitals++;
		else if (unicode_is_letter(code_point) || code_point == '*' || code_point == '?')
			return false;
	}
	return capitals >= 2;
}

/* The text of a word as steps have it: "'" for U+2019, in lower case unless it is an acronym. */
static struct slice
word_text(struct parser *parser, struct slice word, bool keep_case)
{
	char *text = arena_array(parser->arena, word.size + 1, 3);
	size_t size = word.size;

	if (!text)
		return (struct slice){ NULL, 0 };
	if (keep_case)
		memcpy(text, word.at, size);
	else
		size = unicode_lower_text(text, word);
	return (struct slice){ text, unicode_straighten(text, size) };
}

/* One word, whatever stands beside it. */
static bool
is_plain(struct slice part)
{
	for (size_t i = 0; i < part.size; i++)
		if (!ascii_is_letter(part.at[i]) && !ascii_is_digit(part.at[i]))
			return false;
	return part.size > 0;
}

/* Whether texts could have this part of a word as a token, whatever its wildcards stand for. */
static bool
is_token(struct arena *arena, struct slice part)
{
	char *copy = arena_take(arena, part.size + 1);
	const char *at = part.at, *end = part.at + part.size;
	bool wordlike = false;

	while (at < end) {
		uint32_t code_point = utf8_next(&at);

		wordlike |= unicode_is_letter(code_point) || unicode_is_number(code_point);
	}
	for (size_t i = 0; copy && i < part.size; i++)
		copy[i] = part.at[i] == '*' || part.at[i] == '?' ? 'x' : part.at[i];
	return wordlike && copy && word_boundary(copy, part.size, 0) == part.size;
}

static bool
check_parts(struct parser *parser, struct slice source, struct pattern_alternative *alternative)
{
	struct slice rest = alternative->text, part;
	char name[QUOTED_BYTES];

	if (is_plain(rest))
		return true;
	while (compound_next(&rest, &part)) {
		alternative->compound |= rest.at != NULL;
		if (!is_plain(part) && !is_token(parser->arena, part))
			return fault_set(wrong_at(parser, source.at), "\"%s\" is not one word of "
				"letters or digits; write words apart and leave out punctuation",
				quoted(name, source));
	}
	return true;
}

/* Finds out how the word is matched and takes off the sign that says so. */
static bool
classify(struct parser *parser, struct pattern_alternative *out, struct slice *word)
{
	bool wild = memchr(word->at, '*', word->size) || memchr(word->at, '?', word->size);
	bool sign = word->at[0] == '=' || word->at[0] == '~';
	size_t letters = 0;
	char name[QUOTED_BYTES];

	if (sign && wild)
		return fault_set(wrong_at(parser, word->at), "a word with * or ? is matched by its "
			"form; leave out the %c", word->at[0]);
	out->plain = !sign && !wild;
	out->test = wild ? WORD_GLOB : word->at[0] == '~' ? WORD_STEM : WORD_EXACT;
	word->at += sign;
	word->size -= sign;
	for (size_t i = 0; wild && i < word->size; i++)
		letters += word->at[i] != '*' && word->at[i] != '?';
	if (wild && letters < 2)
		return fault_set(wrong_at(parser, word->at), "\"%s\" matches nearly everything; "
			"give at least 2 letters, or {1} for any word", quoted(name, *word));
	if (out->plain && is_acronym(*word)) {
		out->plain = false;
		out->test = WORD_ACRONYM;
	}
	return true;
}

static bool
ends_word(char c)
{
	return c == ' ' || c == '|' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{'
		|| c == '}';
}

static struct slice
word_ahead(const struct parser *parser)
{
	const char *at = parser->at;

	while (at < parser->end && !ends_word(*at))
		at++;
	return (struct slice){ parser->at, (size_t)(at - parser->at) };
}

/* One alternative: up to a "|" or the end of the item. */
static bool
parse_alternative(struct parser *parser, struct pattern_alternative **out)
{
	struct pattern_alternative *alternative = arena_take(parser->arena, sizeof *alternative);
	const struct slice source = word_ahead(parser);
	struct slice word = source;

	*out = alternative;
	if (!alternative)
		return fault_memory(wrong_at(parser, source.at));
	*alternative = (struct pattern_alternative){ 0 };
	if (word.size == 0)
		return fault_set(wrong_at(parser, word.at), "a word is missing beside \"|\"");
	if (!classify(parser, alternative, &word))
		return false;
	alternative->text = word_text(parser, word, alternative->test == WORD_ACRONYM);
	if (!alternative->text.at)
		return fault_memory(wrong_at(parser, word.at));
	if (alternative->text.size == 0)
		return fault_set(wrong_at(parser, word.at), "a word is missing behind the sign");
	parser->at += source.size;
	return check_parts(parser, source, alternative);
}

/* A word, or several with "|" between them. */
static bool
parse_word(struct parser *parser, struct pattern_node *up, struct pattern_node **out)
{
	struct pattern_alternative **tail;

	if (!node_new(parser, NODE_WORD, up, out))
		return false;
	tail = &(*out)->alternatives;
	for (;;) {
		if (!parse_alternative(parser, tail))
			return false;
		if (!at_any_of(parser, "|"))
			return true;
		parser->at++;
		tail = &(*tail)->next;
	}
}

static bool
parse_gap(struct parser *parser, struct pattern_node *up, struct pattern_node **out)
{
	const char *start = parser->at;
	unsigned most = 0;

	if (!node_new(parser, NODE_GAP, up, out))
		return false;
	parser->at++;
	for (; at_any_of(parser, "0123456789") && most <= PATTERN_GAP; parser->at++)
		most = most * 10 + (unsigned)(*parser->at - '0');
	if (!at_any_of(parser, "}") || most == 0 || most > PATTERN_GAP)
		return fault_set(wrong_at(parser, start), "not a gap; write {1} to {%d}, the most "
			"words that it may hold", PATTERN_GAP);
	parser->at++;
	(*out)->gap = most;
	return true;
}

/* "( ... | ... )" or "[ ... | ... ]". */
static bool
parse_choice(struct parser *parser, struct pattern_node *up, struct pattern_node **out)
{
	const char *start = parser->at;
	char close = *start == '(' ? ')' : ']';
	struct pattern_branch **tail;
	struct pattern_node **first;

	if (!node_new(parser, NODE_CHOICE, up, out))
		return false;
	if (parser->depth++ == PATTERN_DEPTH)
		return fault_set(wrong_at(parser, start), "brackets more than %d deep; write "
			"several patterns", PATTERN_DEPTH);
	tail = &(*out)->branches;
	do {
		parser->at++;
		first = branch_new(parser, &tail);
		if (!first || !parse_items(parser, close, *out, first))
			return false;
	} while (at_any_of(parser, "|"));
	if (parser->at == parser->end)
		return fault_set(wrong_at(parser, start), "\"%c\" is not closed; add \"%c\"",
			*start, close);
	parser->at++;
	parser->depth--;
	(*out)->optional = close == ']';
	return true;
}

static bool
parse_item(struct parser *parser, struct pattern_node *up, struct pattern_node **out)
{
	bool good;

	if (at_any_of(parser, "(["))
		good = parse_choice(parser, up, out);
	else if (at_any_of(parser, "{"))
		good = parse_gap(parser, up, out);
	else
		good = parse_word(parser, up, out);
	if (good && parser->at < parser->end && !at_any_of(parser, " )]}"))
		return fault_set(wrong_at(parser, parser->at), "a space is missing here");
	return good;
}

/* Items up to the bracket `close`, or, with close 0, to the end; in brackets also up to a "|" that
 * stands alone. */
static bool
parse_items(struct parser *parser, char close, struct pattern_node *up, struct pattern_node **out)
{
	struct pattern_node **tail = out;

	for (;;) {
		skip_spaces(parser);
		if (parser->at == parser->end
				|| (close && (*parser->at == close || *parser->at == '|')))
			break;
		if (at_any_of(parser, ")]}"))
			return fault_set(wrong_at(parser, parser->at), "\"%c\" closes nothing that "
				"is open here", *parser->at);
		if (*parser->at == '|')
			return fault_set(wrong_at(parser, parser->at), "alternatives of several "
				"words go in parentheses: (a b | c d)");
		if (!parse_item(parser, up, tail))
			return false;
		tail = &(*tail)->next;
	}
	if (!*out)
		return fault_set(wrong_at(parser, parser->at), "a word is missing here");
	return true;
}

bool
pattern_parse(struct slice source, struct arena *arena, struct pattern_node **out,
	const char **at, struct fault *fault)
{
	struct parser parser = {
		.at = source.at, .end = source.at + source.size, .arena = arena, .wrong = at,
		.fault = fault,
	};

	*out = NULL;
	return parse_items(&parser, 0, NULL, out);
}
