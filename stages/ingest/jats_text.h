/* jats_text.h: the text of parts of an article in JATS, as a person would read it aloud.
 *
 * Paragraphs, headings and items of lists stand apart by an empty line; what letters a part of a
 * line leaves no trace, and citations read as they stand. Left out are tables, figures, captions,
 * formulae, footnotes, references, labels and lists of supplements. */
#ifndef TL_INGEST_JATS_TEXT_H
#define TL_INGEST_JATS_TEXT_H

#include "xml_tree.h"

/* Adds what stands in `node`, behind an empty line if there is something already. */
void jats_add(struct buffer *out, const struct xml_tree *tree, size_t node);

#endif
