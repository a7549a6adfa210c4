#define PCRE2_CODE_UNIT_WIDTH 8
#include "libraries.h"

#include <jansson.h>
#include <libdeflate.h>
#include <libxml/parser.h>
#include <pcre2.h>
#include <stdlib.h>
#include <zlib.h>

#include "unicode.h"

enum {
	VERSION_BYTES = 64	/* more than pcre2 needs for "10.42 2022-12-11" */
};

static void
add_pcre2(struct buffer *text)
{
	char version[VERSION_BYTES] = "";

	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= VERSION_BYTES)
		pcre2_config(PCRE2_CONFIG_VERSION, version);
	version[strcspn(version, " ")] = '\0';	/* behind it is the date */
	buffer_add_format(text, "pcre2 %s\n", version);
}

void
libraries_add(struct buffer *text)
{
	long xml = strtol(xmlParserVersion, NULL, 10);	/* 20914 is 2.9.14 */

	buffer_add_format(text, "jansson %s\n", jansson_version_str());
	buffer_add_format(text, "libdeflate %s\n", LIBDEFLATE_VERSION_STRING);
	buffer_add_format(text, "libxml2 %ld.%ld.%ld\n", xml / 10000, xml / 100 % 100, xml % 100);
	add_pcre2(text);
	buffer_add_format(text, "unicode %s\n", unicode_version());
	buffer_add_format(text, "zlib %s\n", zlibVersion());
}
