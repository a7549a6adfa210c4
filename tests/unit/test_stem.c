/* tl-stem: words to stems, languages, spellings, and what is remembered between records. */
#include <libstemmer.h>

#include "map.h"
#include "scratch.h"

extern const struct stage stem_stage;

static char *const automatic[] = { "--language=auto" };

/* Adds the member "tokens" for a text whose tokens are divided by single spaces. */
static void
add_tokens(struct buffer *members, struct slice text)
{
	size_t start = 0, position = 0;

	buffer_add_string(members, ",\"tokens\":[");
	for (size_t i = 0; i <= text.size; i++) {
		if (i == text.size || text.at[i] == ' ') {
			buffer_add_format(members, "%s%zu,%zu", start ? "," : "", start, position);
			start = position + 1;
		}
		position += i < text.size && (text.at[i] & 0xc0) != 0x80;
	}
	buffer_add_string(members, "]");
}

static enum verdict
stem_text(struct map *map, const char *text, const char *more)
{
	struct buffer members = { 0 };
	enum verdict verdict;

	add_tokens(&members, slice_of(text));
	buffer_add_string(&members, more);
	buffer_add_char(&members, '\0');
	verdict = map_text(map, slice_of(text), members.at);
	buffer_free(&members);
	return verdict;
}

/* Checks that what knows the stems of words tells those of all tokens one by one, too. */
static void
assert_same_alone(struct map *map)
{
	const struct stemming *stemming = record_stemming(map->record);
	const uint32_t *words = record_words(map->record, &map->fault);
	size_t count = record_tokens(map->record, &map->fault)->count;
	const struct stems *stems;
	struct slice *alone = test_malloc((count + 1) * sizeof *alone);

	assert_non_null(stemming);
	for (size_t i = 0; i < count; i++)
		alone[i] = stemming->text(stemming->data, words[i]);
	stems = record_stems(map->record, &map->fault);
	assert_non_null(stems);
	assert_int_equal(stems->count, count);
	for (size_t i = 0; i < count; i++)
		assert_true(slice_equal(lexis_word(map->lexis, stems->at[i]), alone[i]));
	test_free(alone);
}

/* Checks the stems of `text`, in both divided by spaces. `more` are members: "" or ",...". */
static void
assert_stems(struct map *map, const char *text, const char *more, const char *expected)
{
	struct buffer seen = { 0 };
	const struct stems *stems;

	if (stem_text(map, text, more) != VERDICT_KEEP)
		fail_msg("%s", map->fault.words);
	assert_same_alone(map);
	stems = record_stems(map->record, &map->fault);
	assert_non_null(stems);
	for (size_t i = 0; i < stems->count; i++) {
		buffer_add_string(&seen, i ? " " : "");
		buffer_add_slice(&seen, lexis_word(map->lexis, stems->at[i]));
	}
	assert_slice(buffer_slice(&seen), expected);
	buffer_free(&seen);
}

static void
english_is_the_default(void **state)
{
	struct map map;

	(void)state;
	assert_true(map_begin(&map, &stem_stage, NULL, 0));
	assert_stems(&map, "Integrated CARE teams were caring", "", "integr care team were care");
	assert_stems(&map, "patient's patient\u2019s PATIENTS\u2019", "",
		"patient patient patient");
	assert_stems(&map, "person-centred Well\u2010Being self\u2011managed COVID-19", "",
		"person-centr well-be self-manag covid-19");
	assert_stems(&map, "prioritised prioritized 1,000 \u00c9t\u00e9 \u5065\u5eb7", "",
		"prioritis priorit 1,000 \u00e9t\u00e9 \u5065\u5eb7");
	map_end(&map);
}

static void
empty_stems_stay_words(void **state)
{
	char *options[] = { "--language", "porter" };
	struct map map;

	(void)state;
	assert_true(map_begin(&map, &stem_stage, options, COUNT_OF(options)));
	assert_stems(&map, "S s-shaped -s-", "", "s s-shape -s-");
	map_end(&map);
}

/* No stemmer may crawl over it, and no length is too much. */
static void
long_words_stay_whole(void **state)
{
	char *options[] = { "--language", "german" };
	struct buffer word = { 0 };
	struct map map;

	(void)state;
	for (size_t i = 0; i < 500000; i++)
		buffer_add_string(&word, "ß");
	buffer_add_char(&word, '\0');
	assert_true(map_begin(&map, &stem_stage, options, COUNT_OF(options)));
	assert_stems(&map, word.at, "", word.at);
	buffer_free(&word);
	map_end(&map);
}

static void
languages_go_by_many_names(void **state)
{
	static const struct {
		char *option;
		const char *word, *stem;
	} languages[] = {
		{ "--language=french", "continuellement", "continuel" },
		{ "--language=Fre", "continuellement", "continuel" },
		{ "--language=fr_CA", "continuellement", "continuel" },
		{ "--language=en-GB", "barriers", "barrier" },
		{ "--language=DE", "Versorgungen", "versorg" },
		{ "--language=nb", "opplysninger", "opplysning" },
	};
	struct map map;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(languages); i++) {
		assert_true(map_begin(&map, &stem_stage, &languages[i].option, 1));
		assert_stems(&map, languages[i].word, "", languages[i].stem);
		map_end(&map);
	}
}

