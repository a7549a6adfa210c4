# Each line as an entry of BibTeX, its signs of LaTeX escaped.
{
	text = $0
	gsub(/[{}\\]/, "", text)
	gsub(/[%&$#_]/, "\\\\&", text)
	printf "@ARTICLE{Family%d,\n author = {Family1, G. and Family2, G. and Family3, G.},\n", NR
	printf " title = {%s},\n year = {2019},\n journal = {Journal of care},\n volume = {12},\n", \
		substr(text, 1, index(substr(text, 60), " ") + 58)
	printf " number = {3},\n pages = {101--109},\n doi = {10.5555/care.%d},\n", NR
	printf " url = {https://example.org/record?eid=%d},\n abstract = {%s},\n", NR, text
	printf " author_keywords = {care; term one; term two},\n issn = {12345679},\n language = {English},\n"
	printf " document_type = {Article},\n source = {Scopus},\n}\n\n"
}
