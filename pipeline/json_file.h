/* json_file.h: a small file of JSON as a tree of jansson's: settings, manifests. */
#ifndef TL_JSON_FILE_H
#define TL_JSON_FILE_H

#include <jansson.h>

#include "fault.h"

enum {
	JSON_FILE_BYTES = 64 * 1024 * 1024	/* a larger file is refused */
};

/* The value that the file holds, to be given back by json_decref. NULL and fault, with file, line and
 * column, if it cannot be read, is larger, or is not RFC 8259 without a key twice in any object. */
json_t *json_file_read(const char *path, struct fault *fault);

#endif
