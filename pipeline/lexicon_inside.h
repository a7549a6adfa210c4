/* lexicon_inside.h: what the files that read lexicons share with those that use them, circumstances.c
 * and combiner.c. Nobody else includes this. */
#ifndef TL_LEXICON_INSIDE_H
#define TL_LEXICON_INSIDE_H

#include <sys/types.h>

#include "arena.h"
#include "combinations.h"
#include "condition.h"
#include "lexicon.h"

/* A folder that was read, known by what it is, not by how it is written. */
struct folder {
	dev_t device;
	ino_t inode;
	bool terms, cues;		/* these tables of it are read */
	struct spelling *spelling;	/* if it was read as a spelling folder */
};

/* Conditions of one kind by their numbers: each distinct cell is read once. */
struct rules {
	struct lexis *cells;	/* the id is the number */
	const void **at;	/* struct section_rule or struct record_rule */
	size_t count, room;
};

/* What sightings of an entry ask of the combiner. */
enum demand {
	DEMAND_NOTHING,
	DEMAND_GAPS,	/* that its gaps pass */
	DEMAND_MORE	/* that its conditions hold, or that composites hear of it */
};

struct lexicons {
	struct arena arena;
	struct matcher *matcher;
	struct entry *entries;
	size_t entry_count, entry_room;
	struct folder *folders;
	size_t folder_count, folder_room;
	struct slice *names;		/* of lexicons */
	struct lexicon_limits *limits;	/* parallel to names */
	struct scoring *scorings;	/* the same; without codes: none */
	size_t count, name_room, limit_room, scoring_room;
	uint32_t dialect;		/* of the last folder; cues without their own have it */
	bool has_dialect;
	struct combinations combinations;
	struct evidence evidence;
	struct rules section_rules, record_rules;
	bool combines;			/* there is something for a combiner to do */
	uint8_t *demands;		/* once sealed, by entry: each an enum demand */
	lexicon_listener *listener;
	void *listener_data;
	size_t mistakes;
	bool stopped;			/* nobody wants to know of more */
};

/* Tells of the mistake in the fault; `lexicons` is a struct lexicons. False: stop. */
bool lexicon_mistake(void *lexicons, struct fault *fault);

/* The number of the condition in a cell. False and fault for a mistake; *at is then its byte. */
bool section_rule_find(struct lexicons *lexicons, struct slice cell, uint32_t *number,
	const char **at, struct fault *fault);
bool record_rule_find(struct lexicons *lexicons, struct slice cell, uint32_t *number,
	const char **at, struct fault *fault);

/* Each reads one table and tells of its mistakes. `codes` are those of the codebook, NULL where there
 * is none. The path is borrowed for as long as the lexicons live. */
void read_codebook(struct lexicons *lexicons, const char *path, struct lexis *codes,
	struct fault *fault);
void read_terms(struct lexicons *lexicons, const char *path, struct lexis *codes,
	struct fault *fault);
void read_evidence(struct lexicons *lexicons, const char *path, struct fault *fault);
void read_cues(struct lexicons *lexicons, const char *path, struct fault *fault);

/* The spellings of a folder, which is read once; `folder` is where its name leads from. */
bool spelling_find(struct lexicons *lexicons, const char *folder, const char *name,
	const struct spelling **spelling, struct fault *fault);

/* Makes room for one more entry. False: no memory, or too many. */
bool entries_reserve(struct lexicons *lexicons);

/* Reads the pattern of the entry that is to be added next. False and fault for a mistake; *at is then
 * the byte of the source where it is. */
bool entry_read_pattern(struct lexicons *lexicons, struct entry *entry, struct slice source,
	struct mark mark, const char **at, struct fault *fault);

struct json_t;

/* Makes room for one more lexicon, with the limits that its settings (NULL: none) say, whether or not
 * there is something wrong with them. False: no memory. */
bool lexicon_reserve(struct lexicons *lexicons, const struct json_t *settings, const char *folder,
	struct fault *fault);

/* What a lexicon's settings say, else the defaults. */
bool limits_read(const struct json_t *settings, const char *folder, struct lexicon_limits *limits,
	struct fault *fault);

/* Fills group, meaning and rank of all entries. False: no memory. */
bool rank_entries(struct lexicons *lexicons);

#endif
