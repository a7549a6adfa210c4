/* chain_run.c: a chain from its input to its exit status. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "chain.h"
#include "console.h"
#include "emitter.h"
#include "input.h"
#include "leg.h"
#include "operands.h"

enum {
	READ_BYTES = 128 * 1024,
	MOST_JOBS = 1024
};

static bool
complain(struct run *run, const struct fault *fault)
{
	if (!fault->quiet)
		fprintf(stderr, "%s: %s\n", run->program, fault->words);
	run->broken = true;
	return false;
}

/* What gives a leg its lines. */
struct feed {
	const struct strings *operands;	/* the files, or */
	const struct link *source;	/* the source that reads them, or */
	const struct link *sum;		/* the sum of the leg before */
	void *state;			/* and its merged state */
};

/* A file being cut into batches of whole lines. */
struct line_reader {
	struct emitter *emitter;
	struct input *input;
	struct buffer carry;	/* the beginning of a line whose end has not been read */
	uint64_t lines;		/* sent so far */
	bool started;
};

static uint64_t
count_lines(struct slice bytes)
{
	const char *at = bytes.at, *end = bytes.at + bytes.size;
	uint64_t count = 0;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		count++;
		at++;
	}
	return count;
}

/* A byte order mark is no part of the first record. */
static void
drop_mark(struct buffer *lines)
{
	if (lines->size >= 3 && memcmp(lines->at, "\xef\xbb\xbf", 3) == 0)
		memmove(lines->at, lines->at + 3, lines->size -= 3);
}

/* Sends the first `whole` bytes of the batch, which end with a line feed, and keeps the rest. */
static bool
send_lines(struct line_reader *reader, size_t whole)
{
	struct batch *batch = emitter_batch(reader->emitter);

	buffer_reset(&reader->carry, 4 * BATCH_BYTES);
	buffer_add(&reader->carry, batch->lines.at + whole, batch->lines.size - whole);
	batch->lines.size = whole;
	if (!reader->started)
		drop_mark(&batch->lines);
	reader->started = true;
	batch->first_line = reader->lines + 1;
	reader->lines += count_lines(buffer_slice(&batch->lines));
	return emit_flush(reader->emitter);
}

/* The bytes up to the last line feed behind `from`, with it; `otherwise` if there is none. */
static size_t
whole_lines(const struct buffer *lines, size_t from, size_t otherwise)
{
	const char *feed = NULL;

	if (from < lines->size)
		feed = memrchr(lines->at + from, '\n', lines->size - from);
	return feed ? (size_t)(feed - lines->at) + 1 : otherwise;
}

/* Reads until the batch is large enough or the next read would wait for somebody: then what is there
 * goes on its way first, so that a chain answers as it goes. -1: fault, 0: end of file. */
static ssize_t
fill_batch(struct line_reader *reader, size_t *whole, struct fault *fault)
{
	struct buffer *lines = &emitter_batch(reader->emitter)->lines;
	ssize_t got = 1;

	*whole = 0;
	buffer_add_slice(lines, buffer_slice(&reader->carry));
	while (*whole == 0
			|| (lines->size < BATCH_BYTES && !input_would_block(reader->input))) {
		char *room = buffer_reserve(lines, READ_BYTES);

		if (!room) {
			fault_memory(fault);
			return -1;
		}
		got = input_read(reader->input, room, READ_BYTES, fault);
		if (got <= 0)
			break;
		lines->size += (size_t)got;
		*whole = whole_lines(lines, lines->size - (size_t)got, *whole);
	}
	return got;
}

static bool
read_lines(struct line_reader *reader, struct fault *fault)
{
	struct progress *progress = &reader->emitter->run->progress;
	uint64_t before = progress->bytes;
	size_t whole;
	ssize_t got;

	do {
		struct buffer *lines = &emitter_batch(reader->emitter)->lines;

		got = fill_batch(reader, &whole, fault);
		progress->bytes = before + input_file_position(reader->input);
		if (got == 0 && whole < lines->size) {	/* the last line has no line feed */
			buffer_add_char(lines, '\n');
			whole = lines->size;
		}
		if (!send_lines(reader, whole))
			return true;	/* broken, and said so */
	} while (got > 0);
	return got == 0;
}

