/* tl-ingest: files in, records out. */
#include <stdlib.h>

#include "ascii.h"
#include "bibtex.h"
#include "csl.h"
#include "hypertext.h"
#include "jsonl.h"
#include "markdown.h"
#include "medline.h"
#include "pdf.h"
#include "plain.h"
#include "refer.h"
#include "ris.h"
#include "run.h"
#include "saved.h"
#include "table.h"
#include "table_header.h"
#include "utf8.h"
#include "walk.h"
#include "wos.h"
#include "xml.h"

#define FIELD(name) offsetof(struct ingest_settings, name)

static const struct option ingest_options[] = {
	{ "format", 'f', OPTION_STRING, FIELD(format_name), "NAME",
		"ris, nbib, wos, enw, xml, bibtex, csv, csl-json, jsonl, html,\n"
		"                          markdown, page, pdftotext, text, or auto: by content (default)" },
	{ "set", 's', OPTION_LIST, FIELD(set_words), "NAME=VALUE",
		"give every record this member; may be repeated" },
	{ "map", 'm', OPTION_LIST, FIELD(map_words), "COLUMN=MEMBER",
		"a column of tables and what it becomes; may be repeated" },
	{ "max-size", 0, OPTION_COUNT, FIELD(max_size), "BYTES",
		"largest text or record to hold in memory (default 1G)" },
	{ "log", 'l', OPTION_OUTPUT, FIELD(log_path), "FILE",
		"write what became of each piece of each file, as JSON lines" },
	{ "keep-raw", 'r', OPTION_FLAG, FIELD(keep_raw), NULL,
		"keep each record as it stands in the file in \"raw\"" },
	{ "verbose", 'v', OPTION_FLAG, FIELD(verbose), NULL,
		"say for every file what was read" },
	{ 0 }
};

static const char ingest_description[] =
	"Each FILE may be RIS, PubMed's (nbib), Web of Science's or EndNote's tagged format,\n"
	"BibTeX, a table (CSV), CSL-JSON, JSON lines, XML (PubMed, JATS, EndNote), HTML, a\n"
	"web page saved as text, Markdown, what pdftotext writes or a plain text, packed with\n"
	"gzip or not; what it is, is told by its content. A folder is\n"
	"walked, its entries in the order of their bytes and without hidden ones; the folder\n"
	"just below it that a file lies in becomes the member \"source\". A text file is one\n"
	"document; what is analysed of a bibliographic record is its abstract, and of an\n"
	"article in JATS its body too.";

static bool
is_member_name(struct slice name)
{
	for (size_t i = 0; i < name.size; i++)
		if (!ascii_is_letter(name.at[i]) && !ascii_is_digit(name.at[i])
				&& !strchr("_-", name.at[i]))
			return false;
	return name.size > 0;
}

static bool
is_taken_name(struct slice name)
{
	if (slice_is(name, "id"))
		return true;
	for (int layer = 0; layer < LAYER_COUNT; layer++)
		if (slice_is(name, layer_name((enum layer)layer)))
			return true;
	return false;
}

static bool
check_set(struct slice name, struct slice value, struct fault *fault)
{
	char shown[QUOTED_BYTES];

	const char *wrong = NULL;

	if (!is_member_name(name))
		wrong = "a name has ASCII letters, digits, _ and - only";
	else if (is_taken_name(name))
		wrong = "this member is not free; take another name";
	else if (utf8_valid_prefix(value.at, value.size) < value.size)
		wrong = "the value is not UTF-8";
	return !wrong || fault_set(fault, "--set \"%s\": %s", quoted(shown, name), wrong);
}

/* Of two with one name the later counts, as with other options. */
static struct item_set *
set_named(struct ingest_settings *settings, const char *name)
{
	size_t i = 0;

	while (i < settings->set_count && strcmp(settings->sets[i].name, name) != 0)
		i++;
	settings->set_count += i == settings->set_count;
	return &settings->sets[i];
}

