# Each line as a reference in RIS, with the tags that Scopus gives one.
{
	title = substr($0, 1, index(substr($0, 60), " ") + 58)
	printf "TY  - JOUR\r\nTI  - %s\r\nT2  - Journal of care\r\nJ2  - J. Care\r\nVL  - 12\r\nIS  - 3\r\n", title
	printf "SP  - 101\r\nEP  - 109\r\nPY  - 2019\r\nDO  - 10.5555/care.%d\r\n", NR
	for (i = 1; i <= 5; i++)
		printf "AU  - Family%d, G.\r\n", i
	printf "AD  - School of Care, University of Northtown, Northtown\r\nAB  - %s\r\n", $0
	for (i = 1; i <= 8; i++)
		printf "KW  - care term %d\r\n", i
	printf "PB  - Example House\r\nSN  - 12345679 (ISSN)\r\nLA  - English\r\nM3  - Article\r\nDB  - Scopus\r\n"
	printf "N1  - Export Date: 14 November 2022\r\nC2  - 39900001\r\nUR  - https://example.org/record?eid=%d\r\nER  - \r\n\r\n", NR
}
