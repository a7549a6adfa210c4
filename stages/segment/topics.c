#include "topics.h"

enum {
	ADJECTIVES = 2	/* words before the topic: "Key organisational barriers" */
};

struct topic_word {
	const char *word;
	enum topic topic;
};

static const struct topic_word topic_words[] = {
	{ "barrier", TOPIC_BARRIERS }, { "barriers", TOPIC_BARRIERS },
	{ "challenge", TOPIC_BARRIERS }, { "challenges", TOPIC_BARRIERS },
	{ "constraints", TOPIC_BARRIERS }, { "difficulties", TOPIC_BARRIERS },
	{ "drivers", TOPIC_ENABLERS }, { "enabler", TOPIC_ENABLERS },
	{ "enablers", TOPIC_ENABLERS }, { "facilitator", TOPIC_ENABLERS },
	{ "facilitators", TOPIC_ENABLERS }, { "hindrances", TOPIC_BARRIERS },
	{ "hurdles", TOPIC_BARRIERS }, { "impediments", TOPIC_BARRIERS },
	{ "levers", TOPIC_ENABLERS }, { "obstacle", TOPIC_BARRIERS },
	{ "obstacles", TOPIC_BARRIERS }
};

/* What may follow the topic. */
static const char *const links[] = {
	"to", "of", "for", "in", "at", "and", "or", "from", "with", "within", "across", "faced"
};

/* What makes a sentence of it. */
static const char *const verbs[] = {
	"are", "include", "included", "includes", "including", "is", "was", "were"
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* slice_is, most often without a look behind the first byte. */
static bool
is_word(struct slice word, const char *string)
{
	return word.size > 0 && *word.at == *string && slice_is(word, string);
}

static bool
is_among(const char *const *words, size_t count, struct slice word)
{
	for (size_t i = 0; i < count; i++)
		if (is_word(word, words[i]))
			return true;
	return false;
}

static enum topic
topic_of(struct slice word)
{
	for (size_t i = 0; i < COUNT(topic_words); i++)
		if (is_word(word, topic_words[i].word))
			return topic_words[i].topic;
	return TOPIC_NONE;
}

static bool
divides_words(char c)
{
	return c == ' ' || c == ',' || c == '/';
}

static struct slice
next_word(struct slice *rest)
{
	const char *at = rest->at, *end = at + rest->size;
	struct slice word = { at, 0 };

	while (at < end && !divides_words(*at))
		at++;
	word.size = (size_t)(at - word.at);
	while (at < end && divides_words(*at))
		at++;
	*rest = (struct slice){ at, (size_t)(end - at) };
	return word;
}

static bool
is_gerund(struct slice word)
{
	return word.size > 4 && memcmp(word.at + word.size - 3, "ing", 3) == 0;
}

enum topic
topic_read(struct slice label)
{
	enum topic topic = TOPIC_NONE, last = TOPIC_NONE;
	size_t before = 0;

	while (label.size > 0) {
		struct slice word = next_word(&label);
		enum topic found;

		if (is_among(verbs, COUNT(verbs), word))
			return TOPIC_NONE;
		found = topic_of(word);
		if (found != TOPIC_NONE)
			topic |= found;
		else if (last != TOPIC_NONE && !is_among(links, COUNT(links), word))
			return TOPIC_NONE;
		else if (topic == TOPIC_NONE && (++before > ADJECTIVES || is_gerund(word)))
			return TOPIC_NONE;
		last = found;
	}
	return topic;
}
