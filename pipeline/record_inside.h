/* record_inside.h: what the files that make up the record share. Nobody else includes this. */
#ifndef TL_RECORD_INSIDE_H
#define TL_RECORD_INSIDE_H

#include "json.h"
#include "record.h"
#include "text_index.h"

enum {
	NOT_IN_LINE = SIZE_MAX
};

struct layer_state {
	size_t member;	/* index in check.members, NOT_IN_LINE if the line has none */
	bool decoded;	/* the array in memory is valid */
	bool set;	/* by a stage: the line's value is out of date */
};

struct record {
	struct lexis *lexis;
	struct arena arena;
	struct json_check check;
	struct slice line, id;
	uint64_t turn;
	struct layer_state layers[LAYER_COUNT];
	enum layer added[LAYER_COUNT];	/* set and not in the line, in the order they were set */
	size_t added_count;
	struct slice text;
	struct text_index index;
	bool indexed;		/* the index is that of the text */
	struct sections sections;
	struct spans sentences, tokens;
	struct stems stems;
	const struct stemming *stemming;	/* what finds these; NULL: they are there */
	const uint32_t *stemmed;	/* the words that it finds them for */
	struct tags tags;
	bool bare_tags;		/* of the line: read without cues, score and parts */
	bool bare;		/* as record_set_bare has it */
	struct slice values[LAYER_COUNT];	/* of layers that are JSON, if set */
	uint32_t *words;	/* NULL until asked for */
};

/* Makes the index of a text that was decoded, when it is first needed: a chain from text to counts does
 * without. False and fault: no memory. */
bool index_text(struct record *record, struct fault *fault);

/* Finds the stems that were put off. False and fault: no memory. */
bool find_stems(struct record *record, struct fault *fault);

/* Faults of values that are well-formed JSON: the wrong kind of value, wrong offsets. Always false. */
bool decode_not_a(const char *what, enum layer layer, struct fault *fault);
bool decode_outside(enum layer layer, struct fault *fault);

/* Each fills the record's array from the line's value. */
bool decode_text(struct record *record, struct slice value, struct fault *fault);
bool decode_sections(struct record *record, struct slice value, struct fault *fault);
bool decode_spans(struct record *record, enum layer layer, struct slice value, struct spans *spans,
	struct fault *fault);
bool decode_stems(struct record *record, struct slice value, struct fault *fault);
bool decode_tags(struct record *record, struct slice value, struct fault *fault);

/* Counts the pairs in an array of plain whole numbers without space; false for any other value. */
bool decode_count(struct slice value, size_t *count);

#endif
