/* Ids that stay unique, and members that are set. */
#include "check.h"

#include "../../stages/ingest/ids.h"
#include "../../stages/ingest/item.h"

static const char *
claim(struct ids *ids, const char *wish, struct buffer *id)
{
	struct fault fault = { .words = "" };
	bool changed;

	id->size = 0;
	buffer_add_string(id, wish);
	assert_true(ids_claim(ids, id, &changed, &fault));
	assert_int_equal(changed, !slice_is(buffer_slice(id), wish));
	buffer_add_char(id, '\0');
	return id->at;
}

static void
repeated(void **state)
{
	struct ids *ids = ids_new();
	struct buffer id = { 0 };

	(void)state;
	assert_non_null(ids);
	assert_string_equal(claim(ids, "a", &id), "a");
	assert_string_equal(claim(ids, "a", &id), "a-2");
	assert_string_equal(claim(ids, "a-3", &id), "a-3");
	assert_string_equal(claim(ids, "a", &id), "a-4");
	assert_string_equal(claim(ids, "a-2", &id), "a-2-2");
	assert_string_equal(claim(ids, "b", &id), "b");
	buffer_free(&id);
	ids_free(ids);
}

static void
many(void **state)
{
	enum { MANY = 100000 };
	struct ids *ids = ids_new();
	struct buffer id = { 0 };
	char expected[32];

	(void)state;
	assert_non_null(ids);
	assert_string_equal(claim(ids, "same", &id), "same");
	for (unsigned i = 2; i < MANY; i++) {
		snprintf(expected, sizeof expected, "same-%u", i);
		assert_string_equal(claim(ids, "same", &id), expected);
		snprintf(expected, sizeof expected, "other%u", i);
		assert_string_equal(claim(ids, expected, &id), expected);
	}
	buffer_free(&id);
	ids_free(ids);
}

static void
members(void **state)
{
	const struct item_set sets[] = {
		{ "title", SLICE("\"set\"") }, { "source", SLICE("\"grey\"") }
	};
	struct fault fault = { .words = "" };
	struct item item;

	(void)state;
	assert_true(item_init(&item, sets, COUNT_OF(sets), &fault));
	for (int round = 0; round < 2; round++) {
		item_begin(&item);
		item_string(&item, "id", SLICE("a\"b"));
		item_string(&item, "title", SLICE("given"));
		item_string(&item, "abstract", SLICE(""));
		item_number(&item, "year", 2019);
		assert_true(item_key(&item, SLICE("\\u0061b"), SLICE("ab")));
		item_value(&item, SLICE("[ 1,\n\t\"x \\\" y\" ]"));
		item_sets(&item);
		item_text(&item, SLICE(""));
		item_end(&item);
		assert_slice(buffer_slice(&item.line), "{\"id\":\"a\\\"b\",\"title\":\"set\","
			"\"year\":2019,\"\\u0061b\":[1,\"x \\\" y\"],\"source\":\"grey\","
			"\"text\":\"\"}");
	}
	item_free(&item);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repeated),
		cmocka_unit_test(many),
		cmocka_unit_test(members),
	};

	return cmocka_run_group_tests_name("ingest: ids and members", tests, NULL, NULL);
}
