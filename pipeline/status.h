/* status.h: exit statuses: what the output of a program is worth. */
#ifndef TL_STATUS_H
#define TL_STATUS_H

enum status {
	STATUS_WHOLE = 0,
	STATUS_SKIPPED = 1,	/* stages: ran to the end, -k left records out */
	STATUS_FOUND = 1,	/* tools: whole, and tells of something wrong or different */
	STATUS_MISUSE = 2,	/* wrong call, lexicon or settings; nothing was read */
	STATUS_BROKEN = 3	/* ended early: the output is not whole */
};

#endif
