/* The bytes of a file on their way to the readers: encodings, line ends, and what a file is. */
#include <pthread.h>

#include "scratch.h"
#include "utf8.h"

#include "../../stages/ingest/sniff.h"
#include "../../stages/ingest/stream.h"

static void
repaired(void **state)
{
	static const struct {
		const char *bytes, *text;
		uint64_t count;
	} cases[] = {
		{ "plain", "plain", 0 },
		{ "caf\xe9", "café", 1 },
		{ "\x93quoted\x94 \x80", "“quoted” €", 3 },
		{ "caf\xc3\xa9 caf\xe9", "café café", 1 },
		{ "\x81\x8d", "\xef\xbf\xbd\xef\xbf\xbd", 2 },
		{ "cut \xe2\x80", "cut â€", 2 },
		{ "", "", 0 },
	};
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		out.size = 0;
		assert_int_equal(encoding_add_repaired(&out, slice_of(cases[i].bytes)),
			cases[i].count);
		assert_slice(buffer_slice(&out), cases[i].text);
	}
	buffer_free(&out);
}

static void
utf16(void **state)
{
	static const char little[] = "a\0\xe9\0\x34\xd8\x1e\xdd";	/* a, é, a clef */
	static const char lone[] = "\x34\xd8" "b\0";
	struct buffer out = { 0 };
	uint64_t broken = 0;

	(void)state;
	assert_int_equal(encoding_add_utf16(&out, (struct slice){ little, 6 },
		ENCODING_UTF16_LE, false, &broken), 4);
	assert_slice(buffer_slice(&out), "aé");
	assert_int_equal(encoding_add_utf16(&out, (struct slice){ little + 4, 4 },
		ENCODING_UTF16_LE, true, &broken), 4);
	assert_slice(buffer_slice(&out), "aé𝄞");
	assert_int_equal(broken, 0);
	out.size = 0;
	assert_int_equal(encoding_add_utf16(&out, (struct slice){ lone, 4 },
		ENCODING_UTF16_LE, true, &broken), 4);
	assert_int_equal(encoding_add_utf16(&out, SLICE("\xdd\x1e\0x?"),
		ENCODING_UTF16_BE, true, &broken), 5);
	assert_slice(buffer_slice(&out), "\xef\xbf\xbd" "b\xef\xbf\xbdx\xef\xbf\xbd");
	assert_int_equal(broken, 3);
	buffer_free(&out);
}

/* Feeds a pipe byte by byte, so that every read of the stream gets one. */
struct feeder {
	struct slice bytes;
	int fd;
};

static void *
feed(void *context)
{
	struct feeder *feeder = context;

	for (size_t i = 0; i < feeder->bytes.size; i++)
		assert_int_equal(write(feeder->fd, feeder->bytes.at + i, 1), 1);
	close(feeder->fd);
	return NULL;
}

/* Joins the lines of a stream with '|'. */
static void
join_lines(const char *path, enum stream_end end, struct buffer *out)
{
	struct fault fault = { .words = "" };
	struct stream stream = { 0 };
	struct slice line;
	int got;

	out->size = 0;
	assert_true(stream_open(&stream, path, 1 << 20, &fault));
	while ((got = stream_line(&stream, end, &line, &fault)) > 0) {
		buffer_add_slice(out, line);
		buffer_add_char(out, '|');
	}
	assert_int_equal(got, 0);
	stream_free(&stream);
}

static void
assert_lines(struct scratch *scratch, struct slice bytes, enum stream_end end,
	const char *expected)
{
	const char *path = scratch_path(scratch, "lines");
	struct buffer out = { 0 };
	struct feeder feeder = { .bytes = bytes };
	char pipe_path[32];
	pthread_t thread;
	int ends[2];

	write_file(path, bytes);
	join_lines(path, end, &out);
	assert_slice(buffer_slice(&out), expected);
	assert_int_equal(pipe(ends), 0);
	feeder.fd = ends[1];
	assert_int_equal(pthread_create(&thread, NULL, feed, &feeder), 0);
	snprintf(pipe_path, sizeof pipe_path, "/dev/fd/%d", ends[0]);
	join_lines(pipe_path, end, &out);
	assert_slice(buffer_slice(&out), expected);
	pthread_join(thread, NULL);
	close(ends[0]);
	buffer_free(&out);
}

static void
lines(void **state)
{
	static const char utf16_lines[] = "\xff\xfe" "a\0\r\0\n\0\xe9\0";

	assert_lines(*state, SLICE("a\nb\r\n\rc\r\rd"), STREAM_END_ANY, "a|b||c||d|");
	assert_lines(*state, SLICE("a\nb\r\n\rc\r\rd"), STREAM_END_LF, "a|b\r|\rc\r\rd|");
	assert_lines(*state, SLICE("\xef\xbb\xbf" "a\r\n"), STREAM_END_ANY, "a|");
	assert_lines(*state, SLICE("\r"), STREAM_END_ANY, "|");
	assert_lines(*state, SLICE("\n\n"), STREAM_END_LF, "||");
	assert_lines(*state, SLICE(""), STREAM_END_ANY, "");
	assert_lines(*state, SLICE("\xef\xbb"), STREAM_END_ANY, "\xef\xbb|");
	assert_lines(*state, (struct slice){ utf16_lines, 10 }, STREAM_END_ANY, "a|é|");
}

