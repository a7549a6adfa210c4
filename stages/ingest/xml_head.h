/* xml_head.h: what the first bytes of XML say of it. */
#ifndef TL_INGEST_XML_HEAD_H
#define TL_INGEST_XML_HEAD_H

#include <stdbool.h>

#include "sniff.h"

/* FORMAT_XML; FORMAT_TEXT for other XML and what is none; FORMAT_AUTO: the first element is not
 * there yet. `head` begins with no white space. */
enum format xml_head_format(struct slice head, bool ended);

/* Whether XML says that it is in an encoding that is left to undo: neither UTF-8 nor UTF-16. */
bool xml_tells_encoding(struct slice head);

#endif
