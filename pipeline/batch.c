#include "batch.h"

#include <stdlib.h>

#include "fault.h"

struct batch *
batch_new(void)
{
	return calloc(1, sizeof(struct batch));
}

void
batch_free(struct batch *batch)
{
	if (!batch)
		return;
	buffer_free(&batch->file);
	buffer_free(&batch->lines);
	buffer_free(&batch->numbers);
	buffer_free(&batch->out);
	buffer_free(&batch->notes);
	buffer_free(&batch->rejects);
	free(batch);
}

void
batch_reset(struct batch *batch)
{
	const size_t keep = 4 * BATCH_BYTES;	/* one giant record is not paid for ever after */

	buffer_reset(&batch->file, keep);
	buffer_reset(&batch->lines, keep);
	buffer_reset(&batch->numbers, keep);
	buffer_reset(&batch->out, 4 * keep);
	buffer_reset(&batch->notes, keep);
	buffer_reset(&batch->rejects, keep);
	batch->records = batch->skipped = 0;
	batch->first_line = 0;
	batch->broken = false;
}

uint64_t
batch_line_number(const struct batch *batch, size_t index)
{
	uint64_t number;

	if (batch->numbers.size == 0)
		return batch->first_line ? batch->first_line + index : 0;
	memcpy(&number, batch->numbers.at + index * sizeof number, sizeof number);
	return number;
}

void
batch_note_place(struct batch *batch, const char *stage, uint64_t line)
{
	char shown[QUOTED_BYTES];

	buffer_add_format(&batch->notes, "tl-%s: ", stage);
	if (batch->file.size)
		buffer_add_format(&batch->notes, "%s:", quoted(shown, buffer_slice(&batch->file)));
	if (line)
		buffer_add_format(&batch->notes, "%llu:", (unsigned long long)line);
	if (batch->file.size || line)
		buffer_add_char(&batch->notes, ' ');
}
