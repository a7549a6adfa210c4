/* The files below a folder, in the order of their bytes. */
#include "scratch.h"
#include "walk.h"

struct seen {
	struct buffer list;	/* "inside=kind " for each */
	size_t most;		/* then the walk is ended */
};

static bool
note(void *context, const struct found *found, struct fault *fault)
{
	struct seen *seen = context;

	(void)fault;
	buffer_add_format(&seen->list, "%s=%d ", found->inside, (int)found->kind);
	return --seen->most > 0;
}

static void
assert_walk(const char *path, size_t most, bool whole, const char *expected)
{
	struct fault fault = { .words = "" };
	struct seen seen = { .most = most };

	assert_int_equal(walk(path, note, &seen, &fault), whole);
	assert_slice(buffer_slice(&seen.list), expected);
	buffer_free(&seen.list);
}

static void
make_folder(struct scratch *scratch, const char *name)
{
	assert_int_equal(mkdir(scratch_path(scratch, name), 0700), 0);
}

static void
make_file(struct scratch *scratch, const char *name)
{
	write_file(scratch_path(scratch, name), SLICE("x"));
}

static void
make_link(struct scratch *scratch, const char *to, const char *name)
{
	assert_int_equal(symlink(to, scratch_path(scratch, name)), 0);
}

static void
folders(void **state)
{
	struct scratch *scratch = *state;
	char command[1024];

	make_folder(scratch, "in");
	make_folder(scratch, "in/b");
	make_folder(scratch, "in/.hidden");
	make_folder(scratch, "in/empty");
	make_file(scratch, "in/b/z");
	make_file(scratch, "in/b/\xc3\xa9");
	make_file(scratch, "in/b.txt");
	make_file(scratch, "in/B.txt");
	make_file(scratch, "in/.x");
	make_link(scratch, "../in", "in/loop");
	make_link(scratch, "b.txt", "in/link");
	make_link(scratch, "nowhere", "in/nothing");
	assert_int_equal(mkfifo(scratch_path(scratch, "in/pipe"), 0600), 0);
	assert_walk(scratch_path(scratch, "in"), 100, true,
		"B.txt=0 b/z=0 b/\xc3\xa9=0 b.txt=0 link=0 loop=1 nothing=3 pipe=2 ");
	assert_walk(scratch_path(scratch, "in/"), 2, false, "B.txt=0 b/z=0 ");
	assert_walk(scratch_path(scratch, "in/b/z"), 100, true, "z=0 ");
	assert_walk(scratch_path(scratch, "in/loop"), 1, false, "B.txt=0 ");
	assert_walk("-", 100, true, "-=0 ");
	assert_walk("", 100, true, "=0 ");
	snprintf(command, sizeof command, "rm -r '%s'", scratch_path(scratch, "in"));
	assert_int_equal(system(command), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(folders),
	};

	return cmocka_run_group_tests_name("ingest: folders", tests, NULL, NULL);
}
