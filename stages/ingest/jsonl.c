#include "jsonl.h"

#include "ascii.h"
#include "object.h"

bool
jsonl_read(struct ingest *run, struct fault *fault)
{
	struct stream *stream = &run->stream;
	struct object_piece piece = { .csl = false };
	struct slice line;
	int got;

	while ((got = stream_line(stream, STREAM_END_LF, &line, fault)) > 0) {
		piece.json = ascii_trim(line);
		piece.raw = (struct slice){ line.at,
			(size_t)(stream->bytes.at + stream->at - line.at) };
		piece.line = stream->line;
		if (piece.json.size && !object_write(run, &piece, fault))
			return false;
	}
	return got == 0 || run_reject_file(run, fault);
}
