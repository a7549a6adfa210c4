#include "thousandths.h"

#include "ascii.h"

bool
thousandths_read(struct slice text, int32_t *number)
{
	const char *at = text.at, *end = text.at + text.size;
	bool minus = at < end && *at == '-';
	int64_t sum = 0;
	int scale = 1000;

	at += minus;
	if (at == end || !ascii_is_digit(*at))
		return false;
	for (; at < end && ascii_is_digit(*at) && sum <= THOUSANDTHS_MAX; at++)
		sum = sum * 10 + (*at - '0');
	sum *= 1000;
	if (at < end && *at == '.') {
		if (++at == end)
			return false;
		for (; at < end && ascii_is_digit(*at) && scale > 1; at++)
			sum += (*at - '0') * (scale /= 10);
	}
	if (at != end || sum > THOUSANDTHS_MAX)
		return false;
	*number = (int32_t)(minus ? -sum : sum);
	return true;
}

void
thousandths_add(struct buffer *out, int32_t number)
{
	uint32_t size = (uint32_t)(number < 0 ? -number : number), rest = size % 1000;
	char *at = buffer_reserve(out, 24);

	if (!at)
		return;
	if (number < 0)
		*at++ = '-';
	at = decimal(at, size / 1000);
	if (rest) {
		*at++ = '.';
		*at++ = (char)('0' + rest / 100);
		at = decimal_pair(at, rest % 100);
		while (at[-1] == '0')
			at--;
	}
	out->size = (size_t)(at - out->at);
}
