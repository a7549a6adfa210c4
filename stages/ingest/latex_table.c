#include "latex_table.h"

#include <stdlib.h>

#include "utf8.h"

const struct accent *
accent_of(char command)
{
	static const struct accent accents[] = {
		{ '`', "\u0300", "AaEeIiNnOoUuWwYy",
			"ÀàÈèÌìǸǹÒòÙùẀẁỲỳ" },
		{ '\'', "\u0301", "AaCcEeGgIiKkLlMmNnOoPpRrSsUuWwYyZz",
			"ÁáĆćÉéǴǵÍíḰḱĹĺḾḿŃńÓóṔṕŔŕŚśÚúẂẃÝýŹź" },
		{ '^', "\u0302", "AaCcEeGgHhIiJjOoSsUuWwYyZz",
			"ÂâĈĉÊêĜĝĤĥÎîĴĵÔôŜŝÛûŴŵŶŷẐẑ" },
		{ '~', "\u0303", "AaEeIiNnOoUuVvYy",
			"ÃãẼẽĨĩÑñÕõŨũṼṽỸỹ" },
		{ '"', "\u0308", "AaEeHhIiOotUuWwXxYy",
			"ÄäËëḦḧÏïÖöẗÜüẄẅẌẍŸÿ" },
		{ '=', "\u0304", "AaEeGgIiOoUuYy",
			"ĀāĒēḠḡĪīŌōŪūȲȳ" },
		{ 'u', "\u0306", "AaEeGgIiOoUu",
			"ĂăĔĕĞğĬĭŎŏŬŭ" },
		{ '.', "\u0307", "AaBbCcDdEeFfGgHhIMmNnOoPpRrSsTtWwXxYyZz",
			"ȦȧḂḃĊċḊḋĖėḞḟĠġḢḣİṀṁṄṅȮȯṖṗṘṙṠṡṪṫẆẇẊẋẎẏŻż" },
		{ 'r', "\u030a", "AaUuwy",
			"ÅåŮůẘẙ" },
		{ 'H', "\u030b", "OoUu",
			"ŐőŰű" },
		{ 'v', "\u030c", "AaCcDdEeGgHhIijKkLlNnOoRrSsTtUuZz",
			"ǍǎČčĎďĚěǦǧȞȟǏǐǰǨǩĽľŇňǑǒŘřŠšŤťǓǔŽž" },
		{ 'c', "\u0327", "CcDdEeGgHhKkLlNnRrSsTt",
			"ÇçḐḑȨȩĢģḨḩĶķĻļŅņŖŗŞşŢţ" },
		{ 'k', "\u0328", "AaEeIiOoUu",
			"ĄąĘęĮįǪǫŲų" },
		{ 'd', "\u0323", "AaBbDdEeHhIiKkLlMmNnOoRrSsTtUuVvWwYyZz",
			"ẠạḄḅḌḍẸẹḤḥỊịḲḳḶḷṂṃṆṇỌọṚṛṢṣṬṭỤụṾṿẈẉỴỵẒẓ" },
		{ 'b', "\u0331", "BbDdhKkLlNnRrTtZz",
			"ḆḇḎḏẖḴḵḺḻṈṉṞṟṮṯẔẕ" },
		{ 't', "\u0361", "",
			"" },
	};

	for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
		if (accents[i].command == command)
			return &accents[i];
	return NULL;
}

struct slice
accent_composed(const struct accent *accent, struct slice letter)
{
	const char *found = letter.size == 1 && *letter.at
		? strchr(accent->letters, *letter.at) : NULL, *at = accent->composed, *from = at;

	if (!found)
		return letter;
	for (const char *before = accent->letters; before <= found; before++) {
		from = at;
		utf8_next(&at);
	}
	return (struct slice){ from, (size_t)(at - from) };
}

struct symbol {
	const char *name, *printed;
};

