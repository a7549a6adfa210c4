/* xml_head.h: telling by its first element whether XML is of a kind that can be read. */
#ifndef TL_INGEST_XML_HEAD_H
#define TL_INGEST_XML_HEAD_H

#include <stdbool.h>

#include "sniff.h"

/* FORMAT_XML; FORMAT_TEXT for other XML and what is none; FORMAT_AUTO: the first element is not
 * there yet. `head` begins with no white space. */
enum format xml_head_format(struct slice head, bool ended);

#endif
