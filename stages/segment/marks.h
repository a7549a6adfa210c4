/* marks.h: what punctuation does around the end of a sentence. */
#ifndef TL_SEGMENT_MARKS_H
#define TL_SEGMENT_MARKS_H

#include <stdbool.h>
#include <stdint.h>

enum {
	MARK_ELLIPSIS = 0x2026,
	MARK_LINE_SEPARATOR = 0x2028,
	MARK_PARAGRAPH_SEPARATOR = 0x2029
};

/* Ends sentences: the property Sentence_Terminal of Unicode. */
bool mark_is_terminal(uint32_t code_point);

/* Quotes and brackets. A quote is both: which one it is here depends on the space around it. */
bool mark_is_opening(uint32_t code_point);
bool mark_is_closing(uint32_t code_point);
bool mark_is_quote(uint32_t code_point);

/* Stands before the items of lists and nowhere else: not the hyphen, dashes and the asterisk. */
bool mark_is_bullet(uint32_t code_point);

/* A raised digit, as reference numbers have. */
bool mark_is_superscript(uint32_t code_point);

#endif
