/* json_scan.h: strings, numbers and literals of json_check.c, which alone includes this. */
#ifndef TL_JSON_SCAN_H
#define TL_JSON_SCAN_H

#include "json.h"

struct scan {
	const char *start, *at, *end;
	struct json_check *check;
	struct json_keys *keys;
	struct fault *fault;
};

/* Sets the fault, with the column at hand; always false. */
bool json_complain(struct scan *scan, const char *what);

/* From an opening quote to behind the closing one. */
bool json_scan_string(struct scan *scan);

/* From the first byte of a value that is neither array nor object to behind its last. */
bool json_scan_scalar(struct scan *scan);

#endif
