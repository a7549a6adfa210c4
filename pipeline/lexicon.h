/* lexicon.h: lexicons, as people keep them, read from folders of tables (see tsv.h) and a small
 * JSON file:
 *
 *   lexicon.json   {"name": "integrated-care", "title": "...", "version": "1.0.0",
 *                  "language": "english", "cues": ["../polarity"], "spelling": "../spelling"}
 *                  all optional: the name is else the folder's, the language english; cues and
 *                  spelling are folders, relative to this one; cues that say neither language nor
 *                  spelling have those of the lexicon before them; "threshold": 2.5, "share": 0.7
 *                  and "cap": 4 say what tags need to be kept
 *   codebook.tsv   code label definition include exclude example; code is required; if the file is
 *                  there, terms may only have its codes
 *   terms.tsv      code pattern kind weight level frame sections when note; code, pattern and kind
 *                  are required
 *   cues.tsv       class pattern direction reach weight sections when note; class and pattern are
 *                  required
 *   scores.tsv, evidence.tsv (code pattern weight note)   of a lexicon that was learnt: scoring.h
 *
 * Patterns: composite.h, pattern.h. Kinds: resource problem neutral enabling hindering. Levels:
 * micro meso macro; a frame is any text. Conditions (sections, when): condition.h. Weights are
 * decimal numbers up to 1,000, 1 if empty. Columns with other names: columns.h. A folder given with -l must have terms.tsv; a folder of cues must have
 * cues.tsv. A cue's direction is right, left or both; its reach a number of words, or clause,
 * sentence, list or section. Where they are empty its class decides (see cue_defaults in
 * lexicon_rows.c). */
#ifndef TL_LEXICON_H
#define TL_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "evidence.h"
#include "fault.h"
#include "matcher.h"
#include "scoring.h"
#include "slice.h"

enum term_kind {
	TERM_RESOURCE,	/* its presence helps */
	TERM_PROBLEM,	/* its presence hinders */
	TERM_NEUTRAL,
	TERM_ENABLING,	/* says by itself that something helps: "improved outcomes" */
	TERM_HINDERING,	/* says by itself that something hinders */
	TERM_KINDS
};

enum term_level {
	LEVEL_MICRO, LEVEL_MESO, LEVEL_MACRO,
	TERM_LEVELS
};

enum cue_class {
	CUE_BARRIER, CUE_ENABLER, CUE_DEFICIT, CUE_REMOVAL, CUE_NEGATOR, CUE_HEDGE, CUE_RECOMMEND,
	CUE_GAP, CUE_TOPIC, CUE_STOP, CUE_AIM, CUE_METHOD, CUE_BACKGROUND, CUE_PSEUDO, CUE_BACK,
	CUE_CLASSES
};

enum cue_direction {
	DIRECTION_RIGHT, DIRECTION_LEFT, DIRECTION_BOTH,
	DIRECTIONS
};

enum cue_reach {
	REACH_WORDS, REACH_CLAUSE, REACH_SENTENCE, REACH_LIST, REACH_SECTION,
	REACHES
};

/* How lexicons write them. */
const char *term_kind_name(enum term_kind kind);
const char *cue_class_name(enum cue_class class);

struct term {
	enum term_kind kind;
	uint32_t lexicon_number;
	uint32_t number;	/* of the code in the lexicon's scoring, if it has one */
	struct slice lexicon;	/* its name */
	struct slice code;
	struct slice level, frame;	/* facets; empty: none */
};

struct cue {
	enum cue_class class;
	enum cue_direction direction;
	enum cue_reach reach;
	uint32_t words;		/* of REACH_WORDS */
};

#define RULE_NONE UINT32_MAX	/* no condition */

/* What a row of evidence.tsv speaks for: a code, or what the sentence says. */
enum evidence_kind {
	EVIDENCE_NOT, EVIDENCE_CODE, EVIDENCE_BARRIER, EVIDENCE_ENABLER
};

/* One row of terms.tsv, evidence.tsv or cues.tsv. Entries are in the order they were read. What is
 * looked at wherever its pattern is seen stands in front, side by side. */
