/* Memory that runs out, at every single allocation: said so, nothing leaks, nothing falls over.
 *
 * The Makefile links this test with malloc, calloc and realloc wrapped. */
#include <stdatomic.h>

#include "chain.h"
#include "input.h"
#include "output.h"
#include "program.h"
#include "scratch.h"
#include "tool.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static atomic_long left = -1;	/* allocations until one fails; negative: none does */

static bool
fails(void)
{
	return left >= 0 && left-- == 0;
}

void *
__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : __real_calloc(count, size);
}

void *
__wrap_realloc(void *memory, size_t size)
{
	return fails() ? NULL : __real_realloc(memory, size);
}

/* Does something, first with no memory at all, then with one allocation more each time. It must
 * fail with the right words or succeed, and at last succeed. */
static void
try_with_ever_more(bool (*act)(struct scratch *scratch, struct fault *fault),
	struct scratch *scratch)
{
	bool failed = true;

	for (long allowed = 0; failed; allowed++) {
		struct fault fault = { 0 };
		bool done;

		left = allowed;
		done = act(scratch, &fault);
		failed = left < 0;	/* the one that fails has been reached */
		left = -1;
		if (!done)
			assert_string_equal(fault.words, "out of memory");
		if (!failed)
			assert_true(done);
		assert_true(allowed < 10000);
	}
}

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
run_program(struct scratch *scratch, const char *text, const struct stage *const *table,
	uint64_t jobs, struct fault *fault)
{
	struct program program = { 0 };
	struct strings operands = { 0 };
	char in[512], out[512];
	struct common_options common = { .output = out, .jobs = jobs, .no_sandbox = true };
	int status = STATUS_MISUSE;

	strcpy(in, scratch_path(scratch, "in"));
	strcpy(out, scratch_path(scratch, "out"));
	unlink(out);
	if (program_read(&program, text, table, fault)
			&& chain_configure(&program.chain, fault) && strings_add(&operands, in))
		status = chain_run(&program.chain, "test", &common, &operands);
	program_free(&program);
	strings_free(&operands);
	if (status == STATUS_WHOLE)
		return is_there(out);
	if (status == STATUS_MISUSE && fault->words[0] && !strstr(fault->words, "out of memory"))
		fail_msg("%s", fault->words);
	if (is_there(out))
		fail_msg("status %d and yet there is an output", status);
	return fault_memory(fault);
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

/* Their diagnostics go nowhere. */
static void
runs(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	write_file(scratch_path(*state, "in"), buffer_slice(&line));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(run_alone, *state);
	try_with_ever_more(run_threads, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
}

extern const struct stage compare_stage, cooccur_stage, count_stage, kwic_stage, tag_stage,
	terms_stage;

/* Runs a stage, or several times the same one, from file "in" to file "out". */
static bool
run_jobs_of(struct scratch *scratch, const struct stage *stage, const char *text, uint64_t jobs,
	struct fault *fault)
{
	const struct stage *const table[] = { stage, NULL };

	return run_program(scratch, text, table, jobs, fault);
}

static bool
run_stage(struct scratch *scratch, const struct stage *stage, const char *text,
	struct fault *fault)
{
	return run_jobs_of(scratch, stage, text, 1, fault);
}

static const char terms[] =
	"code\tpattern\tkind\tlevel\tframe\tsections\twhen\n"
	"a/near\tone near/2 two|three near/3 four\tresource\tmeso\tf\t!methods\tid=x\n"
	"a/except\ttwo {3} four unless three five unless six\tproblem\n"
	"b\t@a near/4 five unless /z+/\tneutral\t\t\tnone\tn>1\n"
	"c\t/f\\w+/i\tneutral\n";

static bool
run_tag(struct scratch *scratch, struct fault *fault)
{
	char text[512];

	snprintf(text, sizeof text, "tag -l %s", scratch->folder);
	return run_stage(scratch, &tag_stage, text, fault);
}

/* From the tables of a lexicon to tags. */
static void
lexicons(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	struct buffer out = { 0 };

	write_file(scratch_path(*state, "terms.tsv"), SLICE(terms));
	write_file(scratch_path(*state, "cues.tsv"),
		SLICE("class\tpattern\twhen\nbarrier\tfive near/3 six\tn>=2\n"));
	write_file(scratch_path(*state, "in"), SLICE("{\"id\":\"x\",\"n\":2,\"text\":\"one two three "
		"four five six\",\"sentences\":[0,27],\"tokens\":[0,3,4,7,8,13,14,18,19,23,24,27],"
		"\"stems\":[\"one\",\"two\",\"three\",\"four\",\"five\",\"six\"]}\n"));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(run_tag, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
	read_file(scratch_path(*state, "out"), &out);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.at, "\"code\":\"a/near\""));
	assert_non_null(strstr(out.at, "\"code\":\"b\""));
	assert_non_null(strstr(out.at, "\"code\":\"c\""));
	buffer_free(&out);
}

static bool
run_count(struct scratch *scratch, struct fault *fault)
{
	char text[512];

	snprintf(text, sizeof text, "count -p -b n/2,s -r 3 | count -m -t -L 0.1 -l %s",
		scratch->folder);
	return run_stage(scratch, &count_stage, text, fault);
}

#define TAGS "\"tags\":[{\"start\":0,\"end\":3,\"lexicon\":\"l\",\"code\":\"a/\\u0062\"," \
	"\"polarity\":\"barrier\"},{\"start\":1,\"end\":3,\"lexicon\":\"l\",\"code\":\"uncoded\"," \
	"\"polarity\":\"enabler\"}]}\n"

/* From documents to parts, and from these to what a whole count finds. */
static void
counts(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	struct buffer out = { 0 };

	write_file(scratch_path(*state, "codebook.tsv"), SLICE("code\tlabel\na/b\tB\nc\tC\n"));
	write_file(scratch_path(*state, "in"), SLICE(
		"{\"id\":\"x\",\"n\":2,\"text\":\"one\",\"sentences\":[0,3],\"tokens\":[0,3]," TAGS
		"{\"id\":\"y\",\"s\":\"\\u0041\",\"text\":\"one\",\"sentences\":[],\"tokens\":[]," TAGS));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(run_count, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
	read_file(scratch_path(*state, "out"), &out);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.at, "\"all\":true,\"by\":{},\"lexicon\":\"l\",\"code\":\"a/b\""));
	assert_non_null(strstr(out.at, "\"key_stability\""));
	buffer_free(&out);
}

