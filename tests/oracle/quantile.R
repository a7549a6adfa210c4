# quantile.R: reads lines of a type, a share, a threshold, and values as quotients of counts, and compares
# the threshold with R's own quantile.
input <- file("stdin")
sets <- strsplit(readLines(input), " ")
close(input)
wrong <- 0
for (set in sets) {
	counts <- matrix(as.numeric(unlist(strsplit(set[-(1:3)], "/"))), nrow = 2)
	expected <- quantile(counts[1, ] / counts[2, ], as.numeric(set[2]), type = as.integer(set[1]))
	if (abs(expected - as.numeric(set[3])) > 1.1e-6) {
		cat("R has", expected, "for", set, "\n")
		wrong <- wrong + 1
	}
}
cat(length(sets), "thresholds,", wrong, "differ from those of R\n")
quit(status = as.integer(wrong > 0 || length(sets) < 100))
