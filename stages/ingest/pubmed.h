/* pubmed.h: PubMed's XML: articles, and books and their chapters.
 *
 *	PublicationType		type: the first that CSL has one for; of books book or chapter
 *	ArticleTitle		title; BookTitle where there is none
 *	AuthorList		author; those of Type editors editor
 *	PubDate			issued and year; ArticleDate where there is none
 *	Title, MedlineTA	container-title container-title-short; BookTitle of a chapter
 *	Volume Issue MedlinePgn	volume issue page
 *	ISSN ISSNLinking Isbn	ISSN ISBN
 *	PublisherName PublisherLocation Country		publisher publisher-place
 *	ArticleId ELocationID	DOI PMID PMCID
 *	Language		language
 *	Keyword MeshHeading	keyword: "*Telemedicine/methods"
 *	AbstractText		abstract, with its labels: "METHODS: ..."
 *
 * All others are in "pubmed". https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/190101/ */
#ifndef TL_INGEST_PUBMED_H
#define TL_INGEST_PUBMED_H

#include "xml_tree.h"

/* Make a work of a PubmedArticle or PubmedBookArticle. See xml.h. */
bool pubmed_write(struct ingest *run, struct xml_tree *tree, struct fault *fault);
bool pubmed_write_book(struct ingest *run, struct xml_tree *tree, struct fault *fault);

#endif
