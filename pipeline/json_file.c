#include "json_file.h"

#include "input.h"

/* jansson leaves the words out where memory was what it lacked for a value. */
static bool
is_short_of_memory(const json_error_t *error)
{
	return error->text[0] == '\0' || json_error_code(error) == json_error_out_of_memory;
}

static json_t *
parse(const char *path, struct slice bytes, struct fault *fault)
{
	json_error_t error;
	json_t *value = json_loadb(bytes.at, bytes.size, JSON_REJECT_DUPLICATES, &error);
	char shown[QUOTED_BYTES], words[QUOTED_BYTES];

	if (!value && is_short_of_memory(&error))
		fault_memory(fault);
	else if (!value)
		fault_set(fault, "%s:%d:%d: %s", quoted(shown, slice_of(path)), error.line,
			error.column, quoted(words, slice_of(error.text)));
	return value;
}

json_t *
json_file_read(const char *path, struct fault *fault)
{
	struct input *input = input_open(path, fault);
	struct buffer bytes = { 0 };
	json_t *value = NULL;

	if (input && input_read_all(input, &bytes, JSON_FILE_BYTES, fault))
		value = parse(path, buffer_slice(&bytes), fault);
	input_close(input);
	buffer_free(&bytes);
	return value;
}