static void
long_lines(void **state)
{
	const char *path = scratch_path(*state, "long");
	struct fault fault = { .words = "" };
	struct stream stream = { 0 };
	struct buffer bytes = { 0 };
	struct slice line;

	for (size_t i = 0; i < 700000; i++)
		buffer_add_string(&bytes, "x");
	buffer_add_string(&bytes, "\nshort\n");
	write_file(path, buffer_slice(&bytes));
	assert_true(stream_open(&stream, path, 1 << 20, &fault));
	assert_int_equal(stream_line(&stream, STREAM_END_ANY, &line, &fault), 1);
	assert_int_equal(line.size, 700000);
	assert_int_equal(stream_line(&stream, STREAM_END_ANY, &line, &fault), 1);
	assert_slice(line, "short");
	assert_int_equal(stream.line, 2);
	stream_close(&stream);
	assert_true(stream_open(&stream, path, 300000, &fault));
	assert_int_equal(stream_line(&stream, STREAM_END_ANY, &line, &fault), -1);
	assert_words(&fault, "more than 300000 bytes in one piece; split it");
	stream_free(&stream);
	buffer_free(&bytes);
}

static void
formats(void **state)
{
	static const struct {
		const char *head;
		enum format format;
	} cases[] = {
		{ "TY  - JOUR\n", FORMAT_RIS },
		{ "\n\n1. \nTY  - JOUR\nTI  - x\n", FORMAT_RIS },
		{ "TY - JOUR\r\n", FORMAT_RIS },
		{ "JF  - Journal\n", FORMAT_RIS },
		{ "\nPMID- 123\nTI  - x\n", FORMAT_MEDLINE },
		{ "OWN - NLM\nTI  - x\n", FORMAT_MEDLINE },
		{ "FN Clarivate Analytics Web of Science\nVR 1.0\n", FORMAT_WOS },
		{ "PT J\nAU x\n", FORMAT_WOS },
		{ "%0 Journal Article\n%T x\n", FORMAT_REFER },
		{ "%T x\n", FORMAT_REFER },
		{ "PT Jones came\n", FORMAT_TEXT },
		{ "50%% of staff\n", FORMAT_TEXT },
		{ "%d items\n", FORMAT_TEXT },
		{ "PMID-less prose\n", FORMAT_TEXT },
		{ "Exported\rTY  - JOUR\rAU  - x\r", FORMAT_RIS },
		{ "A file may say\nTY  - JOUR\nfor an article.\n", FORMAT_TEXT },
		{ "EU - the union\n", FORMAT_TEXT },
		{ "{\"id\":\"a\"}\n", FORMAT_JSONL },
		{ "{\"id\":\"a\"", FORMAT_JSONL },
		{ "{\"id\":\"a\",\n\"text\":\"b\"}\n", FORMAT_CSL },
		{ "{\"id\":\n{\"id\":\"b\"}\n", FORMAT_JSONL },
		{ "{}", FORMAT_JSONL },
		{ " [ {", FORMAT_CSL },
		{ "[]", FORMAT_CSL },
		{ "[1] A reference", FORMAT_TEXT },
		{ "{curly} text", FORMAT_TEXT },
		{ "[", FORMAT_TEXT },
		{ "", FORMAT_TEXT },
		{ "<?xml version=\"1.0\"?><!-- > --><PubmedArticleSet>", FORMAT_XML },
		{ "<!DOCTYPE x [ <!ENTITY a \"b\"> ]><PubmedArticle>", FORMAT_XML },
		{ "<xml><records>", FORMAT_XML },
		{ "<article article-type=\"x\">", FORMAT_XML },
		{ "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS\" \"\"><article>", FORMAT_XML },
		{ "<article> <front>", FORMAT_XML },
		{ "<article> <p>of a page", FORMAT_HTML },
		{ "<!-- x --><!DOCTYPE html><html>", FORMAT_HTML },
		{ "\n<?xml version=\"1.0\"?>\n<!DOCTYPE HTML><html>", FORMAT_HTML },
		{ "<p>Words", FORMAT_HTML },
		{ "Share\nCite\nMenu\nWords\n", FORMAT_PAGE },
		{ "Share\nCite\nShare\nWords\n", FORMAT_TEXT },
		{ "[image: Figure 1]\n", FORMAT_PAGE },
		{ "# Heading\n", FORMAT_MARKDOWN },
		{ "Words\n\n## One\n\n## Two\n", FORMAT_MARKDOWN },
		{ "Words\n\n# a comment\n", FORMAT_TEXT },
		{ "Title\n=====\n", FORMAT_MARKDOWN },
		{ "Page\n\fPage\n", FORMAT_PDF },
		{ "<article", FORMAT_TEXT },
		{ "<?xml version=\"1.0\"?><PubmedArticles>", FORMAT_TEXT },
		{ "<", FORMAT_TEXT },
		{ "%PDF-1.7", FORMAT_BINARY },
		{ "PK\3\4....", FORMAT_BINARY },
		{ "{\\rtf1 x", FORMAT_BINARY },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct slice head = exact_copy(slice_of(cases[i].head));

		if (sniff(head, true).format != cases[i].format)
			fail_msg("\"%s\" is %d", cases[i].head, (int)sniff(head, true).format);
		free_copy(head);
	}
	assert_int_equal(sniff(SLICE("a\0b"), true).format, FORMAT_BINARY);
	assert_string_equal(sniff(SLICE("<?xml version"), true).looks, "XML");
	assert_int_equal(sniff(SLICE("<article>  <fro"), false).format, FORMAT_AUTO);
	assert_int_equal(sniff(SLICE("TY  - JO"), false).format, FORMAT_AUTO);
	assert_int_equal(sniff(SLICE("{\"id\":\"a\"}"), false).format, FORMAT_AUTO);
	assert_int_equal(sniff(SLICE("{\"id\":\"a\"}\n"), false).format, FORMAT_JSONL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repaired),
		cmocka_unit_test(utf16),
		scratch_test(lines),
		scratch_test(long_lines),
		cmocka_unit_test(formats),
	};

	return cmocka_run_group_tests_name("ingest: streams", tests, NULL, NULL);
}
