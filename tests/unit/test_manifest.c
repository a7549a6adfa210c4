/* The manifest of a run: what is taken out of it, and what is refused. */
#include "../../stages/report/manifest.h"
#include "scratch.h"

#define FILES(counted) "[{\"path\":\"terms.tsv\",\"sha256\":\"ab\",\"" counted "\":7}," \
	"{\"path\":\"note\",\"sha256\":\"cd\"}]"
#define FOLDERS "[{\"name\":\"care\",\"sha256\":\"ef\",\"files\":" FILES("rows") "}]"

static const char whole[] =
	"{\"kind\":\"manifest\",\"version\":\"1.0\","
	"\"steps\":[\"tl-stem -s  spelling --last\",\"\",\"tl-tag -l care\","
	"\"a | themeline 'kwic -s | count -t' -o x\"],"
	"\"corpora\":[],\"lexicons\":" FOLDERS ",\"layers\":" FILES("lines") "}";

static void
takes_what_is_there(void **state)
{
	struct scratch *scratch = *state;
	struct manifest manifest = { 0 };
	const struct manifest_folder *care;
	struct fault fault = { 0 };
	struct slice value = SLICE("before");

	write_file(scratch_path(scratch, "m.json"), slice_of(whole));
	if (!manifest_open(&manifest, scratch->path, &fault))
		fail_msg("%s", fault.words);
	assert_slice(manifest.version, "1.0");
	assert_int_equal(manifest.corpus_count, 0);
	assert_int_equal(manifest.layers[0].count, 7);
	care = manifest_lexicon(&manifest, SLICE("care"));
	assert_int_equal(manifest_file(care, "terms.tsv")->count, 7);
	assert_int_equal(manifest_file(care, "note")->count, 0);
	assert_null(manifest_file(care, "cues.tsv"));
	assert_null(manifest_lexicon(&manifest, SLICE("car")));
	assert_true(manifest_option(&manifest, "tl-stem", "-s", &value));
	assert_slice(value, "spelling");
	assert_true(manifest_option(&manifest, "tl-stem", "--last", &value));
	assert_slice(value, "");
	assert_false(manifest_option(&manifest, "tl-tag", "-s", &value));
	assert_true(manifest_option(&manifest, "tl-kwic", "-s", &value));
	assert_true(manifest_option(&manifest, "tl-count", "-t'", &value));
	assert_false(manifest_option(&manifest, "tl-kwic", "-t'", &value));
	manifest_close(&manifest);
}

static void
refuses_what_is_none(void **state)
{
	static const char *const broken[] = {
		"", "[]", "7", "{}", "{\"version\":7}", "{\"version\":\"1\",\"version\":\"1\"}",
		"{\"version\":\"1\",\"steps\":{}}", "{\"version\":\"1\",\"steps\":[7]}",
		"{\"version\":\"1\",\"steps\":[],\"corpora\":[7]}",
		"{\"version\":\"1\",\"steps\":[],\"corpora\":[{\"name\":\"a\",\"sha256\":\"\"}]}",
		"{\"version\":\"1\",\"steps\":[],\"corpora\":[],\"lexicons\":[{\"name\":\"a\","
			"\"sha256\":\"\",\"files\":[{\"path\":\"x\",\"sha256\":\"\",\"rows\":-1}]}]}",
		"{\"version\":\"1\",\"steps\":[],\"corpora\":[],\"lexicons\":[]}",
		"{\"version\":\"1\",\"steps\":[],\"corpora\":[],\"lexicons\":[],"
			"\"layers\":[{\"path\":\"x\",\"sha256\":\"\",\"lines\":1.5}]}",
	};
	struct scratch *scratch = *state;

	for (size_t i = 0; i < COUNT_OF(broken); i++) {
		struct manifest manifest = { 0 };
		struct fault fault = { 0 };

		write_file(scratch_path(scratch, "m.json"), slice_of(broken[i]));
		if (manifest_open(&manifest, scratch->path, &fault))
			fail_msg("taken: %s", broken[i]);
		assert_words(&fault, "m.json:");
		manifest_close(&manifest);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(takes_what_is_there),
		scratch_test(refuses_what_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
