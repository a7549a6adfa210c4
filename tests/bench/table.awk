# table.awk: the rows of the table, from the runs (row, seconds, seconds of processors, kilobytes) and, in
# a second file, the rows (row, bytes of text, kilobytes in a stream or 0, name).

function median(list, count, runs, i, j, other) {
	count = split(list, runs, " ")
	for (i = 2; i <= count; i++)
		for (j = i; j > 1 && runs[j] < runs[j - 1]; j--) {
			other = runs[j]
			runs[j] = runs[j - 1]
			runs[j - 1] = other
		}
	return runs[int((count + 1) / 2)]
}

function megabytes(kilobytes) {
	return sprintf("%.1f", kilobytes * 1024 / 1e6)
}

FNR == NR {
	seconds[$1] = seconds[$1] " " $2
	processors[$1] = processors[$1] " " $3
	if ($4 > peak[$1])
		peak[$1] = $4
	next
}

# Says how the rates of two rows relate.
function compare(words, above, below) {
	if (above in rates && below in rates)
		notes = notes sprintf("- %s: %.2f\n", words, rates[above] / rates[below])
}

{
	row = $1
	text = $2 / 1e6
	stream = $3 ? megabytes($3) : ""
	sub(/^[^ ]+ [^ ]+ [^ ]+ /, "")
	rate = text / median(seconds[row])
	if (FNR == 1)
		first = rate	# wc -w
	rates[$0] = rate
	busy = median(processors[row])
	printf "| %-28s | %7.1f | %8.3f | %9.1f | %7s | %9s |\n", $0, rate, rate / first,
		text / (busy > 0 ? busy : 0.001), megabytes(peak[row]), stream
}

END {
	compare("two workers to one", "runner -j2", "runner -j1")
	compare("one lexicon to four", "runner -j1", "runner -j1, 4 lexicons")
	compare("the runner to gzip -dc", "runner -j1", "gzip -dc")
	printf "\n%s", notes
}
