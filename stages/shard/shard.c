/* tl-shard: sorts records into files that can be worked on apart. */
#include "corpus.h"
#include "draw.h"
#include "hand.h"
#include "shards.h"
#include "tool.h"

enum {
	OPEN_MOST = 500	/* files written at the same time, 1.1 MB each */
};

struct settings {
	const char *into;
	uint64_t shards, size;
	bool force;
};

static const struct option shard_options[] = {
	{ "into", 'i', OPTION_STRING, offsetof(struct settings, into), "PREFIX",
		"write PREFIX-0000.jsonl.gz, PREFIX-0001.jsonl.gz and on" },
	{ "shards", 'n', OPTION_COUNT, offsetof(struct settings, shards), "N",
		"N shards, a record's by the hash of its id" },
	{ "size", 's', OPTION_COUNT, offsetof(struct settings, size), "BYTES",
		"shards of at most so much, unpacked, in the order of the records" },
	{ "force", 'f', OPTION_FLAG, offsetof(struct settings, force), NULL,
		"replace the shards of the prefix that are there, all of them" },
	{ .name = NULL }
};

/* What one run works with. */
struct sharding {
	const struct settings *settings;
	struct hand hand;	/* of no stages: it reads records */
	struct shards shards;
	uint64_t records;
};

static bool
shard_configure(void *memory, struct fault *fault)
{
	const struct settings *settings = memory;
	char shown[QUOTED_BYTES];

	if (!settings->into)
		return fault_set(fault, "where to? give --into PREFIX");
	if (*name_base(settings->into) == '\0' || strpbrk(settings->into, "\t\n\r"))
		return fault_set(fault, "--into \"%s\": no prefix for the names of files",
			quoted(shown, slice_of(settings->into)));
	if (!settings->shards == !settings->size)
		return fault_set(fault, "give either --shards N or --size BYTES");
	return settings->shards <= OPEN_MOST
		|| fault_set(fault, "--shards: at most %d; --size makes more", OPEN_MOST);
}

static bool
open_shards(struct sharding *sharding, struct fault *fault)
{
	const struct settings *settings = sharding->settings;
	uint64_t count = settings->size ? 1 : settings->shards;
	bool fine = shards_open(&sharding->shards, settings->into, settings->force, fault);

	for (uint64_t i = 0; fine && i < count; i++)
		fine = shards_add(&sharding->shards, fault);
	return fine;
}

/* Where a line goes by size: into the last shard, or the first that comes behind it. */
static bool
choose_by_size(struct sharding *sharding, size_t size, size_t *number, struct fault *fault)
{
	struct shards *shards = &sharding->shards;
	uint64_t bytes = shards->at[shards->count - 1].bytes;
	bool fine = true;

	if (bytes > 0 && bytes + size + 1 > sharding->settings->size)
		fine = shards_close(shards, shards->count - 1, fault) && shards_add(shards, fault);
	*number = shards->count - 1;
	return fine;
}

static bool
visit(void *data, struct slice line, struct fault *fault)
{
	struct sharding *sharding = data;
	uint32_t count = (uint32_t)sharding->settings->shards;
	size_t number = 0;

	if (hand_work(&sharding->hand, line, NULL, fault) != VERDICT_KEEP)
		return false;
	if (count)
		number = draw_below(draw_key(0, record_id(sharding->hand.record)), count);
	else if (!choose_by_size(sharding, line.size, &number, fault))
		return false;
	sharding->records++;
	return shards_write(&sharding->shards, number, line, fault);
}

static void
tell(const struct sharding *sharding, struct sink *sink)
{
	const struct shards *shards = &sharding->shards;

	buffer_add_string(&sink->text, "shard\trecords\tbytes\n");
	for (size_t i = 0; i < shards->count; i++)
		buffer_add_format(&sink->text, "%s-%04zu.jsonl.gz\t%llu\t%llu\n", shards->prefix, i,
			(unsigned long long)shards->at[i].records,
			(unsigned long long)shards->at[i].bytes);
	sink_note(sink, "%llu record%s in %zu shard%s", (unsigned long long)sharding->records,
		sharding->records == 1 ? "" : "s", shards->count, shards->count == 1 ? "" : "s");
}

static enum status
sort_records(struct sharding *sharding, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	enum status status;

	if (!hand_begin(&sharding->hand, NULL, 0, HAND_LEXIS, fault))
		return STATUS_BROKEN;
	if (!open_shards(sharding, fault))
		return STATUS_MISUSE;
	status = corpus_visit_all(operands, 0, visit, sharding, &sink->progress, fault);
	if (status == STATUS_WHOLE && !shards_publish(&sharding->shards, fault))
		status = STATUS_BROKEN;
	if (status == STATUS_WHOLE)
		tell(sharding, sink);
	return status;
}

static enum status
shard_run(const void *settings, const struct strings *operands, struct sink *sink,
	struct fault *fault)
{
	struct sharding sharding = { .settings = settings };
	enum status status = sort_records(&sharding, operands, sink, fault);

	shards_free(&sharding.shards);
	hand_end(&sharding.hand);
	return status;
}

static void
shard_opens(const void *memory, const struct strings *operands, struct confinement *confinement)
{
	const struct settings *settings = memory;

	(void)operands;
	confine_allow(confinement, CONFINE_MOVE, settings->into);
}

const struct tool shard_tool = {
	.name = "shard",
	.summary = "sort records into files that can be worked on apart",
	.description =
		"Reads records of any stage and writes each, as it is, into one of several files:\n"
		"by the hash of its id, so that the same id is always in the same shard, or by\n"
		"size, in their order. The files appear when all of them are whole, the first\n"
		"last. Lists them with their records and bytes.",
	.operands = "[FILE]...",
	.options = shard_options,
	.settings_size = sizeof(struct settings),
	.configure = shard_configure,
	.opens = shard_opens,
	.run = shard_run,
};
