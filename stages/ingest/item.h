/* item.h: one record on its way to becoming a line of JSON.
 *
 * Members are written once and in the order of the calls. Those that the person set (--set)
 * take the place of members of the same name; the others of them stand at the end, before the
 * text. */
#ifndef TL_INGEST_ITEM_H
#define TL_INGEST_ITEM_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "slice.h"

/* A member given on the command line. */
struct item_set {
	const char *name;
	struct slice value;	/* JSON, a string */
};

struct item {
	struct buffer line;
	const struct item_set *sets;	/* borrowed */
	bool *written;			/* parallel to sets: is in the line */
	size_t set_count;
};

bool item_init(struct item *item, const struct item_set *sets, size_t count, struct fault *fault);
void item_free(struct item *item);

/* Starts a line. */
void item_begin(struct item *item);

/* Starts a member: the caller adds its JSON value to the line. False: --set has given the
 * value, and it is written; the caller adds nothing. */
bool item_member(struct item *item, struct slice name);

/* The same for a key as it stands in JSON, between its quotes; `name` is what it means. */
bool item_key(struct item *item, struct slice key, struct slice name);

/* Whole members. An empty string gives none. */
void item_string(struct item *item, const char *name, struct slice value);
void item_number(struct item *item, const char *name, uint64_t value);

/* Adds a JSON value that has been checked, without line breaks between its parts. */
void item_value(struct item *item, struct slice json);

/* Writes what was set and stands nowhere yet. */
void item_sets(struct item *item);

/* The last member of all, and written even when empty. */
void item_text(struct item *item, struct slice text);

/* Closes the line. */
void item_end(struct item *item);

#endif
