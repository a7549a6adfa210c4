/* Sentences and sections keep what sentences.h and sections.h promise for any text. */
#include "shared/crew.h"
#include "shared/fuzz.h"

#include "unicode.h"
#include "utf8.h"

static bool
is_blank(const char *at, const char *end)
{
	while (at < end)
		if (!unicode_is_space(utf8_next(&at)))
			return false;
	return true;
}

/* White space is all that lies outside sentences, and none of it at their ends. */
static void
check_sentences(const struct spans *sentences, struct slice text)
{
	const char *behind = text.at, *end = text.at + text.size;

	MUST(spans_sound(sentences, text));
	for (size_t i = 0; i < sentences->count; i++) {
		const char *start = text.at + sentences->at[i].start, *first = start;
		const char *last = text.at + sentences->at[i].end - 1;

		MUST(is_blank(behind, start));
		behind = text.at + sentences->at[i].end;
		while (((unsigned char)*last & 0xc0) == 0x80)
			last--;
		MUST(!unicode_is_space(utf8_next(&first)) && !unicode_is_space(utf8_next(&last)));
	}
	MUST(is_blank(behind, end));
}

/* They are made of whole sentences, and the label stands in the first of them. */
static void
check_sections(const struct sections *sections, const struct spans *sentences, struct slice text)
{
	size_t next = 0;

	for (size_t i = 0; i < sections->count; i++) {
		const struct section *section = &sections->at[i];
		struct span first;

		while (next < sentences->count && sentences->at[next].start < section->span.start)
			next++;
		MUST(next < sentences->count && sentences->at[next].start == section->span.start);
		first = sentences->at[next];
		while (next < sentences->count && sentences->at[next].end < section->span.end)
			next++;
		MUST(next < sentences->count && sentences->at[next].end == section->span.end);
		next++;
		MUST(section->kind.size > 0 && section->label.size > 0);
		MUST(section->label.at >= text.at + first.start);
		MUST(section->label.at + section->label.size <= text.at + section->span.end);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct crew *crew;
	static struct buffer once, twice;
	struct slice text = fuzz_text(data, size);
	struct fault fault = { 0 };
	struct record *record;
	const struct slice *decoded;
	const struct sections *sections;
	const struct spans *sentences;

	if (!crew)
		crew = crew_sure("segment");
	MUST(crew_do(crew, fuzz_document(text), &once));
	record = crew_record(crew);
	decoded = record_text(record, &fault);
	sections = record_sections(record, &fault);
	sentences = record_sentences(record, &fault);
	MUST(decoded && sections && sentences && slice_equal(*decoded, text));
	check_sentences(sentences, *decoded);
	check_sections(sections, sentences, *decoded);
	MUST(crew_do(crew, buffer_slice(&once), &twice));
	MUST(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
	return 0;
}
