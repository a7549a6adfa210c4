#include "options.h"

#include <stdio.h>
#include <stdlib.h>

#include "ascii.h"

enum {
	SHOWN_ROOM = 40		/* bytes of an option's name in a message */
};

bool
strings_add(struct strings *strings, const char *string)
{
	if (strings->count == strings->room) {
		size_t room = strings->room ? strings->room * 2 : 8;
		const char **at = realloc(strings->at, room * sizeof *at);

		if (!at)
			return false;
		strings->at = at;
		strings->room = room;
	}
	strings->at[strings->count++] = string;
	return true;
}

void
strings_free(struct strings *strings)
{
	free(strings->at);
	*strings = (struct strings){ 0 };
}

/* Digits, then perhaps K, M or G. */
static bool
read_count(const char *value, uint64_t *count)
{
	uint64_t sum = 0;
	unsigned shift;

	if (*value < '0' || *value > '9')
		return false;
	for (; ascii_is_digit(*value); value++) {
		unsigned digit = (unsigned)(*value - '0');

		if (sum > (UINT64_MAX - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	shift = *value == 'K' ? 10 : *value == 'M' ? 20 : *value == 'G' ? 30 : 0;
	if (value[shift != 0] != '\0' || sum > UINT64_MAX >> shift)
		return false;
	*count = sum << shift;
	return true;
}

struct reader {
	const struct option_table *tables;
	char *const *argv;
	size_t argc, at;
	struct fault *fault;
};

static bool
store(const struct option *option, void *settings, const char *value, struct fault *fault)
{
	void *field = (char *)settings + option->offset;
	char shown[QUOTED_BYTES];

	switch (option->type) {
	case OPTION_FLAG:
		*(bool *)field = true;
		return true;
	case OPTION_STRING:
	case OPTION_OUTPUT:
		*(const char **)field = value;
		return true;
	case OPTION_LIST:
		return strings_add(field, value) || fault_memory(fault);
	case OPTION_COUNT:
		break;
	}
	if (!read_count(value, field))
		return fault_set(fault, "--%s wants a whole number, not \"%s\"", option->name,
			quoted(shown, slice_of(value)));
	return true;
}

/* Finds an option by its long name (letter 0) or its letter. */
static const struct option *
find(const struct option_table *tables, struct slice name, char letter, void **settings)
{
	for (; tables->options; tables++)
		for (const struct option *option = tables->options; option->name; option++) {
			if (letter ? option->letter != letter : !slice_is(name, option->name))
				continue;
			*settings = tables->settings;
			return option;
		}
	return NULL;
}

static bool
read_long(struct reader *reader, const char *argument)
{
	const char *equals = strchr(argument, '=');
	struct slice name = { argument, equals ? (size_t)(equals - argument) : strlen(argument) };
	char shown[QUOTED_BYTES];
	void *settings;
	const struct option *option = find(reader->tables, name, 0, &settings);

	if (!option)
		return fault_set(reader->fault, "unknown option --%s; --help shows what there is",
			quoted(shown, name));
	if (option->type == OPTION_FLAG && equals)
		return fault_set(reader->fault, "--%s takes no value", option->name);
	if (option->type == OPTION_FLAG)
		return store(option, settings, NULL, reader->fault);
	if (!equals && reader->at == reader->argc)
		return fault_set(reader->fault, "--%s needs a value (%s)", option->name,
			option->value);
	return store(option, settings, equals ? equals + 1 : reader->argv[reader->at++],
		reader->fault);
}

static bool
read_letters(struct reader *reader, const char *letters)
{
	for (; *letters; letters++) {
		char shown[QUOTED_BYTES];
		void *settings;
		const struct option *option = find(reader->tables, SLICE(""), *letters, &settings);

		if (!option)
			return fault_set(reader->fault,
				"unknown option -%s; --help shows what there is",
				quoted(shown, (struct slice){ letters, 1 }));
		if (option->type == OPTION_FLAG) {
			if (!store(option, settings, NULL, reader->fault))
				return false;
			continue;
		}
		if (letters[1])
			return store(option, settings, letters + 1, reader->fault);
		if (reader->at == reader->argc)
			return fault_set(reader->fault, "-%c needs a value (%s)", *letters,
				option->value);
		return store(option, settings, reader->argv[reader->at++], reader->fault);
	}
	return true;
}

/* The file that the option says to write; NULL: none. */
static const char *
output_of(const struct option *option, void *settings)
{
	return option->type == OPTION_OUTPUT
		? *(const char **)((char *)settings + option->offset) : NULL;
}

/* "-o", or "--log" where it has no letter. */
static const char *
show_option(char shown[SHOWN_ROOM], const struct option *option)
{
	if (option->letter)
		snprintf(shown, SHOWN_ROOM, "-%c", option->letter);
	else
		snprintf(shown, SHOWN_ROOM, "--%s", option->name);
	return shown;
}

/* False and fault where another option writes the same file. */
static bool
check_output(const struct option_table *tables, const struct option *option, const char *path,
	struct fault *fault)
{
	char shown[SHOWN_ROOM], shown_other[SHOWN_ROOM];

	for (; tables->options; tables++)
		for (const struct option *at = tables->options; at->name; at++) {
			const char *other = at == option ? NULL : output_of(at, tables->settings);

			if (other && strcmp(other, path) == 0)
				return fault_set(fault, "%s and %s are the same file; give each its own",
					show_option(shown, option), show_option(shown_other, at));
		}
	return true;
}

static bool
check_outputs(const struct option_table *tables, struct fault *fault)
{
	for (const struct option_table *table = tables; table->options; table++)
		for (const struct option *at = table->options; at->name; at++) {
			const char *path = output_of(at, table->settings);

			if (path && !check_output(tables, at, path, fault))
				return false;
		}
	return true;
}

bool
options_read(const struct option_table *tables, char *const argv[], size_t argc,
	struct strings *operands, struct fault *fault)
{
	struct reader reader = { tables, argv, argc, 0, fault };
	bool ended = false;

	while (reader.at < argc) {
		const char *argument = argv[reader.at++];

		if (ended || argument[0] != '-' || argument[1] == '\0') {
			if (!strings_add(operands, argument))
				return fault_memory(fault);
		} else if (strcmp(argument, "--") == 0) {
			ended = true;
		} else if (argument[1] == '-') {
			if (!read_long(&reader, argument + 2))
				return false;
		} else if (!read_letters(&reader, argument + 1)) {
			return false;
		}
	}
	return check_outputs(tables, fault);
}

void
options_free(const struct option_table *tables)
{
	for (; tables->options; tables++)
		for (const struct option *option = tables->options; option->name; option++)
			if (option->type == OPTION_LIST)
				strings_free((void *)((char *)tables->settings + option->offset));
}

void
options_describe(const struct option *options, struct buffer *out)
{
	enum { COLUMN = 26 };

	for (; options->name; options++) {
		size_t from = out->size;

		if (options->letter)
			buffer_add_format(out, "  -%c, --%s", options->letter, options->name);
		else
			buffer_add_format(out, "      --%s", options->name);
		if (options->type != OPTION_FLAG)
			buffer_add_format(out, " %s", options->value);
		if (out->size - from >= COLUMN)
			buffer_add_format(out, "\n%*s", COLUMN, "");
		while (!buffer_failed(out) && out->size - from < COLUMN)
			buffer_add_char(out, ' ');
		buffer_add_format(out, "%s\n", options->help);
	}
}
