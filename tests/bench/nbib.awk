# Each line as a reference of PubMed, tagged and wrapped as there.
function tagged(tag, value, at, room) {
	printf "%-4s- ", tag
	while (length(value) > 80) {
		for (at = 80; at > 1 && substr(value, at, 1) != " "; at--)
			;
		room = at > 1 ? at : 80
		printf "%s\n      ", substr(value, 1, room - (at > 1))
		value = substr(value, room + 1)
	}
	printf "%s\n", value
}

{
	printf "PMID- %d\nOWN - NLM\nSTAT- MEDLINE\nDCOM- 20200723\nLR  - 20200723\n", NR
	printf "IS  - 1234-5679 (Electronic)\nVI  - 12\nIP  - 3\nDP  - 2019 Mar\n"
	tagged("TI", substr($0, 1, index(substr($0, 60), " ") + 58) ".")
	printf "PG  - 101-109\nLID - 10.5555/care.%d [doi]\n", NR
	tagged("AB", $0)
	for (i = 1; i <= 5; i++) {
		printf "FAU - Family%d, Given\nAU  - Family%d G\n", i, i
		tagged("AD", "School of Care, University of Northtown, Northtown, and the Northtown Institute of Care.")
	}
	printf "LA  - eng\nPT  - Journal Article\nPL  - England\nTA  - J Care\nJT  - Journal of care\nSB  - IM\n"
	for (i = 1; i <= 8; i++)
		printf "MH  - Care term %d\n", i
	printf "EDAT- 2019/03/01 00:00\nMHDA- 2020/07/23 06:00\nCRDT- 2019/03/01 00:00\nPST - ppublish\n"
	printf "SO  - J Care. 2019 Mar;12(3):101-109. doi: 10.5555/care.%d.\n\n", NR
}