struct entry {
	/* Once sealed: */
	uint32_t group;		/* what competes for a place: a lexicon's terms; all cues, last */
	uint32_t meaning;	/* the same for the same code, or class, direction and reach */
	uint32_t rank;		/* by group, meaning, weight (highest first), order of reading */
	/* As it was read: */
	bool gapped;		/* its pattern has gaps and is not composite */
	bool wide;		/* its pattern is of several that are near each other */
	bool is_cue;
	double weight;
	int32_t says_barrier, says_enabler;	/* of a cue: thousandths, for learnt lexicons */
	enum evidence_kind evidence;	/* if it is, of term only lexicon and code count */
	uint32_t evidence_pattern;	/* of evidence: its number (evidence.h) */
	uint32_t section_rule, record_rule;	/* numbers of conditions: see circumstances.h */
	union {
		struct term term;
		struct cue cue;
	};
	struct slice rule;	/* "terms.tsv:12", a NUL behind it */
	const char *path;	/* of its table, as found from the folder given */
	size_t line;
	struct slice pattern;	/* as it is written */
	struct slice note;	/* for people; empty: none */
};

/* What barriers and enablers of a lexicon need to be kept: "threshold", "share" and "cap" in
 * lexicon.json; choice.h says how they are used. */
struct lexicon_limits {
	int32_t threshold;	/* thousandths, LIMIT_THRESHOLD * 1,000 at most */
	int32_t share;		/* thousandths of the best score */
	uint32_t cap;		/* LIMIT_CAP at most */
};

enum {
	LIMIT_THRESHOLD = 1000,
	LIMIT_CAP = 100
};

/* Several lexicons and folders of cues, and the matcher of all their patterns; a combiner
 * (combiner.h) makes what it sees sightings whose entries are numbers of entries here, or of
 * evidence. Read-only once sealed, and shared by threads; strings live as long as this. */
struct lexicons;

struct lexicons *lexicons_new(void);	/* NULL: no memory */
void lexicons_free(struct lexicons *lexicons);

/* Is told of a mistake ("file:line:column: ...") and returns whether to look for more. */
typedef bool lexicon_listener(void *data, const struct fault *fault);

/* Before the first folder: mistakes go to the listener, at most one of each row, and what follows
 * goes on as far as it makes sense. Without a listener the first mistake ends it. */
void lexicons_listen(struct lexicons *lexicons, lexicon_listener *listener, void *data);

/* Reads a lexicon and the cues that it names, or a folder of cues. A folder is read once, however
 * often it is named. False for a mistake; the fault is then the last one. */
bool lexicons_add(struct lexicons *lexicons, const char *folder, struct fault *fault);
bool lexicons_add_cues(struct lexicons *lexicons, const char *folder, struct fault *fault);

/* For patterns that stand in no folder: their language and a spelling folder (NULL: none). */
bool lexicons_read_by(struct lexicons *lexicons, const char *language, const char *spelling_folder,
	struct fault *fault);

/* Adds such a pattern (well-formed UTF-8) as a lexicon of its own: no longer match of another pattern
 * hides it. False and fault for a mistake; *at is then the byte of the source where it is. */
bool lexicons_add_pattern(struct lexicons *lexicons, struct slice source, const char **at,
	struct fault *fault);

/* After the last folder or pattern. False after any mistake, and for those that only show here. */
bool lexicons_seal(struct lexicons *lexicons, struct fault *fault);

const struct matcher *lexicons_matcher(const struct lexicons *lexicons);
const struct entry *lexicons_entries(const struct lexicons *lexicons);
size_t lexicons_entry_count(const struct lexicons *lexicons);
const struct evidence *lexicons_evidence(const struct lexicons *lexicons);
size_t lexicons_count(const struct lexicons *lexicons);	/* folders of cues not among them */
struct slice lexicons_name(const struct lexicons *lexicons, size_t number);
struct lexicon_limits lexicons_limits(const struct lexicons *lexicons, size_t number);
/* NULL for a lexicon without scores.tsv. */
const struct scoring *lexicons_scoring(const struct lexicons *lexicons, size_t number);
size_t lexicons_meanings(const struct lexicons *lexicons);	/* all are below this number */

#endif
