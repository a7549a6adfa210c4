/* tag_list.h: the tags of a record, as they are made. */
#ifndef TL_TAG_LIST_H
#define TL_TAG_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "piece.h"
#include "record.h"
#include "weigh.h"

/* Zero-initialise; the array is kept for the next record and is the owner's to free. */
struct tag_list {
	struct tag *at;
	size_t count, room;
	bool bare;	/* rules, cues, scores and parts are left out: nobody reads them */
};

/* A tag behind the others, to be filled. NULL: no memory. */
struct tag *tag_list_add(struct tag_list *list);

/* What makes a tag of a term when its piece is gone. */
struct term_note {
	const struct entry *entry;
	struct span span;
	enum tag_status status;
	struct tag_cue *cues;	/* in the arena */
	size_t cue_count;
};

/* Notes the term for the list. False: no memory. */
bool term_note(const struct tag_list *list, struct term_note *note, struct arena *arena,
	const struct piece *piece, const struct candidate *candidate);

/* Its tag, without polarity and score. */
struct tag term_tag(const struct tag_list *list, const struct term_note *note);

/* Adds the tag of a term with the score that the rules give it. False: no memory. */
bool tag_list_term(struct tag_list *list, struct arena *arena, const struct piece *piece,
	const struct candidate *candidate);

/* The tag "uncoded" of a lexicon that has no code for the statement. False: no memory. */
bool tag_list_statement(struct tag_list *list, struct arena *arena, struct slice lexicon,
	const struct statement *statement);

/* Puts tags, from number `from` on, into the order that records have them in. */
void tag_list_sort(struct tag_list *list, size_t from);

#endif
