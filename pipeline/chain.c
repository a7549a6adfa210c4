#include "chain.h"

#include <stdlib.h>
#include <string.h>

const struct option common_option_table[] = {
	{ "output", 'o', OPTION_OUTPUT, offsetof(struct common_options, output), "FILE",
		"write to FILE (.gz: compressed), there only when whole" },
	{ "keep-going", 'k', OPTION_FLAG, offsetof(struct common_options, keep_going), NULL,
		"leave out records that cannot be worked on" },
	{ "rejects", 0, OPTION_OUTPUT, offsetof(struct common_options, rejects), "FILE",
		"with -k: keep those records, byte for byte, in FILE" },
	{ "jobs", 'j', OPTION_COUNT, offsetof(struct common_options, jobs), "N",
		"work on N processors (default 1)" },
	{ "quiet", 0, OPTION_FLAG, offsetof(struct common_options, quiet), NULL,
		"do not show on a terminal how far it is" },
	{ "no-sandbox", 0, OPTION_FLAG, offsetof(struct common_options, no_sandbox), NULL,
		"keep the right to open other files, sockets and programs" },
	{ "help", 'h', OPTION_FLAG, offsetof(struct common_options, help), NULL,
		"show this and end" },
	{ "version", 0, OPTION_FLAG, offsetof(struct common_options, version), NULL,
		"show the version and end" },
	{ 0 }
};

static struct link *
link_new(struct chain *chain)
{
	if (chain->count == chain->room) {
		size_t room = chain->room ? chain->room * 2 : 8;
		struct link *links = realloc(chain->links, room * sizeof *links);

		if (!links)
			return NULL;
		chain->links = links;
		chain->room = room;
	}
	chain->links[chain->count] = (struct link){ 0 };
	return &chain->links[chain->count];
}

/* Lets the stage have operands that are no files. */
static bool
take_operands(struct link *link)
{
	struct strings *operands = &link->operands;
	size_t taken = 0;

	if (!link->stage->take)
		return true;
	if (!link->stage->take(link->settings, operands, &taken))
		return false;
	operands->count -= taken;
	if (taken)
		memmove(operands->at, operands->at + taken,
			operands->count * sizeof *operands->at);
	return true;
}

bool
chain_add(struct chain *chain, const struct stage *stage, char *const words[], size_t count,
	struct fault *fault)
{
	static const struct option none[] = { { 0 } };
	struct link *link = link_new(chain);

	if (!link)
		return fault_memory(fault);
	link->settings = calloc(1, stage->settings_size ? stage->settings_size : 1);
	if (!link->settings)
		return fault_memory(fault);
	link->stage = stage;
	chain->count++;
	struct option_table tables[] = {
		{ stage->options ? stage->options : none, link->settings },
		{ common_option_table, &link->common },
		{ NULL, NULL }
	};
	return options_read(tables, words, count, &link->operands, fault)
		&& (take_operands(link) || fault_memory(fault));
}

static bool
link_configure(struct link *link, struct fault *fault)
{
	const struct stage *stage = link->stage;

	/* release must also tidy up after a configure that failed half-way */
	link->configured = true;
	if (stage->configure && !stage->configure(link->settings, fault))
		return false;
	link->needs = stage->needs;
	link->reads_cells = stage->reads_cells;
	if (stage->adapt)
		stage->adapt(link->settings, &link->needs, &link->reads_cells);
	return true;
}

static bool
check_pair(const struct link *left, const struct link *right, struct fault *fault)
{
	const char *left_name = left->stage->name, *right_name = right->stage->name;
	bool gives_cells = left->reads_cells
		|| (left->stage->finish && !left->stage->gives_records);

	if (right->stage->produce)
		return fault_set(fault, "%s reads files; it can only stand first", right_name);
	if (left->stage->writes_bytes)
		return fault_set(fault, "%s gives no records; it can only stand last", left_name);
	if (right->reads_cells && !gives_cells)
		return fault_set(fault, "%s reads cells but %s gives documents; put count between",
			right_name, left_name);
	if (!right->reads_cells && gives_cells)
		return fault_set(fault, "%s reads documents but %s gives cells", right_name,
			left_name);
	return true;
}

/* What a link tells, with its name before it. */
struct link_listener {
	struct fault_listener listener;
	const struct fault_listener *outer;
	const char *name;
};

static void
hear_link(const struct fault_listener *listener, const struct fault *fault)
{
	const struct link_listener *link = listener->data;
	struct fault placed = *fault;

	fault_place(&placed, "tl-%s", link->name);
	link->outer->hear(link->outer, &placed);
}

/* Configures a link of several: faults have its name before them. */
static bool
link_configure_named(struct link *link, struct fault *fault)
{
	struct link_listener inner = { { hear_link, &inner }, fault->listener, link->stage->name };
	bool good;

	if (inner.outer)
		fault->listener = &inner.listener;
	good = link_configure(link, fault) || fault_place(fault, "tl-%s", inner.name);
	fault->listener = inner.outer;
	return good;
}

bool
chain_configure(struct chain *chain, struct fault *fault)
{
	for (size_t i = 0; i < chain->count; i++) {
		if (!(chain->count > 1 ? link_configure_named : link_configure)(&chain->links[i],
				fault))
			return false;
		if (i > 0 && !check_pair(&chain->links[i - 1], &chain->links[i], fault))
			return false;
	}
	return true;
}

void
chain_free(struct chain *chain)
{
	for (size_t i = 0; i < chain->count; i++) {
		struct link *link = &chain->links[i];
		struct option_table tables[] = {
			{ link->stage->options, link->settings }, { NULL, NULL }
		};

		if (link->configured && link->stage->release)
			link->stage->release(link->settings);
		options_free(tables);
		strings_free(&link->operands);
		free(link->settings);
	}
	free(chain->links);
	*chain = (struct chain){ 0 };
}
