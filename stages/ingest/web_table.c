#include "web_table.h"

#include <stdlib.h>
#include <string.h>

/* Each by its bytes. */

static const char *const furniture[] = {
	"about", "about this journal", "accept all", "accept all cookies", "accept cookies",
	"access keys ncbi homepage myncbi homepage main content main navigation",
	"access the full text", "access through your institution", "accessibility", "actions",
	"add to cart", "add to favorites", "add to favourites", "add to marked list",
	"add to mendeley", "advanced", "advanced search", "advertisement", "all issues",
	"all rights reserved", "altmetric",
	"an official website of the united states government", "article", "article contents",
	"article navigation", "article options", "article outline", "article pdf",
	"author links open overlay panel", "authors info & affiliations", "back", "back to top",
	"bibliographic information", "bibtex", "bookmark", "browse", "browse issues",
	"check access", "check for updates", "citation manager", "citation tools", "cite",
	"cite this page", "clear all", "close", "collapse", "collapse all", "collections",
	"comments", "contact us", "contents", "cookie policy", "cookie preferences",
	"cookie settings", "cookies on this site", "copy", "copy link",
	"create a file for external citation management software", "create account",
	"create alert", "crossref", "current issue", "display options", "dot gov", "download",
	"download citation", "download citations", "download full issue",
	"download full-size image", "download high-res image", "email", "email address",
	"email alerts", "email citation", "endnote", "epub", "expand", "expand all",
	"explore all metrics", "export", "export citation", "facebook", "favorites",
	"figures & data", "follow", "follow journal", "format", "free article", "free full text",
	"free pmc article", "full article", "full text", "full text access",
	"full text at publisher", "full text links", "full-text links", "full-text pdf",
	"get access", "get rights and content", "go back", "go to", "google scholar", "help",
	"here's how you know", "here’s how you know", "home", "https", "in this article",
	"journal home", "journal homepage", "journals & books", "jump to", "jump to section",
	"latest issue", "learn more", "linkedin", "listen", "load more", "log in",
	"log in / register", "login", "main content", "manage cookies", "marked list",
	"mendeley", "menu", "metrics", "more", "my account", "my bibliography", "my library",
	"newsletter", "next", "next article", "open access", "open in a new tab", "open pdf",
	"outline", "pause", "pdf", "permalink", "permissions", "play", "pmc", "pmc free article",
	"previous", "previous article", "print", "print this page", "privacy policy",
	"published version (free)", "pubmed", "pubmed disclaimer", "purchase access",
	"read article", "read full text", "read full text on sciencedirect", "read less",
	"read more", "read the full text", "reddit", "reference manager", "register",
	"reject all", "related data", "related items", "report", "reprints and permissions",
	"request permissions", "return to top", "review", "ris", "rss", "save", "save article",
	"save citation to file", "schedule a call", "sciencedirect", "scroll to top", "search",
	"search in google scholar", "search menu", "search results", "section snippets",
	"see all", "see fewer data fields", "see more data fields", "see related article",
	"send", "send to", "share", "share icon", "share on", "share this page", "show all",
	"show all figures", "show authors", "show figures", "show full outline", "show less",
	"show more", "show references", "sign in", "sign in to save", "sign in/register",
	"sign up", "site map", "sitemap", "skip to article", "skip to content",
	"skip to main content", "skip to main page content", "skip to navigation",
	"skip to search", "submit", "submit an article", "submit manuscript",
	"submit your manuscript", "subscribe", "subscribe to journal", "table of contents",
	"terms and conditions", "terms of use", "the site is secure.", "tools", "top of page",
	"translate", "twitter", "twitter logo", "u.s. flag", "user guide", "view",
	"view abstract", "view all", "view all journals", "view article", "view article impact",
	"view at publisher", "view citations", "view details", "view full text",
	"view in article", "view in scopus", "view journal impact", "view large image",
	"view metrics", "view pdf", "was this page helpful?", "wechat", "weibo", "whatsapp",
	"x (twitter)", "zotero", "©", "分享", "导出", "引用", "收藏", "查看全文",
	"查看更多数据字段", "查看期刊影响力",
};