static bool
read_set(struct ingest_settings *settings, const char *word, struct fault *fault)
{
	const char *equals = strchr(word, '=');
	struct slice name = { word, equals ? (size_t)(equals - word) : 0 }, copy, value;
	struct buffer json = { 0 };
	char shown[QUOTED_BYTES];

	if (!equals)
		return fault_set(fault, "--set wants NAME=VALUE, not \"%s\"",
			quoted(shown, slice_of(word)));
	if (!check_set(name, slice_of(equals + 1), fault))
		return false;
	json_add_string(&json, slice_of(equals + 1));
	copy = arena_copy(&settings->arena, name);
	value = arena_copy(&settings->arena, buffer_slice(&json));
	if (!copy.at || !value.at || buffer_failed(&json)) {
		buffer_free(&json);
		return fault_memory(fault);
	}
	buffer_free(&json);
	*set_named(settings, copy.at) = (struct item_set){ copy.at, value };
	return true;
}

static bool
read_maps(struct ingest_settings *settings, struct fault *fault)
{
	const struct strings *words = &settings->map_words;

	settings->maps = arena_array(&settings->arena, words->count, sizeof *settings->maps);
	if (!settings->maps)
		return fault_memory(fault);
	for (; settings->map_count < words->count; settings->map_count++)
		if (!table_map_read(&settings->maps[settings->map_count],
				words->at[settings->map_count], fault))
			return false;
	return true;
}

static bool
ingest_configure(void *made, struct fault *fault)
{
	struct ingest_settings *settings = made;
	const struct strings *words = &settings->set_words;
	char shown[QUOTED_BYTES];

	if (settings->format_name && !format_named(settings->format_name, &settings->format))
		return fault_set(fault, "unknown format \"%s\"; there are ris, nbib, wos, enw, "
			"xml, bibtex, csv, csl-json, jsonl, html, markdown, page, pdftotext, text and auto",
			quoted(shown, slice_of(settings->format_name)));
	if (settings->max_size == 0)
		settings->max_size = UINT64_C(1) << 30;
	settings->sets = arena_array(&settings->arena, words->count, sizeof *settings->sets);
	if (!settings->sets)
		return fault_memory(fault);
	for (size_t i = 0; i < words->count; i++)
		if (!read_set(settings, words->at[i], fault))
			return false;
	if (!read_maps(settings, fault))
		return false;
	if (settings->log_path)
		settings->log = output_open(settings->log_path, fault);
	return !settings->log_path || settings->log;
}

static void
ingest_release(void *made)
{
	struct ingest_settings *settings = made;

	output_free(settings->log);
	arena_free(&settings->arena);
}

static void
ingest_opens(const void *made, struct confinement *confinement)
{
	const struct ingest_settings *settings = made;

	confine_allow(confinement, CONFINE_END, settings->log_path);
	confine_allow_encodings(confinement);
}

/* "x.csv", "x.tsv.gz" */
static bool
is_called_table(struct slice path)
{
	if (slice_ends(path, SLICE(".gz")))
		path.size -= 3;
	return slice_ends(path, SLICE(".csv")) || slice_ends(path, SLICE(".tsv"));
}

/* A table of which no column is known would be a text without a word. */
static void
doubt_text(const struct ingest *run, struct sniffed *sniffed)
{
	if (sniffed->format != FORMAT_TEXT || sniffed->looks || !is_called_table(slice_of(run->path)))
		return;
	if (run->settings->map_count > 0) {
		sniffed->format = FORMAT_TABLE;
		return;
	}
	sniffed->looks = "a table, by its name";
	sniffed->remedy = "say with --map what its columns are";
}

/* Reads on until it is clear what the file is. False and fault when it cannot be read. */
static bool
find_format(struct ingest *run, struct sniffed *sniffed, struct fault *fault)
{
	struct stream *stream = &run->stream;
	int more = 1;

	*sniffed = (struct sniffed){ .format = run->settings->format };
	while (sniffed->format == FORMAT_AUTO) {
		more = stream_more(stream, fault);
		if (more < 0)
			return false;
		*sniffed = sniff(stream_rest(stream), more == 0);
		doubt_text(run, sniffed);
	}
	return true;
}

