#include "json_scan.h"

#include "ascii.h"
#include "bytes16.h"
#include "utf8.h"

bool
json_complain(struct scan *scan, const char *what)
{
	return fault_set(scan->fault, "not valid JSON at byte %zu of the line: %s",
		(size_t)(scan->at - scan->start) + 1, what);
}

static int
hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The unit behind "\u" at `at`, or -1. */
static int
hex_unit(const char *at, const char *end)
{
	int unit = 0;

	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_digit(at[i]);

		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

static bool
check_unit(struct scan *scan)
{
	int unit = hex_unit(scan->at + 2, scan->end), low = -1;

	if (unit < 0)
		return json_complain(scan, "\\u needs four hexadecimal digits");
	if (unit >= 0xdc00 && unit <= 0xdfff)
		return json_complain(scan, "half of a surrogate pair");
	if (unit < 0xd800 || unit > 0xdbff) {
		scan->at += 6;
		return true;
	}
	if (scan->end - scan->at >= 12 && scan->at[6] == '\\' && scan->at[7] == 'u')
		low = hex_unit(scan->at + 8, scan->end);
	if (low < 0xdc00 || low > 0xdfff)
		return json_complain(scan, "half of a surrogate pair");
	scan->at += 12;
	return true;
}

static bool
check_escape(struct scan *scan)
{
	if (scan->end - scan->at < 2)
		return json_complain(scan, "the line ends inside a string");
	if (scan->at[1] == 'u')
		return check_unit(scan);
	if (!memchr("\"\\/bfnrt", scan->at[1], 8))
		return json_complain(scan, "unknown escape");
	scan->at += 2;
	return true;
}

/* Moves over bytes of a string that need no look. */
static void
skip_plain(struct scan *scan)
{
	const char *at = scan->at;

	while (scan->end - at >= 16) {
		unsigned special = bytes16_json_special(at);

		if (special) {
			scan->at = at + __builtin_ctz(special);
			return;
		}
		at += 16;
	}
	while (at < scan->end && (unsigned char)*at >= 0x20 && (unsigned char)*at < 0x80
			&& *at != '"' && *at != '\\')
		at++;
	scan->at = at;
}

bool
json_scan_string(struct scan *scan)
{
	scan->at++;
	for (;;) {
		size_t length;

		skip_plain(scan);
		if (scan->at >= scan->end)
			return json_complain(scan, "the line ends inside a string");
		if (*scan->at == '"')
			break;
		if (*scan->at == '\\') {
			if (!check_escape(scan))
				return false;
			continue;
		}
		if ((unsigned char)*scan->at < 0x20)
			return json_complain(scan, "a control character inside a string; escape it");
		length = utf8_length(scan->at, scan->end);
		if (length == 0)
			return json_complain(scan, "not UTF-8; convert the file first (iconv -t UTF-8)");
		scan->at += length;
	}
	scan->at++;
	return true;
}

static bool
check_digits(struct scan *scan)
{
	const char *from = scan->at;

	while (scan->at < scan->end && ascii_is_digit(*scan->at))
		scan->at++;
	return scan->at > from || json_complain(scan, "a digit is missing");
}

static bool
check_number(struct scan *scan)
{
	if (*scan->at == '-')
		scan->at++;
	if (scan->at < scan->end && *scan->at == '0')
		scan->at++;
	else if (!check_digits(scan))
		return false;
	if (scan->at < scan->end && *scan->at == '.') {
		scan->at++;
		if (!check_digits(scan))
			return false;
	}
	if (scan->at < scan->end && (*scan->at | 0x20) == 'e') {
		scan->at++;
		if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
			scan->at++;
		return check_digits(scan);
	}
	return true;
}

static bool
check_literal(struct scan *scan, struct slice literal)
{
	if ((size_t)(scan->end - scan->at) < literal.size
			|| memcmp(scan->at, literal.at, literal.size) != 0)
		return json_complain(scan, "a value was expected");
	scan->at += literal.size;
	return true;
}

bool
json_scan_scalar(struct scan *scan)
{
	switch (*scan->at) {
	case '"':
		return json_scan_string(scan);
	case 't':
		return check_literal(scan, SLICE("true"));
	case 'f':
		return check_literal(scan, SLICE("false"));
	case 'n':
		return check_literal(scan, SLICE("null"));
	default:
		if (*scan->at != '-' && !ascii_is_digit(*scan->at))
			return json_complain(scan, "a value was expected");
		return check_number(scan);
	}
}