/* In the order of their bytes. */
static const struct symbol symbols[] = {
	{ "AA", "Å" }, { "AE", "Æ" }, { "BibTeX", "BibTeX" }, { "DH", "Ð" }, { "DJ", "Đ" },
	{ "Delta", "Δ" }, { "EUR", "€" }, { "Gamma", "Γ" }, { "L", "Ł" }, { "LaTeX", "LaTeX" },
	{ "Lambda", "Λ" }, { "Leftarrow", "⇐" }, { "Leftrightarrow", "⇔" }, { "NG", "Ŋ" },
	{ "O", "Ø" }, { "OE", "Œ" }, { "Omega", "Ω" }, { "P", "¶" }, { "Phi", "Φ" },
	{ "Pi", "Π" }, { "Psi", "Ψ" }, { "Rightarrow", "⇒" }, { "S", "§" }, { "SS", "SS" },
	{ "Sigma", "Σ" }, { "TH", "Þ" }, { "TeX", "TeX" }, { "Theta", "Θ" }, { "Upsilon", "Υ" },
	{ "Xi", "Ξ" }, { "aa", "å" }, { "ae", "æ" }, { "alpha", "α" }, { "approx", "≈" },
	{ "ast", "∗" }, { "backslash", "\\" }, { "beta", "β" }, { "bullet", "•" },
	{ "cap", "∩" }, { "cdot", "·" }, { "cdots", "⋯" }, { "checkmark", "✓" }, { "chi", "χ" },
	{ "circ", "°" }, { "cong", "≅" }, { "copyright", "©" }, { "cos", "cos" },
	{ "cup", "∪" }, { "dag", "†" }, { "ddag", "‡" }, { "degree", "°" }, { "delta", "δ" },
	{ "dh", "ð" }, { "div", "÷" }, { "dj", "đ" }, { "dots", "…" }, { "downarrow", "↓" },
	{ "ell", "ℓ" }, { "emptyset", "∅" }, { "epsilon", "ε" }, { "equiv", "≡" },
	{ "eta", "η" }, { "euro", "€" }, { "exists", "∃" }, { "exp", "exp" }, { "forall", "∀" },
	{ "gamma", "γ" }, { "ge", "≥" }, { "geq", "≥" }, { "geqslant", "≥" }, { "gg", "≫" },
	{ "guillemotleft", "«" }, { "guillemotright", "»" }, { "guilsinglleft", "‹" },
	{ "guilsinglright", "›" }, { "i", "ı" }, { "in", "∈" }, { "infty", "∞" },
	{ "int", "∫" }, { "iota", "ι" }, { "j", "ȷ" }, { "kappa", "κ" }, { "l", "ł" },
	{ "lambda", "λ" }, { "langle", "⟨" }, { "lbrace", "{" }, { "ldots", "…" },
	{ "le", "≤" }, { "leftarrow", "←" }, { "leftrightarrow", "↔" }, { "leq", "≤" },
	{ "leqslant", "≤" }, { "ll", "≪" }, { "ln", "ln" }, { "lnot", "¬" }, { "log", "log" },
	{ "max", "max" }, { "mid", "∣" }, { "min", "min" }, { "minus", "−" }, { "mp", "∓" },
	{ "mu", "μ" }, { "nabla", "∇" }, { "ne", "≠" }, { "neg", "¬" }, { "neq", "≠" },
	{ "ng", "ŋ" }, { "notin", "∉" }, { "nu", "ν" }, { "o", "ø" }, { "oe", "œ" },
	{ "omega", "ω" }, { "parallel", "∥" }, { "partial", "∂" }, { "perp", "⊥" },
	{ "phi", "φ" }, { "pi", "π" }, { "pm", "±" }, { "pounds", "£" }, { "prime", "′" },
	{ "prod", "∏" }, { "propto", "∝" }, { "psi", "ψ" }, { "quotedblbase", "„" },
	{ "quotesinglbase", "‚" }, { "rangle", "⟩" }, { "rbrace", "}" }, { "rho", "ρ" },
	{ "rightarrow", "→" }, { "sigma", "σ" }, { "sim", "∼" }, { "simeq", "≃" },
	{ "sin", "sin" }, { "slash", "/" }, { "ss", "ß" }, { "star", "⋆" }, { "subset", "⊂" },
	{ "subseteq", "⊆" }, { "sum", "∑" }, { "surd", "√" }, { "tan", "tan" }, { "tau", "τ" },
	{ "textalpha", "α" }, { "textasciicircum", "^" }, { "textasciigrave", "`" },
	{ "textasciitilde", "~" }, { "textbackslash", "\\" }, { "textbar", "|" },
	{ "textbeta", "β" }, { "textbraceleft", "{" }, { "textbraceright", "}" },
	{ "textbullet", "•" }, { "textcent", "¢" }, { "textchi", "χ" },
	{ "textcopyright", "©" }, { "textdagger", "†" }, { "textdaggerdbl", "‡" },
	{ "textdegree", "°" }, { "textdelta", "δ" }, { "textdollar", "$" },
	{ "textellipsis", "…" }, { "textemdash", "—" }, { "textendash", "–" },
	{ "textepsilon", "ε" }, { "texteta", "η" }, { "texteuro", "€" },
	{ "textexclamdown", "¡" }, { "textgamma", "γ" }, { "textgreater", ">" },
	{ "textiota", "ι" }, { "textkappa", "κ" }, { "textlambda", "λ" },
	{ "textleftarrow", "←" }, { "textless", "<" }, { "textminus", "−" }, { "textmu", "µ" },
	{ "textnu", "ν" }, { "textnumero", "№" }, { "textomega", "ω" }, { "textonehalf", "½" },
	{ "textonequarter", "¼" }, { "textonesuperior", "¹" }, { "textordfeminine", "ª" },
	{ "textordmasculine", "º" }, { "textparagraph", "¶" }, { "textperiodcentered", "·" },
	{ "textphi", "φ" }, { "textpi", "π" }, { "textpm", "±" }, { "textpsi", "ψ" },
	{ "textquestiondown", "¿" }, { "textquotedbl", "\"" }, { "textquotedblleft", "“" },
	{ "textquotedblright", "”" }, { "textquoteleft", "‘" }, { "textquoteright", "’" },
	{ "textquotesingle", "'" }, { "textregistered", "®" }, { "textrho", "ρ" },
	{ "textrightarrow", "→" }, { "textsection", "§" }, { "textsigma", "σ" },
	{ "textsterling", "£" }, { "texttau", "τ" }, { "texttheta", "θ" },
	{ "textthreequarters", "¾" }, { "textthreesuperior", "³" }, { "texttimes", "×" },
	{ "texttrademark", "™" }, { "texttwosuperior", "²" }, { "textunderscore", "_" },
	{ "textupsilon", "υ" }, { "textxi", "ξ" }, { "textyen", "¥" }, { "textzeta", "ζ" },
	{ "th", "þ" }, { "theta", "θ" }, { "times", "×" }, { "to", "→" }, { "uparrow", "↑" },
	{ "upsilon", "υ" }, { "varepsilon", "ε" }, { "varphi", "φ" }, { "varrho", "ρ" },
	{ "varsigma", "ς" }, { "vartheta", "θ" }, { "vee", "∨" }, { "vert", "|" },
	{ "wedge", "∧" }, { "xi", "ξ" }, { "zeta", "ζ" },
};

static int
compare(const void *key, const void *element)
{
	const struct slice *name = key;
	const struct symbol *symbol = element;

	return slice_compare(*name, slice_of(symbol->name));
}

const char *
latex_symbol(struct slice name)
{
	const struct symbol *found = bsearch(&name, symbols, sizeof symbols / sizeof *symbols,
		sizeof *symbols, compare);

	return found ? found->printed : NULL;
}
