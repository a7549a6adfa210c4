#include "charset.h"

#include <errno.h>

#include "ascii.h"
#include "line.h"

enum {
	HEAD_BYTES = 4096,	/* wherein a page says its encoding */
	CHARACTER_BYTES = 4	/* at most, in any of them */
};

static const char replacement[] = "\xef\xbf\xbd";

/* What iconv is to take for a label: mostly more than that means, as browsers do. */
static const struct {
	const char *label, *name;
} labels[] = {
	{ "gb2312", "GB18030" }, { "gbk", "GB18030" }, { "gb18030", "GB18030" },
	{ "gb_2312-80", "GB18030" }, { "x-gbk", "GB18030" }, { "chinese", "GB18030" },
	{ "big5", "BIG5" }, { "big5-hkscs", "BIG5" }, { "cn-big5", "BIG5" }, { "x-x-big5", "BIG5" },
	{ "shift_jis", "CP932" }, { "shift-jis", "CP932" }, { "sjis", "CP932" },
	{ "x-sjis", "CP932" }, { "windows-31j", "CP932" }, { "ms_kanji", "CP932" },
	{ "euc-jp", "EUC-JP" }, { "x-euc-jp", "EUC-JP" },
	{ "euc-kr", "CP949" }, { "ks_c_5601-1987", "CP949" }, { "ksc5601", "CP949" },
	{ "windows-949", "CP949" }, { "korean", "CP949" },
	{ "windows-1250", "CP1250" }, { "windows-1251", "CP1251" }, { "windows-1253", "CP1253" },
	{ "windows-1254", "CP1254" }, { "windows-1255", "CP1255" }, { "windows-1256", "CP1256" },
	{ "windows-1257", "CP1257" }, { "windows-1258", "CP1258" }, { "windows-874", "CP874" },
	{ "iso-8859-2", "ISO-8859-2" }, { "latin2", "ISO-8859-2" }, { "iso-8859-3", "ISO-8859-3" },
	{ "iso-8859-4", "ISO-8859-4" }, { "iso-8859-5", "ISO-8859-5" },
	{ "iso-8859-6", "ISO-8859-6" }, { "iso-8859-7", "ISO-8859-7" },
	{ "iso-8859-8", "ISO-8859-8" }, { "iso-8859-9", "CP1254" }, { "latin5", "CP1254" },
	{ "iso-8859-10", "ISO-8859-10" }, { "iso-8859-11", "CP874" }, { "tis-620", "CP874" },
	{ "iso-8859-13", "ISO-8859-13" }, { "iso-8859-14", "ISO-8859-14" },
	{ "iso-8859-15", "ISO-8859-15" }, { "iso-8859-16", "ISO-8859-16" },
	{ "koi8-r", "KOI8-R" }, { "koi8-u", "KOI8-U" }, { "macintosh", "MACINTOSH" },
};

/* The value behind a word and "=" in a tag; empty: it is not there. */
static struct slice
value_of(struct slice tag, const char *word)
{
	struct slice rest = line_behind(tag, line_find(tag, word));
	size_t size = 0;

	if (rest.size)
		rest = ascii_trim(line_behind(rest, strlen(word)));
	if (rest.size == 0 || *rest.at != '=')
		return SLICE("");
	rest = ascii_trim(line_behind(rest, 1));
	if (rest.size && (*rest.at == '"' || *rest.at == '\''))
		rest = line_behind(rest, 1);
	while (size < rest.size && (ascii_is_letter(rest.at[size]) || ascii_is_digit(rest.at[size])
			|| rest.at[size] == '-' || rest.at[size] == '_'))
		size++;
	return (struct slice){ rest.at, size };
}

/* The label in the first tag of this name that has one. */
static struct slice
find_label(struct slice head, const char *name, const char *word)
{
	struct slice label = SLICE("");

	while (label.size == 0 && head.size) {
		const char *end;

		head = line_behind(head, line_find(head, name));
		end = head.size ? memchr(head.at, '>', head.size) : NULL;
		if (!end)
			break;
		label = value_of((struct slice){ head.at, (size_t)(end - head.at) }, word);
		head = line_behind(head, (size_t)(end - head.at));
	}
	return label;
}

/* What iconv calls the encoding that the head names; NULL: it names none that is known. */
static const char *
find_name(struct slice head)
{
	struct slice label = find_label(head, "<meta", "charset");

	if (label.size == 0)
		label = find_label(head, "<?xml", "encoding");
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (ascii_same(label, slice_of(labels[i].label)))
			return labels[i].name;
	return NULL;
}

bool
charset_open(struct charset *charset, struct slice page, struct fault *fault)
{
	struct slice head = { page.at, page.size < HEAD_BYTES ? page.size : HEAD_BYTES };
	const char *name = find_name(head);

	charset->converter = name ? iconv_open("UTF-8", name) : (iconv_t)-1;
	if (charset->converter != (iconv_t)-1)
		charset->name = name;
	else if (name && errno != EINVAL)	/* that: iconv knows it not */
		return fault_errno(fault, "cannot convert from %s", name);
	return true;
}

void
charset_close(struct charset *charset)
{
	if (charset->name)
		iconv_close(charset->converter);
	charset->name = NULL;
}

size_t
charset_next(const struct charset *charset, struct slice bytes, char out[CHARSET_ROOM], size_t *size)
{
	if ((unsigned char)*bytes.at < 0x80) {
		*out = *bytes.at;
		*size = 1;
		return 1;
	}
	for (size_t used = 1; used <= CHARACTER_BYTES && used <= bytes.size; used++) {
		char *from = (char *)bytes.at, *to = out;	/* iconv changes no input */
		size_t left = used, room = CHARSET_ROOM;
		size_t failed = iconv(charset->converter, &from, &left, &to, &room);

		*size = (size_t)(to - out);
		if (failed != (size_t)-1 && *size)
			return used;
		if (failed == (size_t)-1 && errno != EINVAL)
			break;
	}
	iconv(charset->converter, NULL, NULL, NULL, NULL);
	*size = strlen(replacement);
	memcpy(out, replacement, *size);
	return 1;
}

uint64_t
charset_add(struct buffer *out, const struct charset *charset, struct slice text)
{
	uint64_t broken = 0;

	while (text.size) {
		char made[CHARSET_ROOM];
		size_t size, used = charset_next(charset, text, made, &size);

		buffer_add(out, made, size);
		broken += used == 1 && size == strlen(replacement)
			&& memcmp(made, replacement, size) == 0;
		text = line_behind(text, used);
	}
	return broken;
}
