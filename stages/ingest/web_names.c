#include "web_names.h"

#include "ascii.h"

enum {
	NAME_BYTES = 60,	/* of the longest */
	NAME_WORDS = 6,
	INITIALS = 4
};

/* Cuts the next word off *words. */
static struct slice
next_word(struct slice *words)
{
	size_t size = 0;
	struct slice word;

	*words = ascii_trim(*words);
	while (size < words->size && !ascii_is_space(words->at[size]))
		size++;
	word = (struct slice){ words->at, size };
	*words = (struct slice){ words->at + size, words->size - size };
	return word;
}

/* Words in small letters that names have: "van den". */
static bool
is_particle(struct slice word)
{
	static const char *const particles[] = { "af", "al", "av", "bin", "da", "dal", "de", "del",
		"della", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "ten", "ter",
		"van", "vom", "von", "zu", "zur", "y" };

	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (slice_is(word, particles[i]))
			return true;
	return false;
}

/* "T", "TJ", "T.J." */
static bool
is_initials(struct slice word)
{
	size_t capitals = 0;

	for (size_t i = 0; i < word.size; i++) {
		if (!ascii_is_upper(word.at[i]) && word.at[i] != '.' && word.at[i] != '-')
			return false;
		capitals += ascii_is_upper(word.at[i]);
	}
	return capitals > 0 && capitals <= INITIALS;
}

/* The bytes of "ORCID: orcid.org/0000-..." at the start; 0: it is none. */
static size_t
orcid_size(struct slice text)
{
	size_t size = 0;

	if (!ascii_starts(text, SLICE("orcid")))
		return 0;
	while (size < text.size && !strchr(",;&", text.at[size]))
		size++;
	return size;
}

/* Copies a name without what is in brackets, numbers and marks. */
static struct slice
bare_name(struct ingest *run, struct slice name)
{
	char *to = arena_take(&run->arena, name.size + 1);
	size_t size = 0;
	char close = 0;

	run->work.failed |= !to;
	if (!to)
		return SLICE("");
	for (size_t i = 0; i < name.size; i++) {
		struct slice rest = { name.at + i, name.size - i };
		char c = name.at[i];

		if (orcid_size(rest)) {
			i += orcid_size(rest) - 1;
		} else if (close) {
			close = c == close ? 0 : close;
		} else if (c == '[' || c == '(') {
			close = c == '[' ? ']' : ')';
		} else if (slice_starts(rest, SLICE("\u2020")) || slice_starts(rest, SLICE("\u2021"))
				|| slice_starts(rest, SLICE("\u2709"))) {
			i += sizeof "\u2020" - 2;
		} else if (!ascii_is_digit(c) && !strchr("*#^\"", c)) {
			to[size++] = c;
		}
	}
	return ascii_trim((struct slice){ to, size });
}

/* "Ling, T (Ling, Tom) [1]": what stands in the first round brackets, if that is a name. */
static struct slice
full_name(struct slice name)
{
	const char *open = memchr(name.at, '(', name.size), *close;

	if (!open)
		return name;
	close = memchr(open, ')', (size_t)(name.at + name.size - open));
	if (!close || !memchr(open, ',', (size_t)(close - open)))
		return name;
	return (struct slice){ open + 1, (size_t)(close - open - 1) };
}

/* Without the letters of institutions behind it: "Ada Moss a b". */
static struct slice
without_letters(struct slice name)
{
	while (name.size > 2 && ascii_is_lower(name.at[name.size - 1])
			&& name.at[name.size - 2] == ' ')
		name = ascii_trim((struct slice){ name.at, name.size - 2 });
	return name;
}

/* How many words a name, or a part of one, has; 0: it is none. */
static size_t
name_words(struct slice name)
{
	size_t words = 0;

	name = without_letters(name);
	if (name.size > NAME_BYTES || name.size == 0)
		return 0;
	while ((name = ascii_trim(name)).size) {
		struct slice word = next_word(&name);

		words++;
		if (ascii_is_lower(*word.at) && !is_particle(word))
			return 0;
		if (!ascii_is_letter(*word.at) && (unsigned char)*word.at < 0x80)
			return 0;
	}
	return words;
}