static void
unknown_languages_are_refused(void **state)
{
	static char *const options[] = {
		"--language=klingon", "--language=", "--language=-GB",
		"--language=longerthananylanguagewascalled"
	};
	struct map map;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(options); i++) {
		assert_false(map_begin(&map, &stem_stage, &options[i], 1));
		assert_words(&map.fault, "choose auto, none or one of: arabic ");
		map_end(&map);
	}
}

static void
records_can_name_their_language(void **state)
{
	struct map map;

	(void)state;
	assert_true(map_begin(&map, &stem_stage, automatic, 1));
	assert_stems(&map, "caring soignants", ",\"language\":\"en\"", "care soignant");
	assert_stems(&map, "caring soignants", ",\"language\":\"fre\"", "caring soign");
	assert_stems(&map, "caring soignants", ",\"language\":\"English\"", "care soignant");
	map_end(&map);
}

static void
records_without_a_language_are_rejected(void **state)
{
	struct map map;

	(void)state;
	assert_true(map_begin(&map, &stem_stage, automatic, 1));
	assert_int_equal(stem_text(&map, "caring", ""), VERDICT_REJECT);
	assert_words(&map.fault, "no \"language\" to choose a stemmer by");
	assert_int_equal(stem_text(&map, "caring", ",\"language\":[\"en\"]"), VERDICT_REJECT);
	assert_words(&map.fault, "no \"language\" to choose a stemmer by");
	assert_int_equal(stem_text(&map, "caring", ",\"language\":\"zh\""), VERDICT_REJECT);
	assert_words(&map.fault, "no stemmer for the \"language\" \"zh\"");
	assert_int_equal(stem_text(&map, "caring", ",\"language\":\"en\\u0000\""), VERDICT_REJECT);
	assert_words(&map.fault, "no stemmer for the \"language\" \"en\\x00\"");
	assert_stems(&map, "caring", ",\"language\":\"en\"", "care");
	map_end(&map);
}

static void
spellings_fold_first(void **state)
{
	struct scratch *scratch = *state;
	char *options[] = { "-s", scratch->folder };
	struct map map;

	write_file(scratch_path(scratch, "variants.tsv"),
		SLICE("variant\tcanonical\ncentred*\tcentered*\nprioritisation*\tprioritization*\n"));
	assert_true(map_begin(&map, &stem_stage, options, COUNT_OF(options)));
	assert_stems(&map, "Prioritisations\u2019 prioritization person-centred", "",
		"priorit priorit person-center");
	map_end(&map);
}

static void
a_missing_table_is_refused(void **state)
{
	struct scratch *scratch = *state;
	char *options[] = { "-s", scratch->folder };
	struct map map;

	assert_false(map_begin(&map, &stem_stage, options, COUNT_OF(options)));
	assert_words(&map.fault, "variants.tsv");
	map_end(&map);
}

/* What lets tl-stem leave them out: no algorithm of the library changes digits, stops and commas. */
static void
figures_are_their_own_stems(void **state)
{
	static const char *const formats[] = { "%d", "0.%d", "%d.05", "%d,000", "%d.", ",%d" };
	char word[32];

	(void)state;
	for (const char **name = sb_stemmer_list(); *name; name++) {
		struct sb_stemmer *stemmer = sb_stemmer_new(*name, NULL);

		assert_non_null(stemmer);
		for (int i = 0; i < 1200 * (int)COUNT_OF(formats); i++) {
			int size = snprintf(word, sizeof word, formats[i % COUNT_OF(formats)], i);
			const sb_symbol *stem = sb_stemmer_stem(stemmer,
				(const sb_symbol *)word, size);

			assert_int_equal(sb_stemmer_length(stemmer), size);
			assert_memory_equal(stem, word, size);
		}
		sb_stemmer_delete(stemmer);
	}
}

/* Numbers of words change their meaning when the lexis forgets; stems must follow. */
static void
nothing_stale_is_remembered(void **state)
{
	char text[64];
	struct map map;

	(void)state;
	assert_true(map_begin(&map, &stem_stage, NULL, 0));
	lexis_free(map.lexis);
	map.lexis = lexis_new(0);
	record_free(map.record);
	map.record = record_new(map.lexis);
	map.stage->end(map.worker);
	map.worker = map.stage->begin(map.settings, map.lexis, &map.fault);
	for (int i = 0; i < 1000; i++) {
		snprintf(text, sizeof text, i % 2 ? "barriers%d caring" : "caring%d enablers", i);
		assert_int_equal(stem_text(&map, text, ""), VERDICT_KEEP);
		assert_slice(lexis_word(map.lexis, record_stems(map.record, &map.fault)->at[1]),
			i % 2 ? "care" : "enabl");
		lexis_trim(map.lexis);
	}
	map_end(&map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_is_the_default),
		cmocka_unit_test(empty_stems_stay_words),
		cmocka_unit_test(long_words_stay_whole),
		cmocka_unit_test(languages_go_by_many_names),
		cmocka_unit_test(unknown_languages_are_refused),
		cmocka_unit_test(records_can_name_their_language),
		cmocka_unit_test(records_without_a_language_are_rejected),
		scratch_test(spellings_fold_first),
		scratch_test(a_missing_table_is_refused),
		cmocka_unit_test(figures_are_their_own_stems),
		cmocka_unit_test(nothing_stale_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
