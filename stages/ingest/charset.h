/* charset.h: encodings that pages say they have, beside UTF-8 and Windows-1252.
 *
 * They are known by labels of the WHATWG Encoding Standard and converted by iconv(3). All are
 * supersets of ASCII. */
#ifndef TL_INGEST_CHARSET_H
#define TL_INGEST_CHARSET_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "fault.h"
#include "slice.h"

enum {
	CHARSET_ROOM = 16	/* bytes of UTF-8 that one character may become */
};

/* Zero-initialise; charset_close. */
struct charset {
	const char *name;	/* for iconv; NULL: it is not open */
	iconv_t converter;
};

/* Opens the encoding that the head of a page names: <meta charset="gbk">, or <?xml encoding="gbk"?>.
 * Nothing is open then if it names none, or one that is not known here. False and fault: the system
 * failed. */
bool charset_open(struct charset *charset, struct slice page, struct fault *fault);
void charset_close(struct charset *charset);

/* Converts the character that the bytes begin with, and returns how many of them it is made of.
 * U+FFFD stands for a byte that begins none. */
size_t charset_next(const struct charset *charset, struct slice bytes, char out[CHARSET_ROOM],
	size_t *size);

/* Adds the text in UTF-8 and returns how many bytes of it were no characters. */
uint64_t charset_add(struct buffer *out, const struct charset *charset, struct slice text);

#endif
