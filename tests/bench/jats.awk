# Twenty lines as an article in JATS: paragraphs with citations, and the references they are to.
function begin() {
	printf "<article article-type=\"research-article\"><front><article-meta>"
	printf "<title-group><article-title>Care %d</article-title></title-group></article-meta></front><body>\n", NR
}

function end(   i) {
	printf "</body><back><ref-list>\n"
	for (i = 1; i <= 40; i++)
		printf "<ref id=\"B%d\"><label>%d</label><element-citation publication-type=\"journal\">" \
			"<person-group person-group-type=\"author\"><name><surname>Family</surname>" \
			"<given-names>GN</given-names></name><name><surname>Other</surname>" \
			"<given-names>O</given-names></name></person-group><article-title>A title of some " \
			"words</article-title><source>Journal of care</source><year>2001</year><volume>1</volume>" \
			"<fpage>1</fpage><lpage>9</lpage></element-citation></ref>\n", i, i
	printf "</ref-list></back></article>\n"
}

NR % 20 == 1 {
	begin()
}

{
	gsub(/\. /, " [<xref ref-type=\"bibr\" rid=\"B1\">1</xref>]. ")
	gsub(/ the /, " <italic>the</italic> ")
	printf "<sec><title>Part %d</title><p>%s</p></sec>\n", NR % 20, $0
}

NR % 20 == 0 {
	end()
}

END {
	if (NR % 20)
		end()
}
