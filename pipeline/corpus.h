/* corpus.h: the records that a tool reads, line by line. */
#ifndef TL_CORPUS_H
#define TL_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"
#include "options.h"
#include "progress.h"
#include "slice.h"
#include "status.h"

/* Does something with a line that is not blank; it is valid until the next. False: fault
 * says why. */
typedef bool corpus_visitor(void *data, struct slice line, struct fault *fault);

/* Calls the visitor for each line of the files from operand `first` on; without any, of standard
 * input. STATUS_BROKEN and fault, with file and line, where one cannot be read or the visitor
 * returns false. */
enum status corpus_visit(const struct strings *operands, size_t first, corpus_visitor *visitor,
	void *data, struct fault *fault);

/* The same, and shows how far it is: for tools that write nothing meanwhile. */
enum status corpus_visit_all(const struct strings *operands, size_t first, corpus_visitor *visitor,
	void *data, struct progress *progress, struct fault *fault);

#endif
