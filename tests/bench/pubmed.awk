# Each line as an article of PubMed, with the elements that one has there: less than half of it is text.
{
	printf "<PubmedArticle>\n  <MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\">\n"
	printf "    <PMID Version=\"1\">%d</PMID>\n    <DateRevised>\n", NR
	printf "      <Year>2020</Year>\n      <Month>07</Month>\n      <Day>23</Day>\n    </DateRevised>\n"
	printf "    <Article PubModel=\"Print\">\n      <Journal>\n"
	printf "        <ISSN IssnType=\"Electronic\">1234-5679</ISSN>\n"
	printf "        <JournalIssue CitedMedium=\"Internet\">\n          <Volume>12</Volume>\n"
	printf "          <Issue>3</Issue>\n          <PubDate><Year>2019</Year></PubDate>\n"
	printf "        </JournalIssue>\n        <Title>Journal of care</Title>\n      </Journal>\n"
	printf "      <ArticleTitle>%s.</ArticleTitle>\n", substr($0, 1, index(substr($0, 60), " ") + 58)
	printf "      <Abstract>\n        <AbstractText Label=\"BACKGROUND\">%s</AbstractText>\n", $0
	printf "      </Abstract>\n      <AuthorList CompleteYN=\"Y\">\n"
	for (i = 1; i <= 5; i++)
		printf "        <Author ValidYN=\"Y\">\n          <LastName>Family%d</LastName>\n" \
			"          <ForeName>Given</ForeName>\n          <Initials>G</Initials>\n" \
			"          <AffiliationInfo>\n            <Affiliation>School of Care, University of " \
			"Northtown, Northtown.</Affiliation>\n          </AffiliationInfo>\n        </Author>\n", i
	printf "      </AuthorList>\n    </Article>\n    <MeshHeadingList>\n"
	for (i = 1; i <= 8; i++)
		printf "      <MeshHeading>\n        <DescriptorName UI=\"D%06d\" MajorTopicYN=\"N\">Care" \
			"</DescriptorName>\n      </MeshHeading>\n", i
	printf "    </MeshHeadingList>\n  </MedlineCitation>\n</PubmedArticle>\n"
}
