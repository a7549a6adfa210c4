/* output: a file is there when it is whole and never before; a failed write is always seen. */
#include "input.h"
#include "output.h"
#include "scratch.h"

static struct fault fault;

static struct output *
open_output(const char *path)
{
	struct output *output = output_open(path, &fault);

	if (!output)
		fail_msg("%s", fault.words);
	return output;
}

static void
write_output(const char *path, struct slice bytes)
{
	struct output *output = open_output(path);

	assert_true(output_write(output, bytes, &fault));
	assert_true(output_commit(output, &fault));
	output_free(output);
}

static void
assert_file(const char *path, const char *expected)
{
	struct buffer seen = { 0 };

	read_file(path, &seen);
	assert_slice(buffer_slice(&seen), expected);
	buffer_free(&seen);
}

static void
a_file_appears_when_it_is_whole(void **state)
{
	char path[512];
	struct output *output;

	strcpy(path, scratch_path(*state, "out"));
	output = open_output(path);
	assert_true(output_write(output, SLICE("one\n"), &fault));
	assert_true(output_write(output, SLICE(""), &fault));
	assert_true(output_write(output, SLICE("two\n"), &fault));
	assert_false(is_there(path));
	assert_true(output_commit(output, &fault));
	assert_file(path, "one\ntwo\n");
	output_free(output);
	assert_file(path, "one\ntwo\n");
	assert_int_equal(scratch_clear(*state), 1);
}

static void
unfinished_files_are_known_by_name(void **state)
{
	(void)state;
	assert_true(output_is_unfinished("a.partial-1-0"));
	assert_true(output_is_unfinished("b/a.partial-x.gz.partial-12345-67"));
	assert_false(output_is_unfinished("a.partial-1"));
	assert_false(output_is_unfinished("a.partial-1-"));
	assert_false(output_is_unfinished("a.partial--1"));
	assert_false(output_is_unfinished("a.partial-1-0.gz"));
	assert_false(output_is_unfinished("a.partial-aB3dEf"));
	assert_false(output_is_unfinished("partial-1-0"));
	assert_false(output_is_unfinished(""));
}

static void
an_unfinished_file_leaves_nothing(void **state)
{
	char path[512];
	struct output *output;

	strcpy(path, scratch_path(*state, "out"));
	write_file(path, SLICE("old\n"));
	output = open_output(path);
	assert_true(output_write(output, SLICE("new\n"), &fault));
	assert_file(path, "old\n");
	output_free(output);
	assert_file(path, "old\n");
	assert_int_equal(scratch_clear(*state), 1);
}

static void
two_runs_never_share_a_file(void **state)
{
	char path[512];
	struct output *one, *two;

	strcpy(path, scratch_path(*state, "out"));
	one = open_output(path);
	two = open_output(path);
	assert_true(output_write(one, SLICE("one\n"), &fault));
	assert_true(output_write(two, SLICE("two\n"), &fault));
	assert_true(output_commit(one, &fault));
	assert_file(path, "one\n");
	assert_true(output_commit(two, &fault));
	assert_file(path, "two\n");
	output_free(one);
	output_free(two);
	assert_int_equal(scratch_clear(*state), 1);
}

static void
the_mode_is_the_usual_one(void **state)
{
	const mode_t masks[] = { 022, 027, 077 };
	char path[512];
	struct stat about;

	strcpy(path, scratch_path(*state, "out"));
	for (size_t i = 0; i < COUNT_OF(masks); i++) {
		mode_t before = umask(masks[i]);

		write_output(path, SLICE("x\n"));
		umask(before);
		assert_int_equal(stat(path, &about), 0);
		assert_int_equal(about.st_mode & 0777, 0666 & ~masks[i]);
	}
}

static void
read_gzip(const char *path, struct buffer *out)
{
	struct input *input = input_open(path, &fault);

	assert_non_null(input);
	buffer_reset(out, SIZE_MAX);
	assert_true(input_read_all(input, out, SIZE_MAX, &fault));
	input_close(input);
}

