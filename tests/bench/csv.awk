# Each line as a row of a table with the columns that Scopus gives most.
BEGIN {
	print "Authors,Title,Year,Source title,Volume,Issue,Page start,Page end,DOI,Link,Abstract,Author Keywords,ISSN,Language of Original Document,Document Type,Source,EID"
}

{
	text = $0
	gsub(/"/, "\"\"", text)
	title = substr($0, 1, index(substr($0, 60), " ") + 58)
	gsub(/"/, "\"\"", title)
	printf "\"Family1 G.; Family2 G.; Family3 G.\",\"%s\",2019,Journal of care,12,3,101,109,10.5555/care.%d," \
		"https://example.org/record?eid=%d,\"%s\",\"care; term one; term two\",12345679,English,Article," \
		"Scopus,2-s2.0-%d\n", title, NR, NR, text, NR
}