static bool
feed_file(struct emitter *emitter, const char *path, struct fault *fault)
{
	struct line_reader reader = { .emitter = emitter, .input = input_open(path, fault) };
	bool done = false;

	if (reader.input && emit_file(emitter, input_name(reader.input))) {
		input_quit_by(reader.input, emitter->run->quit);
		done = read_lines(&reader, fault);
	}
	input_close(reader.input);
	buffer_free(&reader.carry);
	return done && !emitter->stopped;
}

static bool
feed_files(struct emitter *emitter, const struct strings *operands, struct fault *fault)
{
	if (operands->count == 0)
		return feed_file(emitter, "-", fault);
	for (size_t i = 0; i < operands->count; i++)
		if (!feed_file(emitter, operands->at[i], fault))
			return false;
	return true;
}

/* Prints the lines that a stage has for the person. */
static void
print_remarks(struct run *run, const struct stage *stage, struct slice lines)
{
	const char *at = lines.at, *end = at + lines.size, *feed;

	progress_clear(&run->progress);
	for (; at < end && (feed = memchr(at, '\n', (size_t)(end - at))); at = feed + 1)
		fprintf(stderr, "tl-%s: %.*s\n", stage->name, (int)(feed - at), at);
}

/* Lets a stage say what it has to say. */
static bool
remark_stage(struct run *run, const struct stage *stage, void *state, struct fault *fault)
{
	struct buffer lines = { 0 };
	bool fine = stage->remark(state, &lines, fault);

	if (fine && buffer_failed(&lines))
		fine = fault_memory(fault);
	if (fine && lines.size)
		print_remarks(run, stage, buffer_slice(&lines));
	buffer_free(&lines);
	return fine;
}

/* Lets the maps of a leg that has been drained speak. */
static bool
remark(struct run *run, struct leg *leg, struct fault *fault)
{
	bool fine = true;

	for (size_t i = 0; i < leg->count && fine; i++) {
		const struct stage *stage = leg->links[i].stage;
		void *state;

		if (!stage->remark || stage->finish)
			continue;
		state = leg_merge(leg, i, fault);
		fine = state && remark_stage(run, stage, state, fault);
	}
	return fine;
}

static bool
finish_sum(struct emitter *emitter, const struct feed *feed, struct fault *fault)
{
	const struct stage *stage = feed->sum->stage;

	return stage->finish(feed->state, emitter, fault)
		&& (!stage->remark || remark_stage(emitter->run, stage, feed->state, fault));
}

/* Fills the leg, or the output where there are no links left. */
static bool
feed_leg(struct emitter *emitter, const struct feed *feed, struct fault *fault)
{
	const struct link *source = feed->source;
	bool done;

	if (feed->sum)
		done = finish_sum(emitter, feed, fault);
	else if (source)
		done = source->stage->produce(source->settings, feed->operands, emitter, fault);
	else
		done = feed_files(emitter, feed->operands, fault);
	if (emitter->leg)
		emit_flush(emitter);
	return done;
}

/* Runs links [0, count) on what the feed gives. */
static bool
run_legs(struct run *run, const struct link *links, size_t count, size_t jobs,
	const struct feed *feed)
{
	struct emitter emitter = { .run = run, .from = feed->sum ? feed->sum : feed->source };
	struct fault fault = { 0 };
	struct feed next = { 0 };
	struct leg leg;
	size_t length = 0;
	bool fine;

	if (count == 0 && feed->sum)
		return feed_leg(&emitter, feed, &fault) || run->broken || complain(run, &fault);
	while (length < count && !(length > 0 && links[length - 1].stage->finish))
		length++;
	fine = leg_start(&leg, run, links, length, jobs, &fault);
	if (fine) {
		emitter.leg = &leg;
		fine = feed_leg(&emitter, feed, &fault);
		leg_drain(&leg);
	}
	fine = fine && (run->broken || remark(run, &leg, &fault));
	if (!fine && !run->broken)
		complain(run, &fault);
	if (!run->broken && leg_sums(&leg)) {
		next.sum = &links[length - 1];
		next.state = leg_merge(&leg, length - 1, &fault);
		if (next.state)
			run_legs(run, links + length, count - length, jobs, &next);
		else
			complain(run, &fault);
	}
	emitter_end(&emitter);
	leg_end(&leg);
	return !run->broken;
}

