#include "sink.h"

#include <stdarg.h>
#include <stdio.h>

enum {
	MUCH = 64 * 1024	/* bytes */
};

bool
sink_end(struct sink *sink, struct fault *fault)
{
	struct slice text = buffer_slice(&sink->text);

	progress_clear(&sink->progress);
	if (buffer_failed(&sink->text))
		return fault_memory(fault);
	if (text.size > 0 && !output_write(sink->output, text, fault))
		return false;
	buffer_reset(&sink->text, 4 * MUCH);
	return true;
}

bool
sink_pass(struct sink *sink, struct fault *fault)
{
	return (sink->text.size < MUCH && !buffer_failed(&sink->text)) || sink_end(sink, fault);
}

void
sink_note(struct sink *sink, const char *format, ...)
{
	char words[FAULT_WORDS];
	va_list list;

	va_start(list, format);
	vsnprintf(words, sizeof words, format, list);
	va_end(list);
	progress_clear(&sink->progress);
	fprintf(stderr, "%s: %s\n", sink->program, words);
}
