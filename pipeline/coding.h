/* coding.h: one coding of documents, whatever file it came from: what a machine tagged, a line of
 * JSON for each sentence that people coded, or a coding sheet that tl-sample wrote and a person
 * filled in.
 *
 * Offsets are code points. Words (documents, codes, polarities) are numbers in the lexis that
 * all codings share, text is in their arena; both belong to the caller and must outlive the
 * coding. */
#ifndef TL_CODING_H
#define TL_CODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "fault.h"
#include "lexis.h"
#include "slice.h"

/* A sentence of a document. */
struct coding_sentence {
	uint32_t document, start, end;
	bool coded;		/* false: a row of a sheet that was left empty */
	double weight;		/* of a sheet; else 1 */
	struct slice text;	/* .at is NULL where the file has none */
};

/* A code with its polarity: of a sentence, or of a tag that begins at start. */
struct coding_mark {
	uint32_t document, start, end;
	uint32_t code, polarity;
	bool maybe;	/* one of several coders gave it: neither given nor not given */
};

/* A document of a layered coding. */
struct coding_document {
	uint32_t document;
	uint64_t text_key;	/* equal texts have equal keys */
	struct slice text;	/* kept if wanted; else .at is NULL */
};

struct coding {
	const char *name;	/* the path; borrowed */
	bool layered;		/* tagged records: all sentences of its documents are coded */
	struct coding_sentence *sentences;	/* by document's number, start, end, each once */
	struct coding_mark *marks;		/* the same order */
	struct coding_document *documents;	/* by number; layered ones only */
	size_t sentence_count, sentence_room, mark_count, mark_room;
	size_t document_count, document_room;
	bool weighted;		/* a sheet with weights */
	struct slice left_out;	/* of tags that do not count, the lexicon of the first; .at NULL: none */
};

/* What readers need beside the file. */
struct coding_context {
	struct lexis *words;
	struct arena *arena;
	struct slice lexicon;	/* only tags of this one count; .size 0: all */
	bool keep_text;
	bool by_people;	/* tagged records are refused */
};

/* `coding` is zero-initialised; coding_close also after a fault. It is one, too, if there are tags, but
 * none of the lexicon that is asked for. */
bool coding_read(struct coding *coding, const char *path, const struct coding_context *context,
	struct fault *fault);
void coding_close(struct coding *coding);

/* The document of a layered coding; NULL where it has none. */
const struct coding_document *coding_find_document(const struct coding *coding, uint32_t document);

/* The order of sentences and marks. */
int coding_sentence_compare(const void *a, const void *b);
int coding_mark_compare(const void *a, const void *b);

/* For the readers: each adds one. False and fault without memory. */
bool coding_add_sentence(struct coding *coding, struct coding_sentence sentence,
	struct fault *fault);
bool coding_add_mark(struct coding *coding, struct coding_mark mark, struct fault *fault);
/* The number of a word; LEXIS_NONE and fault without memory. */
uint32_t coding_word(const struct coding_context *context, struct slice word, struct fault *fault);

/* The kinds of file, behind their first line for those of JSON. */
struct lines;

bool coding_read_records(struct coding *coding, struct lines *lines, struct slice first,
	const struct coding_context *context, struct fault *fault);
bool coding_read_sentences(struct coding *coding, struct lines *lines, struct slice first,
	const struct coding_context *context, struct fault *fault);
bool coding_read_sheet(struct coding *coding, const struct coding_context *context,
	struct fault *fault);

#endif