static const char *const out[] = {
	"abbreviations", "about the author", "about the authors", "about this article",
	"acknowledgement", "acknowledgements", "acknowledgment", "acknowledgments",
	"additional information", "appendices", "appendix", "article information",
	"article metrics", "article metrics & citations", "associated content",
	"associated data", "author affiliations", "author contributions", "author information",
	"author notes", "authors and affiliations", "authors' contributions",
	"authors' information", "authors’ contributions", "availability of data and materials",
	"bibliography", "categories/ classification", "categories/classification",
	"change history", "citation network", "citation topics", "citations & impact",
	"cite this article", "cited by", "cited references", "citing literature",
	"competing interests", "conflict of interest", "conflict of interest statement",
	"conflicts of interest", "consent for publication", "contact", "contributions",
	"cookies", "copyright and license information",
	"credit authorship contribution statement", "data availability",
	"data availability statement", "data sharing statement",
	"declaration of competing interest", "declaration of conflicting interests",
	"declaration of interest", "declaration of interests", "declarations", "disclaimer",
	"disclosure statement", "disclosures", "editor information", "editorial responsibility",
	"endnotes", "ethical approval", "ethics approval",
	"ethics approval and consent to participate", "ethics declarations", "ethics statement",
	"external links", "figures", "figures and tables", "follow us", "footer", "footnotes",
	"funding", "funding statement", "further reading", "grant support", "grants and funding",
	"graphical abstract", "how to cite", "how to cite this article", "information & authors",
	"informed consent", "journal information", "latest articles", "license information",
	"linkout - more resources", "list of abbreviations", "literature cited", "mesh terms",
	"metrics & citations", "more articles from this journal", "more like this",
	"more resources", "most read", "newsletter sign-up", "page navigation",
	"patient consent for publication", "peer review", "people also read",
	"permissions & reprints", "popular articles", "provenance and peer review",
	"publication history", "publication types", "publisher's note", "publisher’s note",
	"publishing history", "recommendations", "recommended articles", "recommended by",
	"recommended content", "recommended reading", "reference", "reference list",
	"references", "references & citations", "related articles", "related content",
	"related information", "related posts", "related publications", "related research",
	"related topics", "rights & permissions", "rights and permissions", "see also",
	"share this article", "share this page with", "similar articles", "substances",
	"supplementary data", "supplementary files", "supplementary information",
	"supplementary material", "supplementary materials", "supporting information", "tables",
	"talk to us", "trending", "web references", "works cited",
	"you may also be interested in", "作者信息", "参考文献", "基金资助", "引文网络",
	"期刊信息", "相关文献", "相关论文", "类别/分类",
};

static const char *const parts[] = {
	"aim", "aims", "analysis", "approach", "background", "case study", "conclusion",
	"conclusions", "conclusions and implications", "context", "data collection",
	"data extraction", "data sources", "data synthesis", "design", "design and setting",
	"design/methodology/approach", "discussion", "discussion and conclusions",
	"eligibility criteria", "evaluation", "findings", "implications", "importance",
	"interpretation", "introduction/background", "issue addressed", "lessons learned",
	"lessons learnt", "limitations", "main outcome measures", "main outcomes and measures",
	"main results", "material and methods", "materials", "materials and methods", "method",
	"methodology", "methods", "methods and analysis", "objective", "objectives",
	"observations", "originality/value", "outcomes", "participants", "patients",
	"patients and methods", "policy implications", "practice implications", "procedure",
	"purpose", "rationale", "research limitations/implications", "result", "results",
	"results and discussion", "sample", "setting", "settings", "study design",
	"study selection", "theory", "theory and methods",
};

static const char *const starts[] = {
	"conclusion and recommendations", "executive summary", "highlights", "introduction",
	"introduction and background", "key findings", "key messages", "key points",
	"literature review", "main text", "plain language summary", "public summary",
	"strengths and limitations of this study", "what is already known on this topic",
	"what is known", "what this paper adds", "what this study adds",
};

