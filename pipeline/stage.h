/* stage.h: what a stage is: a value, no main().
 *
 * One generic main turns a stage into an executable, the runner makes it a link of a chain. A stage
 * never opens its input, prints, or ends the process. Three shapes:
 *   map     each record in, changed or dropped                      (each)
 *   sum     each record in, at the end lines out, or records        (each, merge, finish)
 *   source  files in, records out; only at the head of a chain      (produce)
 * Settings are filled from the options, made ready once by configure, then shared read-only by all
 * workers. A worker is what one thread changes. */
#ifndef TL_STAGE_H
#define TL_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "confine.h"
#include "fault.h"
#include "lexis.h"
#include "options.h"
#include "record.h"

enum verdict {
	VERDICT_KEEP,	/* goes on */
	VERDICT_DROP,	/* taken out on purpose, or summed up */
	VERDICT_REJECT,	/* this record cannot be worked on; fault says why; -k goes on with the next */
	VERDICT_BROKEN	/* the run cannot go on (memory, disk); fault says why */
};

/* VERDICT_BROKEN for want of memory. */
static inline enum verdict
verdict_memory(struct fault *fault)
{
	fault_memory(fault);
	return VERDICT_BROKEN;
}

/* Where a source puts what it finds, and a sum what it counted. */
struct emitter;

/* One line (no line feed), with the line of the source file it began at (1 the first; 0: none). False:
 * stop, nothing further can be taken (not an error of the source's: do not set fault). */
bool emit_line(struct emitter *emitter, struct slice line, uint64_t source_line);

/* Bytes that are not records: the tables of a report. */
bool emit_bytes(struct emitter *emitter, struct slice bytes);

/* Sources: names the file that the following lines and notes come from. Borrowed until the next. */
bool emit_file(struct emitter *emitter, const char *path);

/* Sends on what was emitted so far: to be called before a read that may have to wait. */
bool emit_flush(struct emitter *emitter);

/* A remark for the person: "tl-ingest: a.ris:12: note". Not an error; the status stays. */
void emit_note(struct emitter *emitter, uint64_t source_line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* A source could not use this piece (raw, may be empty): with -k noted, kept for --rejects and true;
 * else false, and the run ends with the fault's words. */
bool emit_reject(struct emitter *emitter, uint64_t source_line, struct slice raw,
	const struct fault *fault);

struct stage {
	const char *name;		/* "tokenise": the executable is tl-tokenise */
	const char *summary;		/* one line, no full stop: "add the tokens of each text" */
	const char *description;	/* paragraphs for --help; may be NULL */
	const char *operands;		/* in the usage; NULL: "[FILE...]" */
	const struct option *options;	/* NULL: none of its own */
	size_t settings_size;
	unsigned needs;			/* LAYER_BITs that every record must have */
	bool reads_cells;		/* lines are cells, not documents */
	bool gives_records;		/* a sum whose lines are documents, as they came in or changed */
	bool bare_tags;			/* a sum: record_bare_tags is all it reads of them */
	bool writes_bytes;		/* what it gives are no records: last in a chain */

	/* Takes the first operands for its own (a pattern, as grep does) as soon as the options are
	 * read, and says how many. May be absent: all are files. False: no memory. */
	bool (*take)(void *settings, const struct strings *operands, size_t *taken);

	/* Checks and completes the settings after the options are read. */
	bool (*configure)(void *settings, struct fault *fault);
	void (*release)(void *settings);

	/* For a stage whose needs hang on its options: called after configure. May be absent. */
	void (*adapt)(const void *settings, unsigned *needs, bool *reads_cells);

	/* Allows what is to be opened behind configure, beside the operands: see confine.h. What
	 * configure has opened needs none, but outputs that get their names at the end
	 * (CONFINE_END). May be absent. */
	void (*opens)(const void *settings, struct confinement *confinement);

	/* One worker; NULL: no memory (fault says so). Either may be absent: worker is then the settings. */
	void *(*begin)(const void *settings, struct lexis *lexis, struct fault *fault);
	void (*end)(void *worker);

	enum verdict (*each)(void *worker, struct record *record, struct fault *fault);

	/* For a stage that writes bytes: what stands before all else, and what goes out in place of
	 * each record that `each` has kept. Either may be absent. False: no memory. */
	bool (*head)(const void *settings, struct buffer *out);
	bool (*write)(void *worker, struct buffer *out);

	bool (*merge)(void *into, void *from, struct fault *fault);	/* must not depend on order */
	bool (*finish)(void *worker, struct emitter *emitter, struct fault *fault);

	/* For a map with merge, or a sum behind its finish: what to tell the person when all is done,
	 * a line each; the status stays. `worker` is that of all workers merged. */
	bool (*remark)(void *worker, struct buffer *lines, struct fault *fault);

	/* Reads the operands (none: standard input) and emits lines. */
	bool (*produce)(const void *settings, const struct strings *operands, struct emitter *emitter,
		struct fault *fault);
};

#endif
