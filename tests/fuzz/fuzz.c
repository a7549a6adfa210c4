#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

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

const char *
fuzz_file(unsigned number, struct slice bytes, char path[FUZZ_PATH])
{
	static int files[FUZZ_FILES];	/* descriptors; 0: none yet */

	MUST(number < FUZZ_FILES);
	if (files[number] == 0)
		files[number] = memfd_create("fuzz", MFD_CLOEXEC);
	MUST(files[number] > 0 && ftruncate(files[number], 0) == 0);
	MUST(pwrite(files[number], bytes.at, bytes.size, 0) == (ssize_t)bytes.size);
	snprintf(path, FUZZ_PATH, "/proc/self/fd/%d", files[number]);
	return path;
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

struct crew {
	struct program program;
	struct lexis *lexis;
	struct record *record;
	void **states;
};

struct crew *
crew_new(const char *text, const struct stage *const *stages)
{
	struct crew *crew = calloc(1, sizeof *crew);
	struct chain *chain = &crew->program.chain;
	struct fault fault = { 0 };

	if (!program_read(&crew->program, text, stages, &fault) || !chain_configure(chain, &fault))
		fuzz_broken(__FILE__, __LINE__, fault.words);
	crew->lexis = lexis_new(1 << 16);
	crew->record = record_new(crew->lexis);
	crew->states = calloc(chain->count, sizeof *crew->states);
	for (size_t i = 0; i < chain->count; i++) {
		const struct link *link = &chain->links[i];

		crew->states[i] = link->settings;
		if (link->stage->begin)
			crew->states[i] = link->stage->begin(link->settings, crew->lexis, &fault);
		MUST(crew->states[i]);
	}
	return crew;
}

bool
crew_do(struct crew *crew, struct slice line, struct buffer *out)
{
	const struct chain *chain = &crew->program.chain;
	struct fault fault = { 0 };

	buffer_reset(out, 0);
	lexis_trim(crew->lexis);
	if (!record_parse(crew->record, line, true, &fault))
		return false;
	for (size_t i = 0; i < chain->count; i++) {
		enum verdict verdict = chain->links[i].stage->each(crew->states[i], crew->record,
			&fault);

		MUST(verdict == VERDICT_KEEP || verdict == VERDICT_REJECT);
		if (verdict == VERDICT_REJECT) {
			MUST(fault.words[0]);
			return false;
		}
	}
	MUST(record_write(crew->record, out, &fault));
	return true;
}

struct record *
crew_record(struct crew *crew)
{
	return crew->record;
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
