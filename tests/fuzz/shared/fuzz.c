#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "json.h"
#include "utf8.h"

_Noreturn void
fuzz_broken(const char *file, int line, const char *promise)
{
	fprintf(stderr, "%s:%d: broken: %s\n", file, line, promise);
	abort();
}

struct slice
fuzz_text(const uint8_t *data, size_t size)
{
	static struct buffer text;
	const char *at = (const char *)data, *end = at + size;

	buffer_reset(&text, 0);	/* of its own size each time, so that reading beyond it is seen */
	while (at < end) {
		size_t whole = utf8_valid_prefix(at, (size_t)(end - at));

		buffer_add(&text, at, whole);
		at += whole + (at + whole < end);
	}
	return text.at ? buffer_slice(&text) : SLICE("");
}

struct slice
fuzz_take(struct slice *input, const char *divider)
{
	size_t length = strlen(divider);
	const char *found = input->size ? memmem(input->at, input->size, divider, length) : NULL;
	struct slice taken = *input;

	if (!found) {
		*input = (struct slice){ input->at + input->size, 0 };
		return taken;
	}
	taken.size = (size_t)(found - input->at);
	*input = (struct slice){ found + length, input->size - taken.size - length };
	return taken;
}

struct slice
fuzz_document(struct slice text)
{
	static struct buffer line;

	buffer_reset(&line, 0);
	buffer_add_string(&line, "{\"id\":\"x\",\"text\":");
	json_add_string(&line, text);
	buffer_add_string(&line, "}");
	return buffer_slice(&line);
}

static bool
at_code_point(struct slice text, uint32_t offset)
{
	return offset == text.size || ((unsigned char)text.at[offset] & 0xc0) != 0x80;
}

bool
spans_sound(const struct spans *spans, struct slice text)
{
	uint32_t behind = 0;

	for (size_t i = 0; i < spans->count; i++) {
		struct span span = spans->at[i];

		if (span.start < behind || span.end <= span.start || span.end > text.size)
			return false;
		if (!at_code_point(text, span.start) || !at_code_point(text, span.end))
			return false;
		behind = span.end;
	}
	return true;
}
