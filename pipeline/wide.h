/* wide.h: memory for large tables that are read all over, a few bytes here and there.
 *
 * In pages of 4 KiB each such look may cost another one, for where the page is; memory from here is in
 * huge pages where the system has some to give (Linux: transparent_hugepage is madvise or always). */
#ifndef TL_WIDE_H
#define TL_WIDE_H

#include <stddef.h>

/* Zeros; NULL when memory is out. */
void *wide_take(size_t size);

/* `size` as it was taken; memory may be NULL. */
void wide_free(void *memory, size_t size);

#endif
