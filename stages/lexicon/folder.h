/* folder.h: what lexicon.json says, and where a lexicon's tables are. What is wrong with them the
 * reader of lexicons says (pipeline/lexicon.h): here it is passed over. */
#ifndef TL_LEXICON_FOLDER_H
#define TL_LEXICON_FOLDER_H

#include <stdbool.h>

#include "arena.h"
#include "fault.h"

/* Strings live in the arena, as long as the folder. */
struct folder_info {
	const char *path;	/* as it was given; borrowed */
	const char *name, *language;
	const char *title, *version;	/* NULL: none */
	const char *spelling;		/* a folder's path; NULL: none */
	struct arena arena;
};

/* folder_close also after a fault: no memory, or no such folder. */
bool folder_open(struct folder_info *folder, const char *path, struct fault *fault);
void folder_close(struct folder_info *folder);

/* "folder/file"; NULL and fault without memory. Lives as long as the folder. */
const char *folder_file(struct folder_info *folder, const char *file, struct fault *fault);

/* Whether there is such a file. One that cannot be looked at is: whoever opens it learns why. */
bool folder_has(struct folder_info *folder, const char *file);

#endif