static bool
run_compare(struct scratch *scratch, struct fault *fault)
{
	return run_stage(scratch, &compare_stage, "compare --by g -r 5 -n 5", fault);
}

static bool
run_cooccur(struct scratch *scratch, struct fault *fault)
{
	return run_stage(scratch, &cooccur_stage, "cooccur --by g -u document -f level", fault);
}

#define TAGGED(id, group) "{\"id\":\"" id "\",\"g\":" group ",\"text\":\"one two\"," \
	"\"sentences\":[0,7],\"tokens\":[0,3,4,7],\"tags\":[{\"start\":0,\"end\":3," \
	"\"lexicon\":\"l\",\"code\":\"a/b\",\"polarity\":\"barrier\"},{\"start\":4,\"end\":7," \
	"\"lexicon\":\"l\",\"code\":\"c\",\"polarity\":\"enabler\"}]}\n"

static void
comparisons(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	struct buffer out = { 0 };

	write_file(scratch_path(*state, "in"), SLICE(TAGGED("x", "\"p\"") TAGGED("y", "\"q\"")
		TAGGED("z", "1")));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(run_compare, *state);
	try_with_ever_more(run_cooccur, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
	read_file(scratch_path(*state, "out"), &out);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.at, "\"both\":1"));
	buffer_free(&out);
}