static bool
is_name(struct slice name)
{
	return name_words(name) >= 2 && name_words(name) <= NAME_WORDS;
}

/* Where the family's name begins in "Given van Family"; "Family AB" begins with it. */
static size_t
find_family(struct slice name, size_t *end)
{
	struct slice rest = name, word;
	size_t last = 0, first = 0;

	while ((word = next_word(&rest)).size) {
		size_t at = (size_t)(word.at - name.at);

		if (is_particle(word) && !first && at)
			first = at;
		last = at;
	}
	*end = name.size;
	if (is_initials((struct slice){ name.at + last, name.size - last })) {
		*end = last;
		return 0;
	}
	return first ? first : last;
}

void
web_add_name(struct ingest *run, struct slice name)
{
	size_t end, family;
	struct slice given;

	name = without_letters(bare_name(run, full_name(name)));
	if (name.size == 0 || memchr(name.at, ',', name.size)) {
		work_add(&run->work, WORK_AUTHORS, name);
		return;
	}
	family = find_family(name, &end);
	given = ascii_trim(end < name.size ? (struct slice){ name.at + end, name.size - end }
		: (struct slice){ name.at, family });
	name = ascii_trim((struct slice){ name.at + family, end - family });
	work_add(&run->work, WORK_AUTHORS,
		given.size ? work_join(run, name, ", ", given) : name);
}

/* Cuts the next name off *list: up to a divider, or "and". */
static struct slice
next_name(struct slice *list, char divider)
{
	size_t at = 0, skip = 0;
	struct slice name;

	for (; at < list->size; at++) {
		struct slice rest = { list->at + at, list->size - at };

		if (*rest.at == divider || *rest.at == '&')
			skip = 1;
		else if (divider == ',' && slice_starts(rest, SLICE(" and ")))
			skip = strlen(" and ");
		else if (slice_starts(rest, SLICE("\u00b7")))
			skip = strlen("\u00b7");
		else if (slice_starts(rest, SLICE("\u2022")))
			skip = strlen("\u2022");
		if (skip)
			break;
	}
	name = ascii_trim((struct slice){ list->at, at });
	at += skip;
	*list = (struct slice){ list->at + at, list->size - at };
	return name;
}

/* Numbers and marks of institutions between names: "1", "2 *". */
static bool
is_mark(struct slice part)
{
	for (size_t i = 0; i < part.size; i++)
		if (!ascii_is_digit(part.at[i]) && !strchr(" *#^", part.at[i]))
			return false;
	return true;
}

/* "Ling, Tom": two parts, of which one is a single word. */
static bool
is_inverted(struct slice line)
{
	const char *comma = memchr(line.at, ',', line.size);
	struct slice left, right;

	if (!comma || memchr(comma + 1, ',', (size_t)(line.at + line.size - comma - 1)))
		return false;
	left = ascii_trim((struct slice){ line.at, (size_t)(comma - line.at) });
	right = ascii_trim((struct slice){ comma + 1, (size_t)(line.at + line.size - comma - 1) });
	return name_words(left) && name_words(right)
		&& (name_words(left) == 1 || name_words(right) == 1);
}

bool
web_add_names(struct ingest *run, struct slice line)
{
	char divider = memchr(line.at, ';', line.size) ? ';' : ',';
	struct slice bare = bare_name(run, line), rest = bare;

	if (divider == ',' && is_inverted(bare)) {
		web_add_name(run, bare);
		return true;
	}
	while (divider == ',' && rest.size) {
		struct slice name = next_name(&rest, divider);

		if (!is_mark(name) && !is_name(name))
			return false;
	}
	for (rest = divider == ',' ? bare : line; rest.size;) {
		struct slice name = next_name(&rest, divider);

		if (!is_mark(name))
			web_add_name(run, name);
	}
	return bare.size > 0;
}
