/* run.h: what the readers of all formats share while tl-ingest runs.
 *
 * A reader takes run->stream to its end, makes each record in run->item and hands it on. It
 * returns false only when the run is over: because of a fault, or because nothing further is
 * taken (then the fault is empty). What is wrong with a file or a piece of it goes to
 * run_reject instead. */
#ifndef TL_INGEST_RUN_H
#define TL_INGEST_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "fault.h"
#include "ids.h"
#include "item.h"
#include "json.h"
#include "sniff.h"
#include "stage.h"
#include "stream.h"
#include "summary.h"
#include "trail.h"
#include "work.h"

struct table_map;

struct ingest_settings {
	const char *format_name;
	struct strings set_words;	/* "NAME=VALUE" */
	struct strings map_words;	/* "COLUMN=MEMBER" */
	uint64_t max_size;		/* bytes; 0: not given */
	const char *log_path;		/* NULL: no log */
	bool keep_raw;
	bool verbose;
	enum format format;		/* from here on made by configure */
	struct arena arena;
	struct output *log;		/* NULL: none */
	struct item_set *sets;
	size_t set_count;
	struct table_map *maps;
	size_t map_count;
};

struct ingest {
	const struct ingest_settings *settings;
	struct emitter *emitter;
	const char *path;		/* of the file being read, as it is shown; borrowed */
	bool met_any;			/* something in the folder that is walked */
	struct stream stream;		/* of the file being read */
	struct summary summary;		/* of that file */
	struct summary told;		/* what of it the log knows */
	struct trail trail;
	struct trail_range range;	/* of the record being made, see run_begin */
	size_t end;			/* in stream.bytes, where it ends; STREAM_NONE: see ahead */
	bool ahead;			/* the line last read is the first behind it */
	bool aside;			/* it was put aside: range has its end, raw its bytes */
	struct slice raw;
	uint64_t behind;		/* byte of the file behind the last record */
	struct buffer stem;		/* its path below the walked folder, without extension */
	struct buffer source;		/* the first folder of that path; empty: none */
	struct item item;
	struct work work;
	struct buffer id;		/* of the record being made */
	struct ids *ids;
	struct json_check check;
	struct arena arena;		/* for the record being made */
};

bool run_init(struct ingest *run, const struct ingest_settings *settings, struct emitter *emitter,
	struct fault *fault);
void run_free(struct ingest *run);

/* Names the file that records come from now: `inside` as in walk.h. */
bool run_file(struct ingest *run, const char *path, const char *inside, struct fault *fault);

/* Makes run->id "doi:..." in lower case, or else "pmid:..."; false if both are empty. */
bool run_public_id(struct ingest *run, struct slice doi, struct slice pmid);

/* Makes run->id the stem of the file, a hyphen and the number of the record in it. */
void run_number_id(struct ingest *run);

/* Makes run->id one that no other record has. */
bool run_claim_id(struct ingest *run, struct fault *fault);

/* The record being made begins with byte `at` of stream.bytes, or with the line last read; its end is the
 * end of the line last read when it is handed on, unless run->ahead or run_span says otherwise. What is
 * never begun has no place. */
void run_begin(struct ingest *run, size_t at);
void run_begin_line(struct ingest *run);

/* What was begun is no record. */
void run_forget(struct ingest *run);

/* It is these bytes of the stream, and no others. */
void run_span(struct ingest *run, struct slice bytes);

/* What is known of a record that is put aside, to be handed on later; raw is a slice of the stream, empty
 * unless it is wanted. run_resume borrows both. */
struct run_aside {
	struct trail_range range;
	struct slice raw;
};
struct run_aside run_put_aside(struct ingest *run);
void run_resume(struct ingest *run, const struct run_aside *aside);

/* Writes the record as it stands in the file, if that is wanted: a member of the item. */
void run_raw(struct ingest *run);

/* Tells the log of bytes of the file that are no part of a record, and why. */
bool run_left_out(struct ingest *run, uint64_t from, uint64_t to, const char *why,
	struct fault *fault);

/* Tells the log what there is behind the last record, and sums the file up. */
bool run_end_file(struct ingest *run, struct fault *fault);

/* Hands on the line in the item, which began at `line` of the file. */
bool run_emit(struct ingest *run, uint64_t line, bool has_text, struct fault *fault);

/* Leaves out a piece of the file, or with reject_file what is left of it, for the reason in
 * `fault` (which is then clear again). True: go on. */
bool run_reject(struct ingest *run, uint64_t line, struct slice raw, struct fault *fault);
bool run_reject_file(struct ingest *run, struct fault *fault);

/* Leaves out a record that takes more memory than the run allows. A caller that cannot tell where it ends
 * leaves out the rest of the file. */
bool run_reject_long(struct ingest *run, uint64_t line, struct fault *fault);

#endif
