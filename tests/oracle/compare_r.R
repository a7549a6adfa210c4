# compare_r.R TABLE: what R has for the columns of tl-compare's differences: Cramer's V from chisq.test, the odds
# ratio where no count is 0, the p of the documents from dhyper, the log-likelihood ratio from a Poisson
# regression, adjusted p-values from p.adjust.
d <- read.delim(commandArgs(TRUE)[1])
near <- function(name, seen, expected, within = 1e-6) {
	wrong <- which(is.na(seen) != is.na(expected) | abs(seen - expected) > within * pmax(1, abs(expected)))
	if (length(wrong)) {
		print(cbind(d[wrong, ], expected = expected[wrong]))
		stop(name, " is not R's in ", length(wrong), " rows")
	}
}
each <- function(f) sapply(seq_len(nrow(d)), function(i) f(d[i, ]))
table_of <- function(r) matrix(c(r$with_a, r$with_b, r$of_a - r$with_a, r$of_b - r$with_b), 2)

near("V", d$v, each(function(r) {
	t <- table_of(r)
	if (any(colSums(t) == 0)) NA else sqrt(suppressWarnings(chisq.test(t, correct = FALSE))$statistic / sum(t))
}))
near("odds ratio", ifelse(with(d, with_a * with_b * (of_a - with_a) * (of_b - with_b)) == 0, NA, d$or),
	each(function(r) {
		t <- table_of(r)
		if (any(t == 0)) NA else exp(coef(glm(t ~ c(1, 0), family = binomial))[2])
	}), 1e-5)
near("p of documents", d$p, each(function(r) {
	k <- 0:min(r$with_a + r$with_b, r$of_a)
	far <- abs(k / r$of_a - (r$with_a + r$with_b - k) / r$of_b)
	sum(dhyper(k, r$with_a + r$with_b, r$of_a + r$of_b - r$with_a - r$with_b, r$of_a)[
		far >= abs(r$with_a / r$of_a - r$with_b / r$of_b) - 1e-9])
}))
near("log-likelihood", d$ll, each(function(r) {
	if (r$words_a == 0 || r$words_b == 0)
		return(NA)
	null <- suppressWarnings(glm(c(r$here, r$there) ~ 1, offset = log(c(r$words_a, r$words_b)), family = poisson,
		control = list(epsilon = 1e-14, maxit = 100)))
	null$deviance
}))
for (question in c("documents", "references"))
	for (method in c("holm", "BH")) {
		p <- d[[c(documents = "p", references = "p_references")[question]]]
		expected <- ave(p, d$lexicon, d$depth, d$margin, FUN = function(p) p.adjust(p, method))
		near(paste(method, question), d[[paste0(tolower(method), "_", question)]], expected, 1e-5)
	}
cat(nrow(d), "rows agree with R\n")