static const char *const nothing[] = {
	"accepted", "access provided by", "addresses", "affiliation", "affiliations", "citation",
	"citations", "copyright", "correspondence", "corresponding address",
	"corresponding author", "downloads", "history", "impact factor", "indexed", "license",
	"received", "research areas", "times cited", "views", "web of science categories",
	"中图分类号", "单位", "图书分类号", "地址", "学科分类号", "已索引", "机构", "研究方向",
	"被引", "被引频次", "通讯作者地址", "页数",
};

struct row {
	const char *words;
	enum web_role role;
};

static const struct row others[] = {
	{ "abstract", ROLE_ABSTRACT }, { "abstract and figures", ROLE_ABSTRACT },
	{ "accession number", ROLE_ACCESSION }, { "article number", ROLE_PAGES },
	{ "article type", ROLE_TYPE }, { "author keywords", ROLE_KEYWORDS },
	{ "author(s)", ROLE_AUTHORS }, { "authors", ROLE_AUTHORS },
	{ "available online", ROLE_PUBLISHED }, { "by", ROLE_AUTHORS }, { "d o i", ROLE_DOI },
	{ "document type", ROLE_TYPE }, { "doi", ROLE_DOI }, { "eissn", ROLE_ISSN },
	{ "first published", ROLE_PUBLISHED },
	{ "international standard serial number", ROLE_ISSN }, { "isbn", ROLE_ISBN },
	{ "issn", ROLE_ISSN }, { "issue", ROLE_ISSUE }, { "journal", ROLE_SOURCE },
	{ "key words", ROLE_KEYWORDS }, { "keywords", ROLE_KEYWORDS },
	{ "keywords plus", ROLE_KEYWORDS }, { "language", ROLE_LANGUAGE },
	{ "online issn", ROLE_ISSN }, { "page", ROLE_PAGES }, { "pages", ROLE_PAGES },
	{ "pmcid", ROLE_PMCID }, { "pmid", ROLE_PMID }, { "print issn", ROLE_ISSN },
	{ "publication date", ROLE_PUBLISHED }, { "publication title", ROLE_SOURCE },
	{ "publication year", ROLE_PUBLISHED }, { "published", ROLE_PUBLISHED },
	{ "published date", ROLE_PUBLISHED }, { "published in", ROLE_SOURCE },
	{ "published online", ROLE_PUBLISHED }, { "publisher", ROLE_PUBLISHER },
	{ "source", ROLE_SOURCE }, { "summary", ROLE_SUMMARY }, { "title", ROLE_TITLE },
	{ "volume", ROLE_VOLUME }, { "作者", ROLE_AUTHORS }, { "作者关键词", ROLE_KEYWORDS },
	{ "入藏号", ROLE_ACCESSION }, { "关键词", ROLE_KEYWORDS }, { "出版商", ROLE_PUBLISHER },
	{ "出版时间", ROLE_PUBLISHED }, { "卷", ROLE_VOLUME }, { "发表时间", ROLE_PUBLISHED },
	{ "摘要", ROLE_ABSTRACT }, { "文献类型", ROLE_TYPE }, { "期", ROLE_ISSUE },
	{ "期刊", ROLE_SOURCE }, { "来源", ROLE_SOURCE }, { "来源出版物", ROLE_SOURCE },
	{ "标题", ROLE_TITLE }, { "语种", ROLE_LANGUAGE }, { "语言", ROLE_LANGUAGE },
	{ "页", ROLE_PAGES }, { "页码", ROLE_PAGES },
};

#define LIST(words, role) { (words), sizeof(words) / sizeof *(words), (role) }

static const struct {
	const char *const *words;
	size_t count;
	enum web_role role;
} lists[] = {
	LIST(furniture, ROLE_FURNITURE), LIST(out, ROLE_OUT), LIST(parts, ROLE_PART),
	LIST(starts, ROLE_START), LIST(nothing, ROLE_NOTHING)
};

static int
compare(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);	/* a string, or begins with one */
}

enum web_role
web_table_role(const char *words)
{
	const struct row *found = bsearch(words, others, sizeof others / sizeof *others,
		sizeof *others, compare);

	if (found)
		return found->role;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (bsearch(words, lists[i].words, lists[i].count, sizeof *lists[i].words, compare))
			return lists[i].role;
	return ROLE_NONE;
}
