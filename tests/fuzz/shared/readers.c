#include "readers.h"

#include <jansson.h>
#include <libxml/parser.h>

#include "fault.h"
#include "fuzz.h"

bool
reads_as_json(struct slice bytes)
{
	json_t *value = json_loadb(bytes.at, bytes.size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
		NULL);

	json_decref(value);
	return value != NULL;
}

bool
reads_as_json_lines(struct slice bytes, size_t *count)
{
	bool fine = bytes.size == 0 || bytes.at[bytes.size - 1] == '\n';

	for (*count = 0; fine && bytes.size; (*count)++)
		fine = *bytes.at == '{' && reads_as_json(fuzz_take(&bytes, "\n"));
	return fine;
}

bool
reads_as_xml(struct slice bytes)
{
	xmlDocPtr document = xmlReadMemory(bytes.at, (int)bytes.size, NULL, NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
	bool fine = document != NULL;

	xmlFreeDoc(document);
	return fine;
}

bool
reads_as_text(struct slice bytes)
{
	const char *at = bytes.at, *end = at + bytes.size;

	while (at < end) {
		size_t length = *at == '\n' || *at == '\t' ? 1 : harmless_length(at, end);

		if (!length)
			return false;
		at += length;
	}
	return true;
}
