/* shelf.h: the records that one worker has read: entries in memory, lines on disk. */
#ifndef TL_DEDUPE_SHELF_H
#define TL_DEDUPE_SHELF_H

#include <stdbool.h>

#include "bonds.h"
#include "fault.h"
#include "record.h"

struct shelf;

struct shelf *shelf_new(void);	/* NULL: no memory */
void shelf_free(struct shelf *shelf);

bool shelf_add(struct shelf *shelf, struct record *record, struct fault *fault);

/* Puts the other one behind it, which is owned by it from then on. */
void shelf_join(struct shelf *shelf, struct shelf *other);

/* The entries of all of them in the order of input; the array is the caller's to free, the entries stay
 * the shelf's. */
bool shelf_list(struct shelf *shelf, struct entries *entries, struct fault *fault);

#endif
