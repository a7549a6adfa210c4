#include "emitter.h"

#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>

struct batch *
emitter_batch(struct emitter *emitter)
{
	if (!emitter->batch) {
		emitter->batch = leg_take(emitter->leg);
		buffer_add_slice(&emitter->batch->file, buffer_slice(&emitter->file));
	}
	return emitter->batch;
}

bool
emit_flush(struct emitter *emitter)
{
	struct batch *batch = emitter->batch;

	emitter->batch = NULL;
	if (batch && !leg_send(emitter->leg, batch))
		emitter->stopped = true;
	return !emitter->stopped;
}

void
emitter_end(struct emitter *emitter)
{
	buffer_free(&emitter->file);
}

static bool
put_out(struct emitter *emitter, struct slice bytes)
{
	struct run *run = emitter->run;
	struct fault fault = { 0 };

	if (emitter->stopped || output_write(run->output, bytes, &fault))
		return !emitter->stopped;
	if (!fault.quiet)
		fprintf(stderr, "%s: %s\n", run->program, fault.words);
	emitter->stopped = run->broken = true;
	return false;
}

bool
emit_line(struct emitter *emitter, struct slice line, uint64_t source_line)
{
	struct batch *batch;

	if (emitter->stopped)
		return false;
	if (!emitter->leg)
		return put_out(emitter, line) && put_out(emitter, SLICE("\n"));
	batch = emitter_batch(emitter);
	buffer_add_slice(&batch->lines, line);
	buffer_add_char(&batch->lines, '\n');
	buffer_add(&batch->numbers, &source_line, sizeof source_line);
	return batch->lines.size < BATCH_BYTES || emit_flush(emitter);
}

bool
emit_bytes(struct emitter *emitter, struct slice bytes)
{
	return put_out(emitter, bytes);
}

/* How far a source is, shows by the files that it is done with. */
static void
count_file(struct emitter *emitter, const char *path)
{
	struct stat about;

	emitter->run->progress.bytes += emitter->file_size;
	emitter->file_size = stat(path, &about) == 0 && S_ISREG(about.st_mode)
		? (uint64_t)about.st_size : 0;
}

bool
emit_file(struct emitter *emitter, const char *path)
{
	if (!emit_flush(emitter))
		return false;
	if (emitter->from)
		count_file(emitter, path);
	emitter->file.size = 0;
	buffer_add_string(&emitter->file, path);
	return true;
}

void
emit_note(struct emitter *emitter, uint64_t source_line, const char *format, ...)
{
	struct batch *batch;
	char words[FAULT_WORDS];
	va_list list;

	va_start(list, format);
	vsnprintf(words, sizeof words, format, list);
	va_end(list);
	if (!emitter->leg) {	/* a sum that stands last */
		progress_clear(&emitter->run->progress);
		fprintf(stderr, "tl-%s: %s\n", emitter->from->stage->name, words);
		return;
	}
	batch = emitter_batch(emitter);
	batch_note_place(batch, emitter->from->stage->name, source_line);
	buffer_add_format(&batch->notes, "%s\n", words);
}

bool
emit_reject(struct emitter *emitter, uint64_t source_line, struct slice raw,
	const struct fault *fault)
{
	struct batch *batch = emitter_batch(emitter);

	emit_note(emitter, source_line, "%s", fault->words);
	if (!emitter->from->common.keep_going) {
		batch->broken = true;
		emit_flush(emitter);
		return false;
	}
	batch->skipped++;
	if (emitter->run->rejects)
		buffer_add_slice(&batch->rejects, raw);
	return true;
}
