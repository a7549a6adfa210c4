/* unicode.h: properties of code points, from tables that the build makes of the Unicode Character
 * Database (see unicode.awk), and the default word boundaries of UAX #29. */
#ifndef TL_UNICODE_H
#define TL_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

/* The version of the data: "15.0.0". */
const char *unicode_version(void);

/* Word_Break of UAX #29, with Extended_Pictographic beside it as a bit of its own. */
enum word_break {
	WB_OTHER, WB_CR, WB_LF, WB_NEWLINE, WB_EXTEND, WB_ZWJ, WB_REGIONAL_INDICATOR, WB_FORMAT,
	WB_KATAKANA, WB_HEBREW_LETTER, WB_ALETTER, WB_SINGLE_QUOTE, WB_DOUBLE_QUOTE, WB_MIDNUMLET,
	WB_MIDLETTER, WB_MIDNUM, WB_NUMERIC, WB_EXTENDNUMLET, WB_WSEGSPACE,
	WB_COUNT
};

enum word_break unicode_word_break(uint32_t code_point);
bool unicode_is_pictographic(uint32_t code_point);

/* General categories L*, N*: what makes a segment a word. */
bool unicode_is_letter(uint32_t code_point);
bool unicode_is_number(uint32_t code_point);
bool unicode_is_upper(uint32_t code_point);	/* Lu, Lt */
bool unicode_is_space(uint32_t code_point);	/* White_Space */

/* Columns of a terminal that a code point takes, and a well-formed text: 2 for East_Asian_Width W and
 * F (UAX #11), 0 for what is shown with the one before it (General_Category Mn, Me, Cf; the vowels
 * and final consonants of Hangul), else 1. */
unsigned unicode_width(uint32_t code_point);
unsigned unicode_text_width(struct slice text);

/* Simple lower-case mapping (UnicodeData.txt, field 13); where none is, the code point itself. */
uint32_t unicode_lower(uint32_t code_point);

/* The letter without its marks, by canonical decomposition (UnicodeData.txt, field 5): e for é;
 * what has none is itself, as ø is. */
uint32_t unicode_base(uint32_t code_point);

/* Lower-cases well-formed `text` into `out`, which has room for 3 * text.size bytes (a mapping
 * never grows a code point further); returns the bytes written. */
size_t unicode_lower_text(char *out, struct slice text);

/* Turns each U+2019 of well-formed `text` into "'", as stemmers and lexicons know it; returns the
 * bytes that are left. */
size_t unicode_straighten(char *text, size_t size);

/* The next UAX #29 word boundary behind byte `from` (< size) of well-formed text, in bytes.
 * `from` must itself be a boundary. */
size_t word_boundary(const char *text, size_t size, size_t from);

#endif
