/* encoding.h: bytes that are not UTF-8 become UTF-8. */
#ifndef TL_INGEST_ENCODING_H
#define TL_INGEST_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "slice.h"

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16_LE,
	ENCODING_UTF16_BE
};

/* What the byte order mark at the start of a file says (Unicode Standard 23.8). *mark is its
 * size in bytes, 0 where there is none: then the file is taken as UTF-8. */
enum encoding encoding_of(struct slice head, size_t *mark);

/* Adds UTF-16 bytes as UTF-8 and returns how many it used: an unfinished character at the end
 * is left unless `last` says that nothing follows. Halves of surrogate pairs and an odd last
 * byte become U+FFFD and are counted in *broken. */
size_t encoding_add_utf16(struct buffer *out, struct slice bytes, enum encoding encoding,
	bool last, uint64_t *broken);

/* The code point of a byte of Windows-1252 (a superset of Latin-1 in print; index of the WHATWG
 * Encoding Standard, its five holes as U+FFFD). */
uint32_t encoding_windows_1252(unsigned char c);

/* Adds text in which well-formed UTF-8 stays as it is and every other byte is read as
 * Windows-1252. So a file in either encoding, or in both by turns, needs no guess about the
 * whole. Returns how many bytes were read as Windows-1252. */
uint64_t encoding_add_repaired(struct buffer *out, struct slice text);

#endif
