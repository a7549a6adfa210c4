#include "packing.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "buffer.h"
#include "crew.h"

enum {
	MEMBER_BYTES = 1 << 20,	/* unpacked; a member ends with the line that reaches so far, */
	MEMBER_MOST = 1 << 28,	/* or here */
	GZIP_LEVEL = 1		/* of libdeflate: as small as zlib's 3, in a third of the time */
};

struct member {
	struct crew_item item;
	struct buffer plain, packed;
};

struct packing {
	struct packing_sink sink;
	struct crew crew;
	size_t jobs;
	struct member *member;	/* being filled; NULL: none */
	bool begun;		/* there is a member */
	bool failed;		/* fault says why; set by whoever settles */
	struct fault fault;
};

/* The packer is there for the member alone: tl-shard has hundreds of packings at a time. */
static bool
pack(struct slice plain, struct buffer *packed)
{
	struct libdeflate_compressor *packer = libdeflate_alloc_compressor(GZIP_LEVEL);
	size_t bound = libdeflate_gzip_compress_bound(packer, plain.size), size = 0;
	char *room = packer ? buffer_reserve(packed, bound) : NULL;

	if (room)
		size = libdeflate_gzip_compress(packer, plain.at, plain.size, room, bound);
	packed->size += size;
	libdeflate_free_compressor(packer);
	return size > 0;
}

static void
work(void *state, size_t worker, struct crew_item *item)
{
	struct member *member = (struct member *)item;

	(void)state;
	(void)worker;
	if (!pack(buffer_slice(&member->plain), &member->packed))
		member->packed.failed = true;
}

static bool
settle(void *state, struct crew_item *item)
{
	struct packing *packing = state;
	struct member *member = (struct member *)item;

	if (!packing->failed) {
		packing->failed = buffer_failed(&member->packed) ? !fault_memory(&packing->fault)
			: !packing->sink.write(packing->sink.state, buffer_slice(&member->packed),
				&packing->fault);
	}
	buffer_reset(&member->plain, 2 * MEMBER_BYTES);
	buffer_free(&member->packed);
	return !packing->failed;
}

static bool
add_members(struct packing *packing)
{
	size_t count = packing->jobs > 1 ? 2 * packing->jobs + 1 : 1;

	while (count-- > 0) {
		struct member *member = calloc(1, sizeof *member);

		if (!member)
			return false;
		crew_add(&packing->crew, &member->item);
	}
	return true;
}

struct packing *
packing_new(struct packing_sink sink, size_t jobs, struct fault *fault)
{
	struct packing *packing = calloc(1, sizeof *packing);

	if (!packing) {
		fault_memory(fault);
		return NULL;
	}
	packing->sink = sink;
	packing->jobs = jobs;
	if (crew_start(&packing->crew, (struct crew_work){ packing, work, settle }, jobs, fault)
			&& (add_members(packing) || fault_memory(fault)))
		return packing;
	packing_free(packing);
	return NULL;
}

static bool
send_member(struct packing *packing, struct fault *fault)
{
	struct member *member = packing->member;

	packing->member = NULL;
	if (buffer_failed(&member->plain))
		member->packed.failed = true;
	if (crew_send(&packing->crew, &member->item))
		return true;
	*fault = packing->fault;
	return false;
}

/* How many of the bytes belong to a member that has `size` already. */
static size_t
share_of(size_t size, struct slice bytes)
{
	size_t sure = size < MEMBER_BYTES - 1 ? MEMBER_BYTES - 1 - size : 0, share = bytes.size;
	const char *feed = NULL;

	if (sure < bytes.size)
		feed = memchr(bytes.at + sure, '\n', bytes.size - sure);
	if (feed)
		share = (size_t)(feed - bytes.at) + 1;
	return share < MEMBER_MOST - size ? share : MEMBER_MOST - size;
}

static bool
is_full(const struct buffer *plain)
{
	return plain->size == MEMBER_MOST
		|| (plain->size >= MEMBER_BYTES && plain->at[plain->size - 1] == '\n');
}

bool
packing_write(struct packing *packing, struct slice bytes, struct fault *fault)
{
	while (bytes.size > 0) {
		struct buffer *plain;
		size_t share;

		if (!packing->member)
			packing->member = (struct member *)crew_take(&packing->crew);
		packing->begun = true;
		plain = &packing->member->plain;
		share = share_of(plain->size, bytes);
		buffer_add(plain, bytes.at, share);
		bytes = (struct slice){ bytes.at + share, bytes.size - share };
		if ((buffer_failed(plain) || is_full(plain)) && !send_member(packing, fault))
			return false;
	}
	return true;
}

bool
packing_finish(struct packing *packing, struct fault *fault)
{
	if (!packing->begun)
		packing->member = (struct member *)crew_take(&packing->crew);
	if (packing->member && !send_member(packing, fault))
		return false;
	crew_drain(&packing->crew);
	if (packing->failed)
		*fault = packing->fault;
	return !packing->failed;
}

static void
member_free(struct member *member)
{
	if (!member)
		return;
	buffer_free(&member->plain);
	buffer_free(&member->packed);
	free(member);
}

void
packing_free(struct packing *packing)
{
	struct crew_item *item, *next;

	if (!packing)
		return;
	for (item = crew_end(&packing->crew); item; item = next) {
		next = item->next;
		member_free((struct member *)item);
	}
	member_free(packing->member);
	free(packing);
}
