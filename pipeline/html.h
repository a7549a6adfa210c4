/* html.h: text from outside as it may stand in an HTML page (WHATWG HTML, "Parsing").
 *
 * All take well-formed UTF-8. Line ends and tabs become spaces, what lettering.h does not show
 * U+FFFD. Nothing of this changes the number of UTF-16 code units. */
#ifndef TL_HTML_H
#define TL_HTML_H

#include <stddef.h>

#include "buffer.h"
#include "slice.h"

/* As text of an element, or between the quotes of an attribute. */
void html_add(struct buffer *out, struct slice text);

/* As a JSON string with its quotes that may stand in a script element of type application/json:
 * nothing in it can end the element or begin a comment. */
void html_add_json(struct buffer *out, struct slice text);

/* What JavaScript calls the length of the text: its UTF-16 code units. */
size_t html_units(struct slice text);

#endif
