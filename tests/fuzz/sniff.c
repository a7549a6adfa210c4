/* The first look of tl-ingest at a file: a judgement does not hang on how much of it was there, and bytes
 * become the same UTF-8 in one piece or in many. */
#include "shared/fuzz.h"

#include "../../stages/ingest/encoding.h"
#include "../../stages/ingest/sniff.h"
#include "utf8.h"

enum {
	PREFIXES = 600
};

static void
check_sniff(struct slice head)
{
	enum format format = sniff(head, true).format;

	for (size_t size = 0; size <= head.size && size < PREFIXES; size++) {
		enum format early = sniff((struct slice){ head.at, size }, false).format;

		MUST(early == FORMAT_AUTO || early == format);
	}
	MUST(format != FORMAT_AUTO);
}

static void
check_repaired(struct slice bytes)
{
	struct buffer out = { 0 };
	uint64_t repaired = encoding_add_repaired(&out, bytes);

	MUST(utf8_valid_prefix(out.at, out.size) == out.size);
	if (utf8_valid_prefix(bytes.at, bytes.size) == bytes.size)
		MUST(repaired == 0 && slice_equal(buffer_slice(&out), bytes));
	else
		MUST(repaired > 0);
	buffer_free(&out);
}

static void
check_utf16(struct slice bytes, enum encoding encoding, size_t step)
{
	struct buffer whole = { 0 }, pieces = { 0 };
	uint64_t broken = 0, broken_pieces = 0;
	size_t at = 0, end = 0;

	MUST(encoding_add_utf16(&whole, bytes, encoding, true, &broken) == bytes.size);
	MUST(utf8_valid_prefix(whole.at, whole.size) == whole.size);
	while (at < bytes.size) {
		end = end + step < bytes.size ? end + step : bytes.size;
		at += encoding_add_utf16(&pieces, (struct slice){ bytes.at + at, end - at }, encoding,
			end == bytes.size, &broken_pieces);
	}
	MUST(broken == broken_pieces && slice_equal(buffer_slice(&whole), buffer_slice(&pieces)));
	buffer_free(&whole);
	buffer_free(&pieces);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	size_t mark;

	check_sniff(bytes);
	check_repaired(bytes);
	encoding_of(bytes, &mark);
	MUST(mark <= size);
	for (size_t step = 1; step <= 3; step++) {
		check_utf16(bytes, ENCODING_UTF16_LE, step);
		check_utf16(bytes, ENCODING_UTF16_BE, step);
	}
	return 0;
}
