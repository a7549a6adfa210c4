#include "run.h"

#include "ascii.h"
#include "json.h"
#include "utf8.h"

bool
run_init(struct ingest *run, const struct ingest_settings *settings, struct emitter *emitter,
	struct fault *fault)
{
	*run = (struct ingest){
		.settings = settings, .emitter = emitter, .trail.output = settings->log
	};
	run->ids = ids_new();
	if (!run->ids)
		return fault_memory(fault);
	return item_init(&run->item, settings->sets, settings->set_count, fault);
}

void
run_free(struct ingest *run)
{
	stream_free(&run->stream);
	trail_free(&run->trail);
	buffer_free(&run->stem);
	buffer_free(&run->source);
	buffer_free(&run->id);
	item_free(&run->item);
	work_free(&run->work);
	ids_free(run->ids);
	json_check_free(&run->check);
	arena_free(&run->arena);
}

/* A name from the file system may hold any bytes: those that are not UTF-8 become %XX. */
static void
add_name(struct buffer *out, struct slice name)
{
	while (name.size) {
		size_t good = utf8_valid_prefix(name.at, name.size);

		buffer_add(out, name.at, good);
		if (good < name.size)
			buffer_add_format(out, "%%%02X", (unsigned)(unsigned char)name.at[good++]);
		name.at += good;
		name.size -= good;
	}
}

/* Without ".txt" and the like: a dot not at the start of a name, and up to eight letters and
 * digits, not all digits ("report 1.2" keeps its 2). */
static struct slice
without_extension(struct slice path)
{
	size_t at = path.size, letters = 0;

	while (at > 0 && (ascii_is_letter(path.at[at - 1]) || ascii_is_digit(path.at[at - 1])))
		letters += ascii_is_letter(path.at[--at]);
	if (at < 2 || path.at[at - 1] != '.' || path.at[at - 2] == '/')
		return path;
	if (letters > 0 && path.size - at <= 8)
		path.size = at - 1;
	return path;
}

bool
run_file(struct ingest *run, const char *path, const char *inside, struct fault *fault)
{
	bool standard_input = strcmp(path, "-") == 0;
	struct slice stem = slice_of(standard_input ? "stdin" : inside);
	const char *slash = memchr(stem.at, '/', stem.size);

	run->summary = run->told = (struct summary){ 0 };
	run->range = (struct trail_range){ 0 };
	run->behind = 0;
	run->source.size = run->stem.size = 0;
	if (slash)
		add_name(&run->source, (struct slice){ stem.at, (size_t)(slash - stem.at) });
	if (stem.size > 3 && slice_ends(stem, SLICE(".gz")))
		stem.size -= 3;
	add_name(&run->stem, without_extension(stem));
	if (buffer_failed(&run->source) || buffer_failed(&run->stem))
		return fault_memory(fault);
	run->path = standard_input ? "standard input" : path;
	return emit_file(run->emitter, run->path);
}

bool
run_public_id(struct ingest *run, struct slice doi, struct slice pmid)
{
	run->id.size = 0;
	buffer_add_string(&run->id, doi.size ? "doi:" : "pmid:");
	for (size_t i = 0; i < doi.size; i++)
		buffer_add_char(&run->id, ascii_lower(doi.at[i]));
	if (doi.size == 0)
		buffer_add_slice(&run->id, pmid);
	return doi.size > 0 || pmid.size > 0;
}

void
run_number_id(struct ingest *run)
{
	run->id.size = 0;
	buffer_add_slice(&run->id, buffer_slice(&run->stem));
	buffer_add_char(&run->id, '-');
	buffer_add_number(&run->id, run->summary.records + 1);
}

bool
run_claim_id(struct ingest *run, struct fault *fault)
{
	bool changed;

	if (!ids_claim(run->ids, &run->id, &changed, fault))
		return false;
	run->summary.kinds[SUMMARY_IDS] += changed;
	return true;
}

void
run_begin(struct ingest *run, size_t at)
{
	run->range = (struct trail_range){ .from = stream_place(&run->stream, at), .known = true };
	run->end = STREAM_NONE;
	run->ahead = run->aside = false;
	if (run->settings->keep_raw)
		stream_hold(&run->stream, at);
}

void
run_begin_line(struct ingest *run)
{
	run_begin(run, run->stream.line_at);
}

void
run_span(struct ingest *run, struct slice bytes)
{
	run_begin(run, (size_t)(bytes.at - run->stream.bytes.at));
	run->end = (size_t)(bytes.at - run->stream.bytes.at) + bytes.size;
}

void
run_forget(struct ingest *run)
{
	run->range.known = run->aside = false;
	stream_hold(&run->stream, STREAM_NONE);
}

/* Where the record ends, in stream.bytes. */
static size_t
find_end(const struct ingest *run)
{
	if (run->end != STREAM_NONE)
		return run->end;
	return run->ahead ? run->stream.line_at : run->stream.at;
}

/* As find_end, in the file. */
static uint64_t
find_end_place(const struct ingest *run)
{
	return run->aside ? run->range.to : stream_place(&run->stream, find_end(run));
}

