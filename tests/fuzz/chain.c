/* What holds for a chain as a whole: records handed on in memory give the same line as lines handed from
 * process to process, and a chain run on its own output changes nothing. */
#include "shared/crew.h"
#include "shared/fuzz.h"

static const char *const links[] = {
	"segment", "tokenise", "stem -s lexicons/spelling", "tag -l lexicons/integrated-care"
};

enum {
	LINKS = sizeof links / sizeof *links
};

static struct crew *whole, *parts[LINKS];

static void
crews_start(void)
{
	struct buffer program = { 0 };

	for (size_t i = 0; i < LINKS; i++) {
		buffer_add_string(&program, i ? "|" : "");
		buffer_add_string(&program, links[i]);
		parts[i] = crew_sure(links[i]);
	}
	buffer_add_char(&program, '\0');
	whole = crew_sure(program.at);
	buffer_free(&program);
}

/* The line after all links, each of which reads what the one before has written. */
static struct slice
do_parts(struct slice line)
{
	static struct buffer out[LINKS];

	for (size_t i = 0; i < LINKS; i++) {
		MUST(crew_do(parts[i], line, &out[i]));
		line = buffer_slice(&out[i]);
	}
	return line;
}

static void
check_tags(const struct tags *tags, struct slice text)
{
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];

		MUST(tag->span.start < tag->span.end && tag->span.end <= text.size);
		MUST(i == 0 || tag[-1].span.start <= tag->span.start);
		MUST(tag->code.size > 0 && tag->rule.size > 0);
		for (size_t j = 0; j < tag->cue_count; j++)
			MUST(tag->cues[j].span.start < tag->cues[j].span.end
				&& tag->cues[j].span.end <= text.size);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buffer once, twice;
	struct slice text = fuzz_text(data, size);
	struct fault fault = { 0 };
	const struct tags *tags;

	if (!whole)
		crews_start();
	MUST(crew_do(whole, fuzz_document(text), &once));
	tags = record_tags(crew_record(whole), &fault);
	MUST(tags);
	check_tags(tags, text);
	MUST(slice_equal(do_parts(fuzz_document(text)), buffer_slice(&once)));
	MUST(crew_do(whole, buffer_slice(&once), &twice));
	MUST(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
	return 0;
}