static bool
read_format(struct ingest *run, const struct sniffed *sniffed, struct fault *fault)
{
	switch (sniffed->format) {
	case FORMAT_RIS:
		return ris_read(run, fault);
	case FORMAT_MEDLINE:
		return medline_read(run, fault);
	case FORMAT_WOS:
		return wos_read(run, fault);
	case FORMAT_REFER:
		return refer_read(run, fault);
	case FORMAT_BIBTEX:
		return bibtex_read(run, fault);
	case FORMAT_TABLE:
		return table_read(run, fault);
	case FORMAT_CSL:
		return csl_read(run, fault);
	case FORMAT_JSONL:
		return jsonl_read(run, fault);
	case FORMAT_XML:
		return xml_read(run, fault);
	case FORMAT_HTML:
		return hypertext_read(run, fault);
	case FORMAT_PAGE:
		return saved_read(run, fault);
	case FORMAT_MARKDOWN:
		return markdown_read(run, fault);
	case FORMAT_PDF:
		return pdf_read(run, fault);
	case FORMAT_AUTO:
	case FORMAT_TEXT:
		if (sniffed->looks)
			emit_note(run->emitter, 0, "taken as plain text though it looks like "
				"%s; %s", sniffed->looks, sniffed->remedy);
		return plain_read(run, fault);
	case FORMAT_BINARY:
		break;
	}
	fault_set(fault, "%s; %s", sniffed->looks, sniffed->remedy);
	return run_reject(run, 0, SLICE(""), fault);
}

/* For one of which nothing can be read. */
static bool
leave_file(struct ingest *run, struct fault *fault)
{
	return run_reject_file(run, fault) && run_end_file(run, fault);
}

static bool
read_opened(struct ingest *run, struct fault *fault)
{
	struct sniffed sniffed;

	if (!find_format(run, &sniffed, fault))
		return leave_file(run, fault);
	if (!read_format(run, &sniffed, fault))
		return false;
	run->summary.kinds[SUMMARY_UTF16] += run->stream.broken;
	if (run->stream.encoding != ENCODING_UTF8)
		run->summary.converted = "UTF-16";
	if (!run_end_file(run, fault))
		return false;
	summary_note(&run->summary, run->settings->verbose, run->emitter);
	return true;
}

/* Before a read that has to wait: so a chain answers as it goes. */
static void
send_records(void *context)
{
	struct ingest *run = context;

	emit_flush(run->emitter);
}

static bool
read_file(struct ingest *run, const char *path, struct fault *fault)
{
	bool done;

	if (!stream_open(&run->stream, path, run->settings->max_size, fault))
		return leave_file(run, fault);
	run->stream.before_wait = send_records;
	run->stream.context = run;
	done = read_opened(run, fault);
	stream_close(&run->stream);
	return done;
}

static bool
take_found(void *context, const struct found *found, struct fault *fault)
{
	struct ingest *run = context;

	run->met_any = true;
	if (!run_file(run, found->path, found->inside, fault))
		return false;
	if (found->kind == FOUND_UNREADABLE)
		return leave_file(run, fault);
	if (found->kind == FOUND_FILE && !output_is_unfinished(found->path))
		return read_file(run, found->path, fault);
	emit_note(run->emitter, 0, found->kind == FOUND_FILE
		? "left out: an output that is not whole; remove it once its run has ended"
		: found->kind == FOUND_LINKED_DIRECTORY
		? "left out: a link to a folder; name the folder itself if it is wanted"
		: "left out: neither a file nor a folder");
	return true;
}

static bool
take_operand(struct ingest *run, const char *path, struct fault *fault)
{
	run->met_any = false;
	if (!walk(path, take_found, run, fault))
		return false;
	if (run->met_any)
		return true;
	if (!emit_file(run->emitter, path))
		return false;
	emit_note(run->emitter, 0, "no files in this folder; hidden ones do not count");
	return true;
}

static bool
ingest_produce(const void *made, const struct strings *operands, struct emitter *emitter,
	struct fault *fault)
{
	struct ingest run;
	bool done = run_init(&run, made, emitter, fault);

	if (operands->count == 0)
		done = done && take_operand(&run, "-", fault);
	for (size_t i = 0; done && i < operands->count; i++)
		done = take_operand(&run, operands->at[i], fault);
	done = done && trail_commit(&run.trail, fault);
	run_free(&run);
	return done;
}

const struct stage ingest_stage = {
	.name = "ingest",
	.summary = "make records of files: exports of databases, JSON lines, plain text",
	.description = ingest_description,
	.operands = "[FILE|FOLDER...]",
	.options = ingest_options,
	.settings_size = sizeof(struct ingest_settings),
	.configure = ingest_configure,
	.release = ingest_release,
	.opens = ingest_opens,
	.produce = ingest_produce,
};
