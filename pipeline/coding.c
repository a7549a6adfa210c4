#include "coding.h"

#include <stdlib.h>

#include "array.h"
#include "json.h"
#include "lines.h"

static int
number_compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
place_compare(const uint32_t a[3], const uint32_t b[3])
{
	int order = number_compare(a[0], b[0]);

	order = order ? order : number_compare(a[1], b[1]);
	return order ? order : number_compare(a[2], b[2]);
}

int
coding_sentence_compare(const void *a, const void *b)
{
	const struct coding_sentence *x = a, *y = b;

	return place_compare((const uint32_t[]){ x->document, x->start, x->end },
		(const uint32_t[]){ y->document, y->start, y->end });
}

int
coding_mark_compare(const void *a, const void *b)
{
	const struct coding_mark *x = a, *y = b;

	return place_compare((const uint32_t[]){ x->document, x->start, x->end },
		(const uint32_t[]){ y->document, y->start, y->end });
}

static int
document_compare(const void *a, const void *b)
{
	const struct coding_document *x = a, *y = b;

	return number_compare(x->document, y->document);
}

bool
coding_add_sentence(struct coding *coding, struct coding_sentence sentence, struct fault *fault)
{
	struct coding_sentence *sentences = array_reserve(coding->sentences, &coding->sentence_room,
		coding->sentence_count, 1, sizeof *sentences);

	if (!sentences)
		return fault_memory(fault);
	coding->sentences = sentences;
	sentences[coding->sentence_count++] = sentence;
	return true;
}

bool
coding_add_mark(struct coding *coding, struct coding_mark mark, struct fault *fault)
{
	struct coding_mark *marks = array_reserve(coding->marks, &coding->mark_room,
		coding->mark_count, 1, sizeof *marks);

	if (!marks)
		return fault_memory(fault);
	coding->marks = marks;
	marks[coding->mark_count++] = mark;
	return true;
}

uint32_t
coding_word(const struct coding_context *context, struct slice word, struct fault *fault)
{
	uint32_t number = lexis_intern(context->words, word);

	if (number == LEXIS_NONE)
		fault_memory(fault);
	return number;
}

static bool
check_once(const struct coding *coding, const struct coding_context *context,
	struct fault *fault)
{
	char shown[QUOTED_BYTES], name[QUOTED_BYTES];

	for (size_t i = 1; i < coding->document_count; i++)
		if (document_compare(&coding->documents[i - 1], &coding->documents[i]) == 0)
			return fault_set(fault, "%s: document \"%s\" is there twice; keep one",
				quoted(name, slice_of(coding->name)), quoted(shown,
				lexis_word(context->words, coding->documents[i].document)));
	for (size_t i = 1; i < coding->sentence_count; i++) {
		const struct coding_sentence *sentence = &coding->sentences[i];

		if (coding_sentence_compare(sentence - 1, sentence) == 0)
			return fault_set(fault, "%s: document \"%s\": the sentence from %u to %u "
				"is coded twice; keep one", quoted(name, slice_of(coding->name)),
				quoted(shown, lexis_word(context->words, sentence->document)),
				sentence->start, sentence->end);
	}
	return true;
}

static void
sort(void *at, size_t count, size_t size, int (*compare)(const void *, const void *))
{
	if (count)
		qsort(at, count, size, compare);
}

/* Which member tells the kinds of JSON lines apart. */
static bool
has_codes(struct slice line)
{
	struct json_check check = { 0 };
	struct fault unused = { 0 };
	bool found = false;

	if (json_check_object(&check, line, &unused))
		for (size_t i = 0; i < check.members.count; i++)
			found |= slice_is(check.members.at[i].key, "codes");
	json_check_free(&check);
	return found;
}

static bool
read_lines(struct coding *coding, struct lines *lines, const struct coding_context *context,
	struct fault *fault)
{
	char shown[QUOTED_BYTES];
	struct slice line;
	enum lines_got got = lines_next(lines, &line, fault);

	if (got == LINES_BROKEN)
		return false;
	if (got == LINES_END)
		return fault_set(fault, "%s: empty; name a file of tagged records, of coded "
			"sentences or a coding sheet", quoted(shown, slice_of(coding->name)));
	if (line.size == 0 || line.at[0] != '{') {
		if (strcmp(coding->name, "-") == 0)
			return fault_set(fault, "standard input: a coding sheet must be a file; "
				"give its name");
		return coding_read_sheet(coding, context, fault);
	}
	if (has_codes(line))
		return coding_read_sentences(coding, lines, line, context, fault);
	return context->by_people ? fault_set(fault, "%s: no \"codes\" in its first line; name a "
		"file of sentences that people coded", quoted(shown, slice_of(coding->name)))
		: coding_read_records(coding, lines, line, context, fault);
}

bool
coding_read(struct coding *coding, const char *path, const struct coding_context *context,
	struct fault *fault)
{
	struct lines *lines = lines_open(path, fault);
	bool fine;

	coding->name = path;
	fine = lines && read_lines(coding, lines, context, fault);
	lines_close(lines);
	sort(coding->sentences, coding->sentence_count, sizeof *coding->sentences,
		coding_sentence_compare);
	sort(coding->marks, coding->mark_count, sizeof *coding->marks, coding_mark_compare);
	sort(coding->documents, coding->document_count, sizeof *coding->documents,
		document_compare);
	return fine && check_once(coding, context, fault);
}

void
coding_close(struct coding *coding)
{
	free(coding->sentences);
	free(coding->marks);
	free(coding->documents);
	*coding = (struct coding){ 0 };
}

const struct coding_document *
coding_find_document(const struct coding *coding, uint32_t document)
{
	const struct coding_document wanted = { .document = document };

	return coding->document_count ? bsearch(&wanted, coding->documents, coding->document_count,
		sizeof wanted, document_compare) : NULL;
}
