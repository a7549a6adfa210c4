/* web_table.h: the lines that web pages have around documents, each with what it is. */
#ifndef TL_INGEST_WEB_TABLE_H
#define TL_INGEST_WEB_TABLE_H

#include "web_words.h"

/* ROLE_NONE: it is not there. `words` are in small letters, with one space between words, and without a
 * colon behind them. */
enum web_role web_table_role(const char *words);

#endif
