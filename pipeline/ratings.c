#include "ratings.h"

#include <math.h>

static double
quotient(double part, double whole)
{
	return whole > 0 ? part / whole : NAN;
}

/* Agreement beyond chance. Sums of weights may miss 1 by a rounding. */
static double
beyond_chance(double observed, double expected)
{
	return 1 - expected > 1e-12 ? (observed - expected) / (1 - expected) : NAN;
}

static void
clear(double *room, size_t count)
{
	for (size_t i = 0; i < count; i++)
		room[i] = 0;
}

/* How many coders of a pattern gave a rating. */
static size_t
ratings_of(const struct ratings *ratings, const uint32_t *pattern)
{
	size_t count = 0;

	for (size_t i = 0; i < ratings->coders; i++)
		count += pattern[i] != RATING_NONE;
	return count;
}

/* Ordered pairs of different coders who gave the same category. */
static size_t
same_pairs(const struct ratings *ratings, const uint32_t *pattern)
{
	size_t count = 0;

	for (size_t i = 0; i < ratings->coders; i++)
		for (size_t j = 0; j < i && pattern[i] != RATING_NONE; j++)
			count += 2 * (pattern[i] == pattern[j]);
	return count;
}

double
ratings_agreement(const struct ratings *ratings)
{
	double same = 0, units = 0;

	for (size_t i = 0; i < ratings->count; i++) {
		const uint32_t *pattern = ratings->patterns + i * ratings->coders;
		size_t given = ratings_of(ratings, pattern);

		if (given < 2)
			continue;
		units += ratings->times[i];
		same += ratings->times[i] * (double)same_pairs(ratings, pattern)
			/ (double)(given * (given - 1));
	}
	return quotient(same, units);
}

double
ratings_kappa(const struct ratings *ratings, double *room)
{
	double *first = room, *second = room + ratings->categories;
	double units = 0, same = 0, expected = 0;

	clear(room, 2 * ratings->categories);
	for (size_t i = 0; i < ratings->count; i++) {
		const uint32_t *pattern = ratings->patterns + i * ratings->coders;

		if (pattern[0] == RATING_NONE || pattern[1] == RATING_NONE)
			continue;
		units += ratings->times[i];
		same += pattern[0] == pattern[1] ? ratings->times[i] : 0;
		first[pattern[0]] += ratings->times[i];
		second[pattern[1]] += ratings->times[i];
	}
	for (size_t i = 0; i < ratings->categories; i++)
		expected += first[i] * second[i];
	if (!(units > 0))
		return NAN;
	return beyond_chance(same / units, expected / (units * units));
}

double
ratings_alpha(const struct ratings *ratings, double *room)
{
	double pairable = 0, differing = 0, expected;

	clear(room, ratings->categories);
	for (size_t i = 0; i < ratings->count; i++) {
		const uint32_t *pattern = ratings->patterns + i * ratings->coders;
		size_t given = ratings_of(ratings, pattern);

		if (given < 2)
			continue;
		pairable += ratings->times[i] * (double)given;
		differing += ratings->times[i]
			* (double)(given * (given - 1) - same_pairs(ratings, pattern))
			/ (double)(given - 1);
		for (size_t j = 0; j < ratings->coders; j++)
			if (pattern[j] != RATING_NONE)
				room[pattern[j]] += ratings->times[i];
	}
	expected = pairable * pairable;
	for (size_t i = 0; i < ratings->categories; i++)
		expected -= room[i] * room[i];
	if (!(expected > 1e-12 * pairable * pairable))
		return NAN;
	return 1 - (pairable - 1) * differing / expected;
}

double
ratings_ac1(const struct ratings *ratings, double *room)
{
	double units = 0, expected = 0;

	if (ratings->categories < 2)
		return NAN;
	clear(room, ratings->categories);
	for (size_t i = 0; i < ratings->count; i++) {
		const uint32_t *pattern = ratings->patterns + i * ratings->coders;
		size_t given = ratings_of(ratings, pattern);

		units += given ? ratings->times[i] : 0;
		for (size_t j = 0; j < ratings->coders; j++)
			if (pattern[j] != RATING_NONE)
				room[pattern[j]] += ratings->times[i] / (double)given;
	}
	if (!(units > 0))
		return NAN;
	for (size_t i = 0; i < ratings->categories; i++)
		expected += room[i] / units * (1 - room[i] / units);
	expected /= (double)(ratings->categories - 1);
	return beyond_chance(ratings_agreement(ratings), expected);
}

double
ratings_prevalence(const struct ratings *ratings, size_t coders)
{
	double given = 0, positive = 0;

	for (size_t i = 0; i < ratings->count; i++)
		for (size_t j = 0; j < coders; j++) {
			uint32_t rating = ratings->patterns[i * ratings->coders + j];

			given += rating != RATING_NONE ? ratings->times[i] : 0;
			positive += rating != RATING_NONE && rating != 0 ? ratings->times[i] : 0;
		}
	return quotient(positive, given);
}

double
decisions_precision(const struct decisions *decisions)
{
	return quotient(decisions->hit, decisions->hit + decisions->wrong);
}

double
decisions_recall(const struct decisions *decisions)
{
	return quotient(decisions->hit, decisions->hit + decisions->missed);
}

double
decisions_f1(const struct decisions *decisions)
{
	return quotient(2 * decisions->hit,
		2 * decisions->hit + decisions->wrong + decisions->missed);
}