static void
gz_packs_the_same_bytes_every_time(void **state)
{
	struct buffer bytes = { 0 }, packed = { 0 }, again = { 0 };
	char path[512];

	for (unsigned i = 0; i < 200000; i++)
		buffer_add_format(&bytes, "%u\n", i * i);
	strcpy(path, scratch_path(*state, "out.gz"));
	write_output(path, buffer_slice(&bytes));
	read_file(path, &packed);
	assert_true(packed.size < bytes.size / 2);
	read_gzip(path, &again);
	assert_true(slice_equal(buffer_slice(&again), buffer_slice(&bytes)));
	write_output(scratch_path(*state, "other.gz"), buffer_slice(&bytes));
	read_file(scratch_path(*state, "other.gz"), &again);
	assert_true(slice_equal(buffer_slice(&again), buffer_slice(&packed)));
	buffer_free(&bytes);
	buffer_free(&packed);
	buffer_free(&again);
}

static void
gz_of_nothing_is_gzip(void **state)
{
	struct buffer seen = { 0 };
	char path[512];

	strcpy(path, scratch_path(*state, "empty.gz"));
	write_output(path, SLICE(""));
	read_file(path, &seen);
	assert_true(seen.size > 2 && memcmp(seen.at, "\x1f\x8b", 2) == 0);
	read_gzip(path, &seen);
	assert_int_equal(seen.size, 0);
	buffer_free(&seen);
}

/* Names that only look like it. */
static void
other_names_are_not_packed(void **state)
{
	static const char *const names[] = { "gz", "x.gzip", "x.GZ", "xgz", "x.gz.tmp" };

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		write_output(scratch_path(*state, names[i]), SLICE("plain\n"));
		assert_file(scratch_path(*state, names[i]), "plain\n");
	}
}

/* Plain writes fail at once or at the end, packed ones when the packer is full; all fail. */
static void
a_full_disk_is_seen(void **state)
{
	char path[512];

	if (!is_there("/dev/full"))
		skip();
	strcpy(path, scratch_path(*state, "full.gz"));
	assert_int_equal(symlink("/dev/full", path), 0);
	for (int packed = 0; packed < 2; packed++) {
		struct output *output = open_output(packed ? path : "/dev/full");

		fault_set(&fault, "nothing");
		assert_false(output_write(output, SLICE("lost\n"), &fault)
			&& output_commit(output, &fault));
		assert_words(&fault, "cannot write: No space left on device");
		assert_false(fault.quiet);
		output_free(output);
	}
}

static void
what_is_no_file_is_written_directly(void **state)
{
	struct stat about;

	(void)state;
	write_output("/dev/null", SLICE("x\n"));
	assert_int_equal(stat("/dev/null", &about), 0);
	assert_true(S_ISCHR(about.st_mode));
}

static void
names_that_cannot_be_written_are_refused(void **state)
{
	char path[512];

	strcpy(path, scratch_path(*state, "missing/out"));
	assert_null(output_open(path, &fault));
	assert_words(&fault, "missing/out: cannot create: No such file or directory");
	strcpy(path, scratch_path(*state, ""));
	assert_null(output_open(path, &fault));
	assert_words(&fault, "cannot open: Is a directory");
	assert_null(output_open("", &fault));
	assert_words(&fault, "the name of the output is empty");
	assert_int_equal(scratch_clear(*state), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(a_file_appears_when_it_is_whole),
		cmocka_unit_test(unfinished_files_are_known_by_name),
		scratch_test(an_unfinished_file_leaves_nothing),
		scratch_test(two_runs_never_share_a_file),
		scratch_test(the_mode_is_the_usual_one),
		scratch_test(gz_packs_the_same_bytes_every_time),
		scratch_test(gz_of_nothing_is_gzip),
		scratch_test(other_names_are_not_packed),
		scratch_test(a_full_disk_is_seen),
		cmocka_unit_test(what_is_no_file_is_written_directly),
		scratch_test(names_that_cannot_be_written_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