static bool
run_terms(struct scratch *scratch, struct fault *fault)
{
	return run_jobs_of(scratch, &terms_stage, "terms -n 1-2 -s -d --by source --keyness", 2,
		fault);
}

static bool
run_collocations(struct scratch *scratch, struct fault *fault)
{
	return run_jobs_of(scratch, &terms_stage, "terms -c -w 3 --node one -f text", 2, fault);
}

static bool
run_concordance(struct scratch *scratch, struct fault *fault)
{
	return run_stage(scratch, &kwic_stage, "kwic -e 'one near/2 three' -e two -b source",
		fault);
}

static bool
run_sorted_concordance(struct scratch *scratch, struct fault *fault)
{
	return run_jobs_of(scratch, &kwic_stage, "kwic -f text -s 1R,match -n 1 'one|two'", 2,
		fault);
}

static void
reading_aids(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	write_file(scratch_path(*state, "in"), SLICE(
		"{\"id\":\"x\",\"source\":\"\\u0061\",\"text\":\"one two three\",\"sentences\":[0,13],"
		"\"tokens\":[0,3,4,7,8,13],\"stems\":[\"one\",\"two\",\"three\"]}\n"
		"{\"id\":\"y\",\"text\":\"two one\",\"sentences\":[0,7],\"tokens\":[0,3,4,7],"
		"\"stems\":[\"two\",\"one\"]}\n"));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(run_terms, *state);
	try_with_ever_more(run_collocations, *state);
	try_with_ever_more(run_concordance, *state);
	try_with_ever_more(run_sorted_concordance, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
}

extern const struct stage dedupe_stage;

static bool
run_dedupe(struct scratch *scratch, struct fault *fault)
{
	char text[1024];

	snprintf(text, sizeof text, "dedupe --explain %s/pairs", scratch->folder);
	return run_jobs_of(scratch, &dedupe_stage, text, 2, fault);
}

#define CARE "\"title\":\"C\\u0061re of older people at home\"," \
	"\"author\":[{\"family\":\"\\u0041\"}]"

static void
duplicates(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	struct buffer out = { 0 };

	write_file(scratch_path(*state, "in"), SLICE(
		"{\"id\":\"x\",\"text\":\"\"," CARE ",\"DOI\":\"10.1000/a\","
		"\"abstract\":\"one two\"}\n"
		"{\"id\":\"y\",\"text\":\"\"," CARE ",\"\\u0065\":1}\n"
		"{\"id\":\"z\",\"text\":\"\",\"DOI\":\"10.1000/a\"}\n"));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(run_dedupe, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
	read_file(scratch_path(*state, "out"), &out);
	buffer_add_char(&out, '\0');
	assert_non_null(strstr(out.at, "\"gave\":[\"e\"]"));
	assert_non_null(strstr(out.at, "\"reason\":\"doi\""));
	buffer_free(&out);
}

static bool
run_tool(const struct tool *tool, size_t count, char *words[], const char *out, struct fault *fault)
{
	unlink(out);
	if (tool_main(tool, (int)count, words) == STATUS_WHOLE)
		return is_there(out);
	if (is_there(out))
		fail_msg("it was not whole and yet there is an output");
	return fault_memory(fault);
}

extern const struct tool why_tool;

static bool
run_why(struct scratch *scratch, const char *format, struct fault *fault)
{
	char folder[512], in[512], out[512];
	char *words[] = { (char *)"tl-why", (char *)"-f", (char *)format, (char *)"-w",
		(char *)"id=x", (char *)"-l", folder, (char *)"--no-sandbox", (char *)"-o", out,
		in };

	strcpy(folder, scratch->folder);
	strcpy(in, scratch_path(scratch, "tags"));
	strcpy(out, scratch_path(scratch, "out"));
	return run_tool(&why_tool, COUNT_OF(words), words, out, fault);
}

static bool
explain_text(struct scratch *scratch, struct fault *fault)
{
	return run_why(scratch, "text", fault);
}

static bool
explain_lines(struct scratch *scratch, struct fault *fault)
{
	return run_why(scratch, "jsonl", fault);
}

static void
explanations(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	write_file(scratch_path(*state, "terms.tsv"),
		SLICE("code\tpattern\tkind\nb\tone|two\tproblem\na\tone two\tproblem\n"));
	write_file(scratch_path(*state, "lexicon.json"), SLICE("{\"name\":\"l\"}"));
	write_file(scratch_path(*state, "tags"), SLICE("{\"id\":\"x\",\"title\":\"\\u0041\","
		"\"text\":\"one two\",\"sentences\":[0,7],\"tokens\":[0,3,4,7],"
		"\"stems\":[\"one\",\"two\"],\"tags\":[{\"start\":0,\"end\":7,\"lexicon\":\"l\","
		"\"code\":\"a\",\"polarity\":\"barrier\",\"status\":\"reported\","
		"\"rule\":\"terms.tsv:3\",\"cues\":[],\"score\":2.1,"
		"\"parts\":{\"term\":1,\"words\":0.1,\"cue\":1}}]}\n"));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(explain_text, *state);
	try_with_ever_more(explain_lines, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
}

extern const struct tool prisma_tool;

static bool
run_prisma(struct scratch *scratch, struct fault *fault)
{
	char in[512], out[512];
	char *words[] = { (char *)"tl-prisma", (char *)"-f", (char *)"json",
		(char *)"--no-sandbox", (char *)"-o", out, in };

	strcpy(in, scratch_path(scratch, "records"));
	strcpy(out, scratch_path(scratch, "out"));
	return run_tool(&prisma_tool, COUNT_OF(words), words, out, fault);
}

static void
flows(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	write_file(scratch_path(*state, "records"), SLICE("{\"id\":\"x\",\"text\":\"\","
		"\"source\":\"\\u0061\",\"duplicates\":[{\"id\":\"y\",\"source\":\"b\"}],"
		"\"screening\":{\"status\":\"excluded\",\"stage\":\"full-text\","
		"\"reason\":\"no \\u0061ccess\"}}\n"));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(run_prisma, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
}

extern const struct stage report_stage;

/* One reference, by source and, as a total, of all documents. */
#define COUNTED(by) \
	"{\"kind\":\"group\"," by ",\"documents\":1,\"sentences\":1,\"words\":2," \
	"\"references\":{\"l\":{\"barrier\":1}}}\n" \
	"{\"kind\":\"rule\"," by ",\"lexicon\":\"l\",\"depth\":1,\"polarity\":\"barrier\"," \
	"\"of\":\"share\",\"unit\":\"reference\",\"quantile\":0.750,\"type\":7,\"ties\":\"key\"," \
	"\"cells\":1,\"zeros\":0,\"threshold\":1.000000}\n" \
	"{\"kind\":\"cell\"," by ",\"lexicon\":\"l\",\"code\":\"a\",\"polarity\":\"barrier\"," \
	"\"references\":1,\"sentences\":1,\"documents\":1,\"key\":true}\n"

static const char counted[] =
	COUNTED("\"by\":{\"source\":\"g\"}") COUNTED("\"all\":true,\"by\":{}");
static const char *drawn;	/* the figure */
static struct buffer whole;	/* the figure as it is when there is memory */

/* Each that is made must be whole: none may lack a name or a number. */
static bool
draw_figure(struct scratch *scratch, struct fault *fault)
{
	struct buffer seen = { 0 };
	long then;

	if (!run_stage(scratch, &report_stage, drawn, fault))
		return false;
	then = left;
	left = -1;
	read_file(scratch_path(scratch, "out"), &seen);
	if (!whole.size)
		buffer_add_slice(&whole, buffer_slice(&seen));
	assert_true(slice_equal(buffer_slice(&seen), buffer_slice(&whole)));
	buffer_free(&seen);
	left = then;
	return true;
}

#define GROUP(source) "{\"kind\":\"group\",\"by\":{\"source\":\"" source "\"},\"documents\":1," \
	"\"sentences\":1,\"words\":2,\"references\":{\"l\":{\"barrier\":2}}}\n"
#define CELL(source, code) "{\"kind\":\"cell\",\"by\":{\"source\":\"" source "\"},\"lexicon\":\"l\"," \
	"\"code\":\"" code "\",\"polarity\":\"barrier\",\"references\":2,\"sentences\":1," \
	"\"documents\":1}\n"
#define PAIR(lexicon) "{\"kind\":\"pair\",\"by\":{},\"unit\":\"sentence\",\"a\":{\"lexicon\":\"l\"," \
	"\"code\":\"a/b\"},\"b\":{\"lexicon\":\"" lexicon "\",\"code\":\"c\"},\"both\":1,\"of_a\":2," \
	"\"of_b\":3,\"units\":9,\"jaccard\":0.25,\"lift\":1.5}\n"

static void
drawings(void **state)
{
	static const char *const texts[] = {
		"report -F subthemes", "report -F themes -b grouped", "report -F proportions",
		"report -F forest", "report -F crosswalk", "report -F network"
	};
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	write_file(scratch_path(*state, "in"), SLICE(GROUP("\\u0061") GROUP("b")
		CELL("\\u0061", "a") CELL("\\u0061", "a/b") CELL("b", "c") PAIR("l") PAIR("m")));
	dup2(null, STDERR_FILENO);
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct fault fault = { 0 };

		drawn = texts[i];
		buffer_reset(&whole, SIZE_MAX);
		assert_true(draw_figure(*state, &fault));
		try_with_ever_more(draw_figure, *state);
	}
	buffer_free(&whole);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
}

static bool
make_page(struct scratch *scratch, struct fault *fault)
{
	struct buffer text = { 0 };
	bool done;

	buffer_add_format(&text, "report --page --records %s", scratch_path(scratch, "tags"));
	buffer_add_format(&text, " --lexicon %s", scratch->folder);
	buffer_add_char(&text, '\0');
	done = buffer_failed(&text) ? fault_memory(fault)
		: run_stage(scratch, &report_stage, text.at, fault);
	buffer_free(&text);
	return done;
}

static void
pages(void **state)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);

	write_file(scratch_path(*state, "codebook.tsv"), SLICE("code\tlabel\na\tA\n"));
	write_file(scratch_path(*state, "terms.tsv"), SLICE("code\tpattern\tkind\na\tone\tresource\n"));
	write_file(scratch_path(*state, "lexicon.json"), SLICE("{\"name\":\"l\"}"));
	write_file(scratch_path(*state, "tags"), SLICE("{\"id\":\"\\u0078\",\"title\":\"\\u0041\","
		"\"author\":[{\"family\":\"\\u0042\"},\"\\u0043\"],\"source\":\"\\u0067\","
		"\"text\":\"one two\",\"sentences\":[0,7],\"tokens\":[],\"sections\":[],"
		"\"tags\":[{\"start\":0,\"end\":3,\"lexicon\":\"l\",\"code\":\"a\",\"polarity\":\"barrier\","
		"\"status\":\"reported\",\"rule\":\"terms.tsv:2\",\"cues\":[{\"start\":4,\"end\":7,"
		"\"class\":\"deficit\"}],\"score\":2.1,\"parts\":{\"term\":2.1}}]}\n"));
	write_file(scratch_path(*state, "in"), SLICE(counted));
	dup2(null, STDERR_FILENO);
	try_with_ever_more(make_page, *state);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		scratch_test(records),
		scratch_test(files),
		scratch_test(programs),
		scratch_test(runs),
		scratch_test(lexicons),
		scratch_test(counts),
		scratch_test(comparisons),
		scratch_test(reading_aids),
		scratch_test(duplicates),
		scratch_test(explanations),
		scratch_test(flows),
		scratch_test(drawings),
		scratch_test(pages),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
