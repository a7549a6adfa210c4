/* record.h: one document: a JSON line read lazily, its layers, and the line with new layers spliced in.
 *
 * A record is reused for line after line. record_parse borrows the line until the next record_parse
 * or record_free; every pointer that a record gives is valid until then. Offsets in memory are bytes
 * into the text (UTF-8, at most 4 GiB); in JSON they are code points: decoding and writing convert.
 * Functions that return NULL or false left the reason in fault. */
#ifndef TL_RECORD_H
#define TL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "fault.h"
#include "lexis.h"
#include "slice.h"

struct span {
	uint32_t start, end;	/* bytes into the text, end exclusive; start <= end */
};

struct spans {
	struct span *at;	/* sentences, tokens: ascending, none overlaps the next */
	size_t count;
};

/* The index of the first span that ends behind the byte: the one that holds it, or the next; count if
 * there is none. */
static inline size_t
spans_behind(const struct spans *spans, uint32_t byte)
{
	size_t from = 0, to = spans->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (spans->at[middle].end <= byte)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

struct section {
	struct span span;
	struct slice label;	/* as it stands in the text, "RESULTS" */
	struct slice kind;	/* background aim methods results discussion conclusion references ... */
};

struct sections {
	struct section *at;	/* ascending, none overlaps the next */
	size_t count;
};

struct stems {
	uint32_t *at;	/* ids in record_lexis, parallel to the tokens */
	size_t count;
};

/* What knows the stems of words. Of a word it is always the same one. */
struct stemming {
	/* The stem of one word, for as long as the lexis keeps its words. .at NULL: no memory. */
	struct slice (*text)(void *data, uint32_t word);
	/* Puts the ids of several into stems.at[0, stems.count). False: no memory. */
	bool (*find)(void *data, const uint32_t *words, struct stems stems);
	void *data;
	uint32_t number;	/* LEXIS_WORDS or above, another one for other stems */
};

struct tag_cue {
	struct span span;
	struct slice class;	/* barrier, enabler, deficit, negator ... */
};

struct tag_part {
	struct slice name;
	int32_t score;		/* thousandths */
};

struct tag {
	struct span span;	/* the term in the text */
	struct slice lexicon;
	struct slice code;	/* a path: costs/cost-effectiveness; or "uncoded" */
	struct slice polarity;	/* barrier | enabler | neutral | denied */
	struct slice status;	/* reported | hedged | recommended | gap */
	struct slice rule;	/* terms.tsv:12, the entry that matched; of uncoded cues.tsv:3 */
	struct slice level;	/* micro | meso | macro; empty: none */
	struct slice frame;	/* any text; empty: none */
	struct tag_cue *cues;
	size_t cue_count;
	bool scored;		/* what follows is there */
	int32_t score;		/* thousandths; made of the parts */
	struct tag_part *parts;
	size_t part_count;
};

struct tags {
	struct tag *at;		/* by start, end, lexicon, code and polarity */
	size_t count;
};

/* The order of tags, for qsort. */
int tag_compare(const void *left, const void *right);

enum layer {
	LAYER_TEXT, LAYER_SECTIONS, LAYER_SENTENCES, LAYER_TOKENS, LAYER_STEMS, LAYER_TAGS,
	LAYER_SCREENING, LAYER_APPRAISAL,	/* JSON, by record_member: nothing is decoded */
	LAYER_COUNT
};

#define LAYER_BIT(layer) (1u << (layer))

/* The member's name in JSON, and the stage that makes it ("tl-tokenise"). */
const char *layer_name(enum layer layer);
const char *layer_maker(enum layer layer);

struct record;

/* The lexis holds the words of tokens and stems; it must outlive the record. NULL: no memory. */
struct record *record_new(struct lexis *lexis);
void record_free(struct record *record);

/* Reads a line (no line feed). With `whole` false only its JSON is checked (cells); with `whole` true
 * it must be a document: "id" a string that is not empty. */
bool record_parse(struct record *record, struct slice line, bool whole, struct fault *fault);

struct lexis *record_lexis(struct record *record);
struct arena *record_arena(struct record *record);	/* for what lives as long as the record */
struct slice record_line(const struct record *record);	/* as it came in */
struct slice record_id(const struct record *record);	/* empty while there is none */

/* Grows from record to record of what is read, whichever worker has it: for a sum whose result hangs
 * on the order. Kept by record_parse. */
uint64_t record_turn(const struct record *record);
void record_set_turn(struct record *record, uint64_t turn);

/* The JSON value of a top-level member as it stands in the line, or as record_set_value has set it (not
 * what the others have set). */
bool record_member(struct record *record, const char *name, struct slice *value);
/* The value at a path of names and array indexes joined by dots ("issued.date-parts.0.0"). */
bool record_path(struct record *record, struct slice path, struct slice *value);

/* True if the line has the layer or a stage has set it. */
bool record_has(struct record *record, enum layer layer);

/* Layers, decoded on first use. NULL if absent or broken: fault says which stage to run first. */
const struct slice *record_text(struct record *record, struct fault *fault);
const struct sections *record_sections(struct record *record, struct fault *fault);
const struct spans *record_sentences(struct record *record, struct fault *fault);
const struct spans *record_tokens(struct record *record, struct fault *fault);
const struct stems *record_stems(struct record *record, struct fault *fault);
const struct tags *record_tags(struct record *record, struct fault *fault);

/* For who counts. Tags whose rule, cues, score and parts may be absent. */
const struct tags *record_bare_tags(struct record *record, struct fault *fault);
/* Says that all who read the tags read them so: who sets them may leave those out. Kept by
 * record_parse. */
void record_set_bare(struct record *record, bool bare);
bool record_is_bare(const struct record *record);
/* The number of tokens; of the line their offsets are not looked at. False as NULL above. */
bool record_count_tokens(struct record *record, size_t *count, struct fault *fault);

/* The tokens' words as ids in record_lexis, as they stand in the text: one hash for each token, shared
 * by every stage of a chain. Parallel to the tokens. Not written. */
const uint32_t *record_words(struct record *record, struct fault *fault);

/* What knows the stem of each of these words; NULL if there is no more than record_stems. For who
 * needs those of few words: to find all is put off until somebody asks. */
const struct stemming *record_stemming(const struct record *record);

/* Set a layer. The arrays stay the caller's until the next record_parse: take them from record_arena
 * or from the worker. Spans must satisfy the invariants above. */
void record_set_sections(struct record *record, struct sections sections);
void record_set_sentences(struct record *record, struct spans sentences);
void record_set_tokens(struct record *record, struct spans tokens);
void record_set_stems(struct record *record, struct stems stems);
/* The stems of record_words, which was called before; `stemming` is borrowed as arrays are. */
void record_set_stemming(struct record *record, const struct stemming *stemming);
void record_set_tags(struct record *record, struct tags tags);
/* LAYER_SCREENING, LAYER_APPRAISAL: checked JSON without space around it, borrowed in the same way. */
void record_set_value(struct record *record, enum layer layer, struct slice value);

/* Adds the line (without line feed): every member byte for byte as it came, set layers in the place of
 * the old ones or, if new, at the end in the order they were first set. False: no memory. */
bool record_write(struct record *record, struct buffer *out, struct fault *fault);

#endif
