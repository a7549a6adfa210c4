/* lexicon_inside.h: what lexicon.c and lexicon_rows.c share. Nobody else includes this. */
#ifndef TL_LEXICON_INSIDE_H
#define TL_LEXICON_INSIDE_H

#include <sys/types.h>

#include "arena.h"
#include "lexicon.h"

/* A folder that was read, known by what it is, not by how it is written. */
struct folder {
	dev_t device;
	ino_t inode;
	bool terms, cues;		/* these tables of it are read */
	struct spelling *spelling;	/* if it was read as a spelling folder */
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
};

/* Each reads one table. `codes` are those of the codebook, NULL where there is none. */
bool read_codebook(const char *path, struct lexis *codes, struct fault *fault);
bool read_terms(struct lexicons *lexicons, const char *path, struct lexis *codes,
	struct fault *fault);
/* evidence.tsv */
bool read_evidence(struct lexicons *lexicons, const char *path, struct fault *fault);
/* scores.tsv; its classes are those of cues. */
bool read_scores(struct scoring *scoring, const char *path, struct fault *fault);
bool read_cues(struct lexicons *lexicons, const char *path, struct fault *fault);

struct json_t;

/* What a lexicon's settings say, else the defaults. */
bool limits_read(const struct json_t *settings, const char *folder, struct lexicon_limits *limits,
	struct fault *fault);

/* Fills group, meaning and rank of all entries. False: no memory. */
bool rank_entries(struct lexicons *lexicons);

#endif
