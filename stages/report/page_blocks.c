#include "page_blocks.h"

#include <stdint.h>

void
page_blocks_next(struct page_blocks *blocks, struct buffer *out)
{
	if (blocks->count % PAGE_BLOCK) {
		buffer_add_string(out, ",\n");
	} else {
		page_blocks_end(blocks, out);
		buffer_add_format(out, "<script type=\"application/json\" id=\"%s-%llu\">[\n",
			blocks->name, (unsigned long long)(blocks->count / PAGE_BLOCK));
	}
	blocks->count++;
}

void
page_blocks_end(const struct page_blocks *blocks, struct buffer *out)
{
	if (blocks->count)
		buffer_add_string(out, "\n]</script>\n");
}