static bool
open_outputs(struct run *run, const struct common_options *common, struct fault *fault)
{
	run->output = output_open(common->output, fault);
	if (run->output)
		output_set_jobs(run->output, common->jobs ? common->jobs : 1);
	if (run->output && common->rejects)
		run->rejects = output_open(common->rejects, fault);
	return run->output && (!common->rejects || run->rejects);
}

/* Gives up what the run has no more use for. */
static bool
confine(const struct chain *chain, const struct common_options *common,
	const struct strings *operands, struct fault *fault)
{
	struct confinement confinement;

	if (common->no_sandbox)
		return true;
	confine_begin(&confinement);
	confine_allow_all(&confinement, CONFINE_READ, operands);
	confine_allow(&confinement, CONFINE_END, common->output);
	confine_allow(&confinement, CONFINE_END, common->rejects);
	for (size_t i = 0; i < chain->count; i++)
		if (chain->links[i].stage->opens)
			chain->links[i].stage->opens(chain->links[i].settings, &confinement);
	return confine_enter(&confinement, fault);
}

/* What the last stage has stand before all else. */
static void
write_head(struct run *run, const struct link *last)
{
	struct buffer head = { 0 };
	struct fault fault = { 0 };
	bool fine = !last->stage->head || last->stage->head(last->settings, &head)
		|| fault_memory(&fault);

	if (!fine || (head.size && !output_write(run->output, buffer_slice(&head), &fault)))
		complain(run, &fault);
	buffer_free(&head);
}

static void
commit_outputs(struct run *run)
{
	struct fault fault = { 0 };

	if (!output_commit(run->output, &fault)
			|| (run->rejects && !output_commit(run->rejects, &fault)))
		complain(run, &fault);
}

static int
end_status(const struct run *run)
{
	if (run->broken)
		return STATUS_BROKEN;
	if (run->skipped == 0)
		return STATUS_WHOLE;
	fprintf(stderr, "%s: %llu record%s skipped\n", run->program,
		(unsigned long long)run->skipped, run->skipped == 1 ? "" : "s");
	return STATUS_SKIPPED;
}

/* From the first record to the last, and to the files' names. */
static void
run_all(struct run *run, const struct chain *chain, const struct common_options *common,
	const struct strings *operands)
{
	const struct link *links = chain->links;
	bool source = links[0].stage->produce != NULL;
	struct feed feed = { .operands = operands, .source = source ? links : NULL };
	size_t jobs = common->jobs ? common->jobs : 1;

	progress_start(&run->progress, !common->quiet
		&& (common->output || progress_beside_output()));
	run->progress.total = operands_size(operands, 0);
	run->quit = jobs > 1 ? eventfd(0, EFD_CLOEXEC) : -1;
	write_head(run, &links[chain->count - 1]);
	if (!run->broken)
		run_legs(run, links + source, chain->count - source, jobs, &feed);
	progress_clear(&run->progress);
	if (!run->broken)
		commit_outputs(run);
	if (run->quit >= 0)
		close(run->quit);
}

int
chain_run(struct chain *chain, const char *program, const struct common_options *common,
	const struct strings *operands)
{
	struct run run = { .program = program };
	struct fault fault = { 0 };
	bool source = chain->links[0].stage->produce != NULL;
	int status;

	signal(SIGPIPE, SIG_IGN);	/* a reader that went away is a failed write: status 3 */
	if (common->jobs > MOST_JOBS) {
		fault_set(&fault, "-j: at most %d", MOST_JOBS);
		return console_complain(program, &fault, STATUS_MISUSE);
	}
	if (!operands_check(operands, source, &fault)
			|| !operands_check_output(operands, common->output, &fault)
			|| !operands_check_output(operands, common->rejects, &fault)
			|| !open_outputs(&run, common, &fault)
			|| !confine(chain, common, operands, &fault)) {
		status = console_complain(program, &fault, STATUS_MISUSE);
	} else {
		run_all(&run, chain, common, operands);
		status = end_status(&run);
	}
	output_free(run.rejects);
	output_free(run.output);
	return status;
}
