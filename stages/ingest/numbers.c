#include "numbers.h"

#include "ascii.h"
#include "fields.h"
#include "identifier.h"

/* An address may be followed by others. */
static struct slice
first_word(struct slice text)
{
	size_t size = 0;

	while (size < text.size && !ascii_is_space(text.at[size]))
		size++;
	return (struct slice){ text.at, size };
}

static struct slice
take_doi(const struct tagged_record *record)
{
	const char *tags = "DOM3U2L3N1";
	struct slice first = { "", 0 }, doi;
	struct tagged_field *field = NULL;

	while ((field = fields_next_of(record, &tags, field)) != NULL) {
		if (!doi_read(fields_value(record, field), &doi))
			continue;
		if (first.size == 0)
			first = doi;
		field->used = ascii_same(doi, first);
	}
	while (first.size == 0 && (field = fields_next(record, "UR", field)) != NULL)
		if (doi_read(first_word(fields_value(record, field)), &doi))
			first = doi;
	return first;
}

/* Fills what is empty; false if the field says something else than what is there. */
static bool
add_pubmed(struct work *work, struct slice text)
{
	struct slice pmid = { "", 0 }, pmcid = { "", 0 };

	if (!pubmed_read(text, &pmid, &pmcid))
		return false;
	if (work->lines[WORK_PMID].size == 0)
		work->lines[WORK_PMID] = pmid;
	if (work->lines[WORK_PMCID].size == 0)
		work->lines[WORK_PMCID] = pmcid;
	return pmid.size ? slice_equal(work->lines[WORK_PMID], pmid)
		: slice_equal(work->lines[WORK_PMCID], pmcid);
}

/* Cochrane's "PUBMED 12345". */
static bool
add_labelled(struct work *work, struct slice text)
{
	struct slice *pmid = &work->lines[WORK_PMID], label = SLICE("pubmed ");

	if (!ascii_starts(text, label) || pmid->size)
		return false;
	text = (struct slice){ text.at + label.size, text.size - label.size };
	if (!ascii_is_number(text))
		return false;
	*pmid = text;
	return true;
}

static bool
is_pubmed(struct slice database)
{
	return ascii_starts(database, SLICE("pubmed")) || ascii_starts(database, SLICE("medline"))
		|| ascii_starts(database, SLICE("nlm"));
}

static void
take_pubmed(const struct tagged_record *record, struct work *work)
{
	struct slice accession = fields_value(record, fields_first(record, "AN"));
	struct tagged_field *field = NULL;

	while ((field = fields_next(record, "U1U2U3U4U5", field)) != NULL)
		field->used = add_pubmed(work, fields_value(record, field));
	while ((field = fields_next(record, "PM", field)) != NULL)
		field->used = add_labelled(work, fields_value(record, field));
	while ((field = fields_next(record, "ANL1L2L3L4UR", field)) != NULL)
		add_pubmed(work, first_word(fields_value(record, field)));
	if (work->lines[WORK_PMID].size == 0 && ascii_is_number(accession)
			&& is_pubmed(fields_value(record, fields_first(record, "DB"))))
		work->lines[WORK_PMID] = accession;
}

void
numbers_take(struct tagged_record *record, struct work *work)
{
	work->lines[WORK_DOI] = take_doi(record);
	take_pubmed(record, work);
}