/* The bytes of the record; empty unless they are wanted and known. */
static struct slice
find_raw(const struct ingest *run)
{
	const struct stream *stream = &run->stream;

	if (!run->settings->keep_raw || !run->range.known)
		return SLICE("");
	if (run->aside)
		return run->raw;
	return stream->held == STREAM_NONE ? SLICE("") : ascii_trim((struct slice){
		stream->bytes.at + stream->held, find_end(run) - stream->held });
}

struct run_aside
run_put_aside(struct ingest *run)
{
	struct run_aside aside = { run->range, find_raw(run) };

	aside.range.to = find_end_place(run);
	run_forget(run);
	return aside;
}

void
run_resume(struct ingest *run, const struct run_aside *aside)
{
	run->aside = true;
	run->range = aside->range;
	run->raw = aside->raw;
}

void
run_raw(struct ingest *run)
{
	struct buffer repaired = { 0 };
	struct slice raw = find_raw(run);

	if (raw.size == 0)
		return;
	if (utf8_valid_prefix(raw.at, raw.size) < raw.size) {
		encoding_add_repaired(&repaired, raw);
		raw = buffer_slice(&repaired);
	}
	item_string(&run->item, "raw", raw);
	run->item.line.failed |= buffer_failed(&repaired);
	buffer_free(&repaired);
}

/* Tells the log of what was put right, or else was left out, since it was last told. */
static bool
tell_kinds(struct ingest *run, bool repairs, uint64_t line, struct trail_range range,
	struct fault *fault)
{
	bool any = false;

	if (memcmp(run->summary.kinds, run->told.kinds, sizeof run->told.kinds) == 0)
		return true;
	for (int i = 0; i < SUMMARY_KINDS; i++) {
		enum summary_kind kind = (enum summary_kind)i;
		struct trail_piece piece = {
			.kind = repairs ? "repaired" : "left-out", .line = line, .range = range,
			.why = summary_words(kind),
			.count = run->summary.kinds[kind] - run->told.kinds[kind]
		};

		if (summary_repairs(kind) != repairs || piece.count == 0)
			continue;
		any = true;
		run->told.kinds[kind] = run->summary.kinds[kind];
		if (!summary_is_told(kind) && !trail_add(&run->trail, run->path, &piece, fault))
			return false;
	}
	run->summary.repaired += any && repairs && line;
	return true;
}

bool
run_left_out(struct ingest *run, uint64_t from, uint64_t to, const char *why, struct fault *fault)
{
	struct trail_piece piece = {
		.kind = "left-out", .range = { from, to, true }, .why = why
	};

	return trail_add(&run->trail, run->path, &piece, fault);
}

/* Tells the log of the record that is handed on. */
static bool
tell_record(struct ingest *run, uint64_t line, struct fault *fault)
{
	struct trail_piece piece = {
		.kind = "record", .line = line, .range = run->range, .id = buffer_slice(&run->id)
	};
	struct trail_range before = { run->behind, piece.range.from, piece.range.known };

	piece.range.to = find_end_place(run);
	if (!tell_kinds(run, false, 0, before, fault)
			|| !tell_kinds(run, true, line, piece.range, fault))
		return false;
	if (piece.range.known)
		run->behind = piece.range.to;
	run_forget(run);
	return trail_add(&run->trail, run->path, &piece, fault);
}

bool
run_end_file(struct ingest *run, struct fault *fault)
{
	struct trail_range none = { 0 }, rest = {
		run->behind, stream_place(&run->stream, run->stream.at), true
	};

	return tell_kinds(run, false, 0, rest, fault) && tell_kinds(run, true, 0, none, fault)
		&& trail_add_file(&run->trail, run->path, &run->summary, fault);
}

bool
run_emit(struct ingest *run, uint64_t line, bool has_text, struct fault *fault)
{
	if (buffer_failed(&run->item.line))
		return fault_memory(fault);
	if (!tell_record(run, line, fault))
		return false;
	run->summary.records++;
	run->summary.texts += has_text;
	return emit_line(run->emitter, buffer_slice(&run->item.line), line);
}

bool
run_reject(struct ingest *run, uint64_t line, struct slice raw, struct fault *fault)
{
	struct fault reason = *fault;
	struct trail_piece piece = {
		.kind = "rejected", .line = line, .range = run->range, .why = reason.words
	};

	*fault = (struct fault){ 0 };
	run->summary.rejected++;
	if (piece.range.known)
		run->behind = piece.range.to = find_end_place(run);
	run_forget(run);
	if (!trail_add(&run->trail, run->path, &piece, fault))
		return false;
	return emit_reject(run->emitter, line, raw, &reason);
}

bool
run_reject_file(struct ingest *run, struct fault *fault)
{
	/* the words of such a fault name the file themselves */
	return emit_file(run->emitter, "") && run_reject(run, 0, SLICE(""), fault)
		&& emit_file(run->emitter, run->path);
}

bool
run_reject_long(struct ingest *run, uint64_t line, struct fault *fault)
{
	fault_set(fault, "a record of more than %zu bytes; raise --max-size", run->stream.limit);
	return run_reject(run, line, SLICE(""), fault);
}
