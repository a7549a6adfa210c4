/* manifest.h: what a run was made of and with, as pipeline/manifest writes it
 * (pipeline/manifest.schema.json). */
#ifndef TL_REPORT_MANIFEST_H
#define TL_REPORT_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "fault.h"
#include "slice.h"

struct manifest_file {
	struct slice path, sha256;
	uint64_t count;		/* rows of a lexicon's table, lines of a layer; else 0 */
};

struct manifest_folder {
	struct slice name, sha256;
	struct manifest_file *files;
	size_t file_count;
};

struct manifest {
	struct slice version;	/* of themeline */
	struct slice *steps;	/* commands, in their order */
	struct manifest_folder *corpora, *lexicons;
	struct manifest_file *layers;
	size_t step_count, corpus_count, lexicon_count, layer_count;
	struct json_t *root;	/* jansson's; what the strings are views of */
	struct arena arena;
};

/* `manifest` is zero-initialised; manifest_close also after a fault, which names the file. */
bool manifest_open(struct manifest *manifest, const char *path, struct fault *fault);
void manifest_close(struct manifest *manifest);

/* The folder of a lexicon, and a file in it; NULL: none is called so. */
const struct manifest_folder *manifest_lexicon(const struct manifest *manifest,
	struct slice name);
const struct manifest_file *manifest_file(const struct manifest_folder *folder,
	const char *path);

/* Whether a step of that program ("tl-stem"), or a pipeline in a step, has the option; *value is
 * then the word behind it, empty where there is none. */
bool manifest_option(const struct manifest *manifest, const char *program, const char *option,
	struct slice *value);

#endif
