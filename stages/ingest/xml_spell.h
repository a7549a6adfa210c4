/* xml_spell.h: characters beyond ASCII on their way through the parser.
 *
 * libxml2 reads ASCII text in runs, but from the first other character to the next tag character by
 * character, which takes several times as long. So what stands between two tags is shown to it
 * spelt: for each such character U+007F and a letter for each byte, '?' and the byte's low six bits
 * (the parser sees nothing special in these). U+007F itself is spelt U+007F '@' wherever it stands:
 * no character's first byte has that letter. Names, in tags and references, are left as they are,
 * and so is what XML does not allow, which the parser has to see. */
#ifndef TL_INGEST_XML_SPELL_H
#define TL_INGEST_XML_SPELL_H

#include <stddef.h>

#include "buffer.h"
#include "slice.h"

/* Adds a piece of a file in well-formed UTF-8. Text that is not ended by a tag in the same piece is
 * left as it is. */
void xml_spell(struct buffer *out, struct slice piece);

/* Whether a piece is the same when it is spelt. */
bool xml_is_plain(struct slice piece);

/* Text as the parser calls back with it: a U+007F alone comes from a reference (&#127;), and is spelt
 * now. */
struct slice xml_spelt_reference(struct slice text);

/* How many bytes a spelt piece was. */
size_t xml_unspelt_size(struct slice spelt);

/* Puts the characters back in place and returns the size of the text: well-formed UTF-8 if it came
 * so. */
size_t xml_unspell(char *text, size_t size);

#endif
