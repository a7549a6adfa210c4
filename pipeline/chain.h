/* chain.h: stages in a row, run in one process.
 *
 * A lone stage is a chain of one link. A chain is cut into legs: map stages up to a sum stage or the
 * end. The lines of a leg travel in batches; any worker works on any batch, results leave in the order
 * the batches came. What a sum gives at its end is the input of the next leg.
 *
 *   lines or source -> [map, map, sum] -> [sum] -> output */
#ifndef TL_CHAIN_H
#define TL_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "options.h"
#include "stage.h"
#include "status.h"

/* The options that every stage and the runner have. */
struct common_options {
	const char *output;	/* NULL: standard output */
	const char *rejects;
	uint64_t jobs;		/* 0: one */
	bool keep_going, quiet;
	bool no_sandbox;	/* it is not confined */
	bool help, version;
};

extern const struct option common_option_table[];

struct link {
	const struct stage *stage;
	void *settings;		/* stage->settings_size bytes; owned */
	struct common_options common;
	struct strings operands;
	bool configured;
	unsigned needs;
	bool reads_cells;
};

struct chain {
	struct link *links;
	size_t count, room;
};

/* Appends a link and reads its options; the words must outlive the chain. */
bool chain_add(struct chain *chain, const struct stage *stage, char *const words[], size_t count,
	struct fault *fault);

/* Configures every link and checks that what one gives the next can take. */
bool chain_configure(struct chain *chain, struct fault *fault);
void chain_free(struct chain *chain);

/* Runs a configured chain over the operands (none: standard input). Prints diagnostics to standard
 * error, each with the name of the stage or, for the run as a whole, with `program`. */
int chain_run(struct chain *chain, const char *program, const struct common_options *common,
	const struct strings *operands);

#endif
