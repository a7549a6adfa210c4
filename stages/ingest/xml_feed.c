#include "xml_feed.h"

#include <limits.h>

#include "ascii.h"
#include "utf8.h"
#include "xml_head.h"
#include "xml_spell.h"

enum {
	PIECE_BYTES = 256 * 1024,
	HEAD_BYTES = 1024,	/* wherein a file says its encoding */
	CHARACTER_BYTES = 4	/* of UTF-8, at most */
};

/* Where the parser's byte `at` is in the bytes of the stream; only what it was shown with this
 * piece, or a tag that began in one before: such are shown as they are. */
static size_t
index_of(struct xml_feed *feed, uint64_t at)
{
	size_t now = feed->run->stream.at, size;

	if (at < feed->fed)
		return feed->fed - at < now ? now - (size_t)(feed->fed - at) : 0;
	size = (size_t)(at - feed->fed) - feed->counted.size;
	feed->unspelt += xml_unspelt_size((struct slice){
		feed->counted.at + feed->counted.size, size });
	feed->counted.size += size;
	return now + feed->unspelt;
}

bool
xml_feed_end(struct xml_feed *feed, size_t *at)
{
	const struct _xmlParserInput *input = feed->parser->input;

	if (feed->exact)
		*at = index_of(feed, input->consumed + (uint64_t)(input->cur - input->base));
	return feed->exact;
}

bool
xml_feed_tag(struct xml_feed *feed, size_t *at)
{
	const struct _xmlParserInput *input = feed->parser->input;
	const char *base = (const char *)input->base;
	const char *tag = memrchr(base, '<', (size_t)(input->cur - input->base));

	if (!feed->exact || !tag)
		return false;
	*at = index_of(feed, input->consumed + (uint64_t)(tag - base));
	return true;
}

/* Takes white space off the start, where XML allows none. */
static void
skip_blank(struct xml_feed *feed)
{
	struct slice rest = stream_rest(&feed->run->stream);
	size_t size = 0;

	for (; size < rest.size && ascii_is_space(rest.at[size]); size++)
		feed->before += rest.at[size] == '\n' && feed->before < INT_MAX / 2;
	stream_take(&feed->run->stream, size);
}

int
xml_feed_head(struct xml_feed *feed, struct fault *fault)
{
	struct stream *stream = &feed->run->stream;
	bool tells;
	int more = 1;

	do {
		skip_blank(feed);
	} while (stream_rest(stream).size < HEAD_BYTES && (more = stream_more(stream, fault)) > 0);
	tells = xml_tells_encoding(stream_rest(stream));
	feed->exact = !tells;
	feed->told = tells && stream->encoding == ENCODING_UTF8;
	return more;
}

/* Copies a piece in which bytes that are not UTF-8 are read as Windows-1252. Returns how much of
 * it was used: a character may go on in the next. */
static size_t
repair(struct xml_feed *feed, struct slice piece, bool last)
{
	size_t used = 0;

	feed->repaired.size = 0;
	for (;;) {
		struct slice rest = { piece.at + used, piece.size - used };
		size_t good = utf8_valid_prefix(rest.at, rest.size);

		buffer_add(&feed->repaired, rest.at, good);
		used += good;
		if (good == rest.size || (!last && rest.size - good < CHARACTER_BYTES))
			return used;
		feed->run->summary.kinds[SUMMARY_WINDOWS] += encoding_add_repaired(
			&feed->repaired, (struct slice){ rest.at + good, 1 });
		used++;
	}
}

/* Keeps the bytes of an open record, if they are wanted, and else those of a tag that goes on in
 * the next piece and may begin one. */
static void
hold(struct xml_feed *feed)
{
	size_t at = STREAM_NONE;

	if (feed->stopped || (feed->inside && feed->run->settings->keep_raw))
		return;
	xml_feed_end(feed, &at);
	stream_hold(&feed->run->stream, at);
}

/* Shows the parser a piece in UTF-8. */
static void
show(struct xml_feed *feed, struct slice piece)
{
	if (!feed->told && !xml_is_plain(piece)) {
		feed->spelt.size = 0;
		xml_spell(&feed->spelt, piece);
		piece = buffer_slice(&feed->spelt);
	}
	feed->counted = (struct slice){ piece.at, 0 };
	feed->unspelt = 0;
	if (piece.size)
		xmlParseChunk(feed->parser, piece.at, (int)piece.size, 0);
	hold(feed);
	feed->fed += piece.size;
}

/* Shows the parser a piece of the file and returns how much of it was used. */
static size_t
feed_piece(struct xml_feed *feed, struct slice piece, bool last)
{
	size_t used = piece.size;

	if (!feed->told && utf8_valid_prefix(piece.at, piece.size) < piece.size) {
		used = repair(feed, piece, last);
		piece = buffer_slice(&feed->repaired);
		feed->exact = false;
	}
	show(feed, piece);
	return used;
}

/* The start of what is read up to the end of a tag; empty when that may still be waited for. */
static struct slice
up_to_tag(const struct stream *stream, struct slice rest)
{
	const char *end = rest.size ? memrchr(rest.at, '>', rest.size) : NULL;

	if (end)
		rest.size = (size_t)(end + 1 - rest.at);
	else if (rest.size < PIECE_BYTES && rest.size <= stream->limit)
		rest.size = 0;
	return rest;
}

/* Takes what is read; true while the parser wants more. */
static bool
take_rest(struct xml_feed *feed, bool last)
{
	struct stream *stream = &feed->run->stream;
	size_t used = 1;

	while (used && !feed->stopped) {
		struct slice rest = stream_rest(stream);
		bool all = last && rest.size <= PIECE_BYTES;

		rest.size = rest.size < PIECE_BYTES ? rest.size : PIECE_BYTES;
		used = feed_piece(feed, all ? rest : up_to_tag(stream, rest), all);
		stream_take(stream, feed->stopped ? rest.size : used);
	}
	return !feed->stopped;
}

int
xml_feed_rest(struct xml_feed *feed, int more, struct fault *fault)
{
	while (more > 0 && take_rest(feed, false))
		more = stream_more(&feed->run->stream, fault);
	if (more == 0 && take_rest(feed, true)) {
		feed->ended = true;
		xmlParseChunk(feed->parser, "", 0, 1);
	}
	return more;
}

bool
xml_feed_failed(const struct xml_feed *feed)
{
	return buffer_failed(&feed->repaired) || buffer_failed(&feed->spelt);
}

void
xml_feed_free(struct xml_feed *feed)
{
	buffer_free(&feed->repaired);
	buffer_free(&feed->spelt);
}
