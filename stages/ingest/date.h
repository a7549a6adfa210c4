/* date.h: dates as exports write them: 2019, 2019/11/6, 2019-11-06, 2019///, 20191106, Sep 30,
 * 30 Sep 2019. */
#ifndef TL_INGEST_DATE_H
#define TL_INGEST_DATE_H

#include <stdbool.h>

#include "slice.h"

struct date {
	unsigned year, month, day;	/* 0: not given */
};

/* Reads what it can. True if that is all there is: nothing would be lost with the text. */
bool date_read(struct slice text, struct date *date);

/* True if `date` says nothing that `whole` does not say too. */
bool date_within(struct date date, struct date whole);

#endif
