/* tl-tokenise: adds the layer "tokens": where each word of the text starts and ends.
 *
 * A token is a segment between word boundaries of UAX #29 that holds a letter or a number, or
 * several of them joined by single hyphens. What is ASCII is mostly seen at a glance, a block of the text
 * at a time; what stands beside anything else is read by the rules. */
#include <stdlib.h>

#include "boundaries.h"
#include "glance.h"
#include "stage.h"

enum {
	SPANS_KEPT = 1 << 20	/* bytes kept from record to record */
};

struct settings {
	bool split_hyphens;
};

struct worker {
	struct buffer spans;	/* of struct span */
	bool split_hyphens;
};

/* Adds the words of a glance at `base` bytes into the text. */
static bool
add_words(struct buffer *spans, struct words words, uint32_t base)
{
	struct span *span = (struct span *)(void *)buffer_reserve(spans,
		GLANCE_WORDS * sizeof *span);

	if (!span)
		return false;
	for (; words.edges; span++) {
		span->start = base + (uint32_t)__builtin_ctzll(words.edges);
		words.edges &= words.edges - 1;
		span->end = base + (uint32_t)__builtin_ctzll(words.edges);
		words.edges &= words.edges - 1;
	}
	spans->size = (size_t)((char *)span - spans->at);
	return true;
}

/* Spaces side by side are one segment, and what is joined to the last starts at the first. */
static const char *
first_space(const char *at, const char *start)
{
	if (*at == ' ')
		while (at > start && at[-1] == ' ')
			at--;
	return at;
}

/* Moves *at behind the stretch that starts there, and adds it if it is a token. */
static bool
add_stretch(struct worker *worker, struct slice text, const char **at)
{
	const char *start = first_space(*at, text.at);
	struct stretch stretch = stretch_at(start, text.at + text.size, worker->split_hyphens);
	struct span span = { (uint32_t)(start - text.at), (uint32_t)(stretch.end - text.at) };

	*at = stretch.end;
	if (stretch.token)
		buffer_add(&worker->spans, &span, sizeof span);
	return !buffer_failed(&worker->spans);
}

static bool
add_tokens(struct worker *worker, struct slice text)
{
	const char *at = text.at, *end = at + text.size;

	while (at < end) {
		const char *block = at;
		struct glance glance = glance_at(at, end, worker->split_hyphens);
		bool more = true;

		while (more && at < end && at - block < GLANCE_BYTES) {
			struct words words = glance_words(&glance, (unsigned)(at - block));

			if (!add_words(&worker->spans, words, (uint32_t)(block - text.at)))
				return false;
			at = block + words.upto;
			more = words.doubt;
			if (more && !add_stretch(worker, text, &at))
				return false;
		}
	}
	return true;
}

static void *
tokenise_begin(const void *settings, struct lexis *lexis, struct fault *fault)
{
	const struct settings *chosen = settings;
	struct worker *worker = calloc(1, sizeof *worker);

	(void)lexis;
	if (!worker) {
		fault_memory(fault);
		return NULL;
	}
	worker->split_hyphens = chosen->split_hyphens;
	return worker;
}

static void
tokenise_end(void *worker)
{
	struct worker *w = worker;

	buffer_free(&w->spans);
	free(w);
}

static enum verdict
tokenise_each(void *worker, struct record *record, struct fault *fault)
{
	struct worker *w = worker;
	const struct slice *text = record_text(record, fault);

	if (!text)
		return VERDICT_REJECT;
	buffer_reset(&w->spans, SPANS_KEPT);
	if (!add_tokens(w, *text)) {
		fault_memory(fault);
		return VERDICT_BROKEN;
	}
	record_set_tokens(record, (struct spans){
		(struct span *)(void *)w->spans.at, w->spans.size / sizeof(struct span)
	});
	return VERDICT_KEEP;
}

static const struct option tokenise_options[] = {
	{ "split-hyphens", 0, OPTION_FLAG, offsetof(struct settings, split_hyphens), NULL,
		"make a token of each part of well-being" },
	{ 0 }
};

const struct stage tokenise_stage = {
	.name = "tokenise",
	.summary = "add the words of each text",
	.description =
		"Sets the member \"tokens\": start and end of each word in the text. Words are\n"
		"what stands between the word boundaries of Unicode (UAX #29) and holds a letter\n"
		"or a number. Words joined by single hyphens are one token (well-being,\n"
		"COVID-19), unless numbers are on both sides (2018-2022). Dashes never join.",
	.options = tokenise_options,
	.settings_size = sizeof(struct settings),
	.needs = LAYER_BIT(LAYER_TEXT),
	.begin = tokenise_begin,
	.end = tokenise_end,
	.each = tokenise_each,
};
