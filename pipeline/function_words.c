#include "function_words.h"

#include <stddef.h>

/* In the order of their bytes. */
static const char *const words[] = {
	"a", "about", "above", "across", "after", "again", "against", "all", "almost", "along",
	"already", "also", "although", "always", "am", "among", "an", "and", "another", "any",
	"are", "around", "as", "at", "away", "be", "became", "because", "become", "been",
	"before", "being", "below", "between", "both", "but", "by", "can", "cannot", "could",
	"did", "do", "does", "doing", "done", "down", "during", "each", "either", "else",
	"especially", "et", "etc", "even", "ever", "every", "few", "for", "from", "further",
	"had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how",
	"however", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "less", "made",
	"make", "many", "may", "me", "might", "more", "most", "much", "must", "my", "neither",
	"no", "nor", "not", "now", "of", "off", "often", "on", "once", "one", "only", "onto",
	"or", "other", "others", "our", "out", "over", "own", "per", "quite", "rather", "same",
	"shall", "she", "should", "since", "so", "some", "such", "than", "that", "the", "their",
	"theirs", "them", "themselves", "then", "there", "therefore", "these", "they", "this",
	"those", "though", "through", "thus", "to", "too", "towards", "two", "under", "until",
	"up", "upon", "us", "very", "via", "was", "we", "well", "were", "what", "when", "where",
	"whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within",
	"without", "would", "yet", "you", "your",
};

bool
is_function_word(struct slice word)
{
	size_t from = 0, to = sizeof words / sizeof *words;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = slice_compare(slice_of(words[middle]), word);

		if (order == 0)
			return true;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return false;
}
