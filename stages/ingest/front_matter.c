#include "front_matter.h"

#include "ascii.h"
#include "table_work.h"

enum {
	KEY_BYTES = 40		/* of the longest */
};

struct reading {
	struct buffer keys, values;	/* of a table: its header and its row */
	char sign;			/* behind a key: ':' or '=' */
	bool open;			/* a value may go on in the next line */
	bool named;			/* a list of objects, whose names are taken */
	bool some;			/* the value has parts */
};

/* Cuts the first line off *text, without its end. */
static struct slice
next_line(struct slice *text)
{
	const char *feed = memchr(text->at, '\n', text->size);
	size_t size = feed ? (size_t)(feed - text->at) : text->size;
	struct slice line = { text->at, size };

	size += feed != NULL;
	*text = (struct slice){ text->at + size, text->size - size };
	while (line.size && ascii_is_space(line.at[line.size - 1]))
		line.size--;
	return line;
}

/* The bytes of a key at the start of a line; 0: there is none. */
static size_t
key_size(struct slice line, char sign)
{
	size_t size = 0, end;

	while (size < line.size && size < KEY_BYTES && (ascii_is_letter(line.at[size])
			|| ascii_is_digit(line.at[size]) || strchr("_-.", line.at[size])))
		size++;
	for (end = size; end < line.size && line.at[end] == ' '; end++)
		;
	return size && end < line.size && line.at[end] == sign ? size : 0;
}

size_t
front_matter_size(struct slice text)
{
	struct slice rest = text, line;
	const char *fence;
	bool keys = false;

	if (text.size == 0)
		return 0;
	line = next_line(&rest);
	fence = slice_is(line, "---") ? "---" : slice_is(line, "+++") ? "+++" : NULL;
	while (fence && rest.size) {
		line = next_line(&rest);
		if (slice_is(line, fence) || (*fence == '-' && slice_is(line, "...")))
			return keys ? text.size - rest.size : 0;
		keys |= key_size(line, *fence == '-' ? ':' : '=') > 0;
		if (!keys && line.size && *line.at != '#')
			return 0;
	}
	return 0;
}

/* Without quotation marks around it. */
static struct slice
unquoted(struct slice value)
{
	value = ascii_trim(value);
	if (value.size > 1 && strchr("\"'", *value.at) && value.at[value.size - 1] == *value.at)
		return (struct slice){ value.at + 1, value.size - 2 };
	return value;
}

/* Adds a part of the value to its cell: what would end the cell becomes a space. */
static void
add_part(struct reading *reading, struct slice part, const char *between)
{
	part = unquoted(part);
	if (part.size == 0)
		return;
	if (reading->some)
		buffer_add_string(&reading->values, between);
	reading->some = true;
	for (size_t i = 0; i < part.size; i++)
		buffer_add_char(&reading->values, part.at[i] == '\t' ? ' ' : part.at[i]);
}

/* "[a, 'b']": parts with commas between them, but not within quotation marks. */
static void
add_list(struct reading *reading, struct slice list)
{
	size_t from = 0;
	char quote = 0;

	for (size_t i = 0; i <= list.size; i++) {
		char c = i < list.size ? list.at[i] : ',';

		if (quote && i < list.size)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == ',') {
			add_part(reading, (struct slice){ list.at + from, i - from }, "; ");
			from = i + 1;
		}
	}
}

static void
add_value(struct reading *reading, struct slice value)
{
	if (value.size && *value.at == '[') {
		value = (struct slice){ value.at + 1, value.size - 1 };
		if (value.size && value.at[value.size - 1] == ']')
			value.size--;
		add_list(reading, value);
	} else if (!(value.size <= 2 && value.size && strchr("|>", *value.at))) {
		add_part(reading, value, " ");
	}
}

static void
begin_key(struct reading *reading, struct slice key)
{
	if (reading->keys.size) {
		buffer_add_char(&reading->keys, '\t');
		buffer_add_char(&reading->values, '\t');
	}
	buffer_add_slice(&reading->keys, key);
	reading->open = true;
	reading->named = reading->some = false;
}

/* A line that goes on with a value: an entry of a list, or of an object, or more words. */
static void
add_more(struct reading *reading, struct slice line)
{
	bool entry = *line.at == '-' && line.size > 1 && line.at[1] == ' ';
	size_t key;

	if (entry)
		line = ascii_trim((struct slice){ line.at + 1, line.size - 1 });
	key = key_size(line, ':');
	if (key == strlen("name") && ascii_starts(line, SLICE("name"))) {
		reading->named = true;
		line = (struct slice){ line.at + key + 1, line.size - key - 1 };
		entry = true;
	} else if (key && reading->named) {
		return;
	}
	if (entry && line.size && *line.at == '[')
		add_value(reading, line);
	else
		add_part(reading, line, entry ? "; " : " ");
}

static void
take_line(struct reading *reading, struct slice line)
{
	size_t key = key_size(line, reading->sign);
	struct slice trimmed = ascii_trim(line);

	if (trimmed.size == 0 || *trimmed.at == '#')
		return;
	if (key) {
		const char *sign = memchr(line.at, reading->sign, line.size);

		begin_key(reading, (struct slice){ line.at, key });
		add_value(reading, ascii_trim((struct slice){ sign + 1,
			(size_t)(line.at + line.size - sign - 1) }));
	} else if (reading->open && (line.at != trimmed.at || *trimmed.at == '-')) {
		add_more(reading, trimmed);
	} else {
		reading->open = false;
	}
}

/* As one row of a table, of which the known names and their ways are known already. */
static bool
take_table(struct ingest *run, const struct reading *reading, struct table_row *row)
{
	struct table_header header = { 0 };

	if (!table_header_read(&header, buffer_slice(&reading->keys), NULL, 0, &run->arena))
		return false;
	row->divider = '\t';
	row->plain = true;
	if (!table_row_add(row, buffer_slice(&reading->values), 1))
		return false;
	table_fill(run, &header, row);
	return true;
}

bool
front_matter_take(struct ingest *run, struct slice front, struct table_row *row,
	struct fault *fault)
{
	struct reading reading = { 0 };
	bool done = true;

	reading.sign = next_line(&front).at[0] == '-' ? ':' : '=';
	while (front.size) {
		struct slice line = next_line(&front);

		if (front.size)		/* the last is the other fence */
			take_line(&reading, line);
	}
	if (reading.keys.size)
		done = take_table(run, &reading, row);
	done = done && !buffer_failed(&reading.keys) && !buffer_failed(&reading.values);
	buffer_free(&reading.keys);
	buffer_free(&reading.values);
	return done || fault_memory(fault);
}
