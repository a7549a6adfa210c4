/* coding_records.c: tagged records as a coding. */
#include "array.h"
#include "coding.h"
#include "draw.h"
#include "lines.h"
#include "record.h"
#include "text_index.h"

static bool
add_document(struct coding *coding, uint32_t document, struct slice text,
	const struct coding_context *context, struct fault *fault)
{
	struct coding_document *documents = array_reserve(coding->documents,
		&coding->document_room, coding->document_count, 1, sizeof *documents);
	struct slice kept = { NULL, 0 };

	if (!documents)
		return fault_memory(fault);
	coding->documents = documents;
	if (context->keep_text)
		kept = arena_copy(context->arena, text);
	if (context->keep_text && !kept.at)
		return fault_memory(fault);
	documents[coding->document_count++] = (struct coding_document){
		document, draw_key(0, text), kept
	};
	return true;
}

static bool
add_sentences(struct coding *coding, uint32_t document, const struct spans *sentences,
	const struct text_index *index, struct fault *fault)
{
	for (size_t i = 0; i < sentences->count; i++) {
		struct coding_sentence sentence = {
			.document = document, .coded = true, .weight = 1,
			.start = text_index_points(index, sentences->at[i].start),
			.end = text_index_points(index, sentences->at[i].end),
		};

		if (!coding_add_sentence(coding, sentence, fault))
			return false;
	}
	return true;
}

static bool
leave_out(struct coding *coding, struct slice lexicon, const struct coding_context *context,
	struct fault *fault)
{
	if (!coding->left_out.at)
		coding->left_out = arena_copy(context->arena, lexicon);
	return coding->left_out.at || fault_memory(fault);
}

static bool
add_tags(struct coding *coding, uint32_t document, const struct tags *tags,
	const struct text_index *index, const struct coding_context *context,
	struct fault *fault)
{
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = &tags->at[i];
		struct coding_mark mark = { .document = document };

		if (context->lexicon.size && !slice_equal(tag->lexicon, context->lexicon)) {
			if (!leave_out(coding, tag->lexicon, context, fault))
				return false;
			continue;
		}
		mark.start = text_index_points(index, tag->span.start);
		mark.end = text_index_points(index, tag->span.end);
		mark.code = coding_word(context, tag->code, fault);
		mark.polarity = coding_word(context, tag->polarity, fault);
		if (mark.code == LEXIS_NONE || mark.polarity == LEXIS_NONE
				|| !coding_add_mark(coding, mark, fault))
			return false;
	}
	return true;
}

static bool
add_record(struct coding *coding, struct record *record, const struct coding_context *context,
	struct fault *fault)
{
	const struct slice *text = record_text(record, fault);
	const struct spans *sentences = text ? record_sentences(record, fault) : NULL;
	const struct tags *tags = sentences ? record_tags(record, fault) : NULL;
	struct text_index index;
	uint32_t document;

	if (!tags)
		return false;
	if (!text_index_build(&index, *text, record_arena(record)))
		return fault_memory(fault);
	document = coding_word(context, record_id(record), fault);
	return document != LEXIS_NONE && add_document(coding, document, *text, context, fault)
		&& add_sentences(coding, document, sentences, &index, fault)
		&& add_tags(coding, document, tags, &index, context, fault);
}

static bool
read_all(struct coding *coding, struct lines *lines, struct slice line, struct record *record,
	const struct coding_context *context, struct fault *fault)
{
	enum lines_got got = LINES_ONE;

	for (; got == LINES_ONE; got = lines_next(lines, &line, fault))
		if (!record_parse(record, line, true, fault)
				|| !add_record(coding, record, context, fault))
			return lines_place(lines, fault);
	return got == LINES_END;
}

/* Another name, or a folder, would else be a coding in which nothing is found. */
static bool
check_lexicon(const struct coding *coding, const struct coding_context *context, struct fault *fault)
{
	char path[QUOTED_BYTES], wanted[QUOTED_BYTES], met[QUOTED_BYTES];

	return coding->mark_count > 0 || !coding->left_out.at
		|| fault_set(fault, "%s: no tag of a lexicon called \"%s\"; take the name of one that "
			"has tags, as \"%s\"", quoted(path, slice_of(coding->name)),
			quoted(wanted, context->lexicon), quoted(met, coding->left_out));
}

bool
coding_read_records(struct coding *coding, struct lines *lines, struct slice first,
	const struct coding_context *context, struct fault *fault)
{
	struct lexis *unused = lexis_new(0);	/* no stems are looked at */
	struct record *record = unused ? record_new(unused) : NULL;
	bool fine = record ? read_all(coding, lines, first, record, context, fault)
			&& check_lexicon(coding, context, fault)
		: fault_memory(fault);

	coding->layered = true;
	record_free(record);
	lexis_free(unused);
	return fine;
}
