#include "wide.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum {
	PAGE = 2 * 1024 * 1024,	/* where huge pages are larger, this is no use and no harm */
	LEAST = PAGE / 2	/* less wastes most of a page */
};

static size_t
whole_pages(size_t size)
{
	return (size + PAGE - 1) / PAGE * PAGE;
}

/* Not from malloc, which puts off what it does with large arrays when it has seen one freed. */
void *
wide_take(size_t size)
{
	size_t whole, before;
	char *memory;

	if (size < LEAST)
		return calloc(1, size);
	if (size > SIZE_MAX - PAGE - PAGE)
		return NULL;
	whole = whole_pages(size);
	memory = mmap(NULL, whole + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return NULL;
	before = whole_pages((uintptr_t)memory) - (uintptr_t)memory;
	if (before)
		munmap(memory, before);
	memory += before;
	munmap(memory + whole, PAGE - before);
	madvise(memory, whole, MADV_HUGEPAGE);	/* a wish: if it is not heard, pages are small */
	return memory;
}

void
wide_free(void *memory, size_t size)
{
	if (size < LEAST)
		free(memory);
	else if (memory)
		munmap(memory, whole_pages(size));
}
