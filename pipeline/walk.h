/* walk.h: the files below a path, in an order that hangs on nothing but their names. */
#ifndef TL_WALK_H
#define TL_WALK_H

#include <stdbool.h>

#include "fault.h"

enum found_kind {
	FOUND_FILE,		/* named by the person, or a regular file (or a link to one) */
	FOUND_LINKED_DIRECTORY,	/* a link to a folder: not followed, it may be a loop */
	FOUND_OTHER,		/* a socket, a device ...: not opened */
	FOUND_UNREADABLE	/* a folder or a link that cannot be read: fault says why */
};

struct found {
	enum found_kind kind;
	const char *path;	/* valid during the call */
	const char *inside;	/* the path below the walked folder; of a file: its name */
};

/* Told of each thing that is found; false ends the walk. */
typedef bool found_function(void *context, const struct found *found, struct fault *fault);

/* Goes through a folder and the folders in it, the entries of each in the order of the bytes of
 * their names; names that start with a dot are left out. A path that is no folder is found
 * itself. False when `tell` returned false, or memory is out (fault). */
bool walk(const char *path, found_function *tell, void *context, struct fault *fault);

#endif
