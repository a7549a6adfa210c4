/* Memory that runs out in what all programs share: records, files, chains. */
#include "input.h"
#include "output.h"
#include "scarce.h"

/* A line with escapes wherever they may be: each costs an allocation. Made in set_up. */
static struct buffer line;

static int
set_up(void **state)
{
	(void)state;
	buffer_add_string(&line, "{\"\\u0069d\":\"\\u0078\",\"text\":\"caf\\u00e9 one\",");
	for (unsigned i = 0; i < 200; i++)
		buffer_add_format(&line, "\"\\u006b%u\":{\"\\u0061\":1},", i);
	buffer_add_string(&line, "\"tokens\":[0,4,5,8],\"sentences\":[0,8],"
		"\"stems\":[\"caf\\u00e9\",\"one\"],\"sections\":[{\"start\":0,\"end\":8,"
		"\"label\":\"\\u0041\"}],\"tags\":[{\"start\":0,\"end\":4,\"code\":\"\\u0061\","
		"\"cues\":[{\"start\":5,\"end\":8,\"class\":\"\\u0062\"}]}]}\n");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	buffer_free(&line);
	return 0;
}

static bool
decode_layers(struct record *record, struct fault *fault)
{
	return record_sections(record, fault) && record_sentences(record, fault)
		&& record_stems(record, fault) && record_words(record, fault)
		&& record_tags(record, fault);
}

static bool
copy_record(struct record *record, struct buffer *out, struct fault *fault)
{
	if (!record_parse(record, buffer_slice(&line), true, fault)
			|| !decode_layers(record, fault))
		return false;
	record_set_tokens(record, *record_tokens(record, fault));
	record_set_tags(record, *record_tags(record, fault));
	return record_write(record, out, fault);
}

static bool
read_and_write(struct scratch *scratch, struct fault *fault)
{
	struct lexis *lexis = lexis_new(1 << 20);
	struct record *record = lexis ? record_new(lexis) : NULL;
	struct buffer out = { 0 };
	bool done = record ? copy_record(record, &out, fault) : fault_memory(fault);

	(void)scratch;
	record_free(record);
	lexis_free(lexis);
	buffer_free(&out);
	return done;
}

static void
records(void **state)
{
	try_with_ever_more(read_and_write, *state);
}

static bool
pack_and_unpack(struct scratch *scratch, struct fault *fault)
{
	char path[512];
	struct output *output;
	struct input *input;
	struct buffer bytes = { 0 };
	bool done;

	strcpy(path, scratch_path(scratch, "file.gz"));
	output = output_open(path, fault);
	done = output && output_write(output, buffer_slice(&line), fault)
		&& output_commit(output, fault);
	output_free(output);
	if (!done)
		return false;
	input = input_open(path, fault);
	done = input && input_read_all(input, &bytes, SIZE_MAX, fault);
	input_close(input);
	buffer_free(&bytes);
	return done;
}

static void
files(void **state)
{
	try_with_ever_more(pack_and_unpack, *state);
	assert_int_equal(scratch_clear(*state), 1);	/* no partial file is left */
}

static enum verdict
stem_each(void *worker, struct record *record, struct fault *fault)
{
	(void)worker;
	if (!decode_layers(record, fault))
		return VERDICT_BROKEN;
	record_set_tokens(record, *record_tokens(record, fault));
	return VERDICT_KEEP;
}

static const struct option options[] = {
	{ "by", 'b', OPTION_LIST, 0, "FIELD", "group by FIELD" }, { .name = NULL }
};
static const struct stage stem = {
	.name = "stem", .options = options, .settings_size = sizeof(struct strings),
	.each = stem_each
};
static const struct stage *const stages[] = { &stem, NULL };

static bool
read_program(struct scratch *scratch, struct fault *fault)
{
	struct program program = { 0 };
	bool done = program_read(&program, "stem -b 'a b' --by=c x|stem -b d y z", stages, fault)
		&& chain_configure(&program.chain, fault);

	(void)scratch;
	program_free(&program);
	if (!done && strcmp(fault->words, "tl-stem: out of memory") == 0)
		fault_memory(fault);
	return done;
}

static void
programs(void **state)
{
	try_with_ever_more(read_program, *state);
}

static bool
run_alone(struct scratch *scratch, struct fault *fault)
{
	return run_program(scratch, "stem | stem", stages, 1, fault);
}

static bool
run_threads(struct scratch *scratch, struct fault *fault)
{
	return run_program(scratch, "stem | stem", stages, 3, fault);
}

static void
runs(void **state)
{
	write_file(scratch_path(*state, "in"), buffer_slice(&line));
	try_with_ever_more(run_alone, *state);
	try_with_ever_more(run_threads, *state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(records),
		scratch_test(files),
		scratch_test(programs),
		scratch_test(runs),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
