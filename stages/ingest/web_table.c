#include "web_table.h"

#include <stdlib.h>
#include <string.h>

/* Each by its bytes. */

static const char *const furniture[] = {
	"about", "about this journal", "accept all", "accept all cookies", "accept cookies",
	"access keys ncbi homepage myncbi homepage main content main navigation",
	"access the full text", "access through your institution", "accessibility",
	"account settings", "actions", "add to cart", "add to favorites", "add to favourites",
	"add to marked list", "add to mendeley", "advanced", "advanced search", "advertisement",
	"aims and scope", "all issues", "all journals", "all rights reserved", "altmetric",
	"an official website of the united states government", "article", "article contents",
	"article navigation", "article options", "article outline", "article pdf",
	"article tools", "author links open overlay panel", "authors info & affiliations", "back",
	"back to top", "bibliographic information", "bibtex", "bmj", "bookmark", "browse",
	"browse issues", "buy article", "cart", "check access", "check for new version",
	"check for updates", "citation manager", "citation search", "citation tools", "cite",
	"cite this page", "clear all", "close", "collapse", "collapse all", "collections",
	"comments", "contact us", "contents", "cookie notice", "cookie policy",
	"cookie preferences", "cookie settings", "cookies on this site", "copy", "copy link",
	"create a file for external citation management software", "create account",
	"create alert", "create citation alert", "crossmark", "crossref", "current issue",
	"dashboard", "details are in the caption following the image", "disclaimer",
	"display options", "dot gov", "download", "download citation", "download citations",
	"download full issue", "download full-size image", "download full-text pdf",
	"download high-res image", "download powerpoint", "download ppt", "download references",
	"download slide", "email", "email address", "email alerts", "email citation", "endnote",
	"epub", "expand", "expand all", "expand figure", "explore all metrics",
	"explore journals", "export", "export citation", "facebook", "favorites", "figure viewer",
	"figures & data", "find a journal", "follow", "follow journal", "format", "free article",
	"free full text", "free pmc article", "full article", "full size image",
	"full size table", "full text", "full text access", "full text at publisher",
	"full text links", "full-text links", "full-text pdf", "get access",
	"get citation alerts", "get published", "get rights and content", "go back", "go to",
	"google scholar", "help", "here's how you know", "here’s how you know", "home", "https",
	"in this article", "institutional login", "join the board", "journal home",
	"journal homepage", "journal list", "journals & books", "jump to", "jump to section",
	"latest issue", "learn more", "licensing", "linkedin", "list of issues", "listen",
	"load more", "log in", "log in / register", "log out", "login", "main content",
	"manage cookies", "marked list", "mendeley", "menu", "metrics", "metricsdetails", "more",
	"my account", "my bibliography", "my library", "newsletter", "next", "next article",
	"open access", "open in a new tab", "open in figure viewer", "open in new tab",
	"open in viewer", "open pdf", "original article", "original articles", "original paper",
	"original research", "outline", "oxford academic", "pause", "pdf", "peer review reports",
	"permalink", "permissions", "play", "pmc", "pmc copyright notice", "pmc disclaimer",
	"pmc free article", "powerpoint", "preview", "previous", "previous article", "print",
	"print this page", "privacy", "privacy policy", "publication cover", "publications",
	"publish with us", "published version (free)", "pubmed", "pubmed disclaimer",
	"purchase access", "read article", "read full text", "read full text on sciencedirect",
	"read less", "read more", "read the full text", "reddit", "reference manager", "register",
	"reject all", "related data", "related items", "rent this article", "report",
	"reprints and permissions", "request full-text", "request permissions", "research",
	"research article", "return to top", "review", "ris", "rss", "save", "save article",
	"save citation to file", "schedule a call", "sciencedirect", "scroll to top", "search",
	"search in", "search in google scholar", "search menu", "search pmc full-text archive",
	"search results", "search term", "search within", "section snippets", "sections",
	"see all", "see fewer data fields", "see more data fields", "see pdf",
	"see related article", "send", "send to", "share", "share icon", "share on",
	"share options", "share this page", "show all", "show all figures", "show authors",
	"show figures", "show full outline", "show less", "show more", "show references",
	"sign in", "sign in to save", "sign in/register", "sign up", "site map", "sitemap",
	"skip to article", "skip to content", "skip to main content", "skip to main page content",
	"skip to navigation", "skip to search", "springer nature", "springerlink",
	"submission guidelines", "submit", "submit an article", "submit manuscript",
	"submit your manuscript", "subscribe", "subscribe to journal", "table of contents",
	"terms and conditions", "terms of use", "the site is secure.", "this journal", "tools",
	"top of page", "track citations", "track your research", "translate", "twitter",
	"twitter logo", "u.s. flag", "user guide", "view", "view abstract", "view all",
	"view all journals", "view article", "view article impact", "view at publisher",
	"view citations", "view details", "view full text", "view in article", "view in scopus",
	"view journal impact", "view large", "view large image", "view largedownload slide",
	"view metrics", "view on publisher site", "view pdf", "view saved research",
	"was this page helpful?", "wechat", "weibo", "whatsapp", "wiley online library",
	"x (twitter)", "zotero", "©", "分享", "导出", "引用", "收藏", "查看全文",
	"查看更多数据字段", "查看期刊影响力",
};

static const char *const out[] = {
	"abbreviations", "about the author", "about the authors", "acknowledgement",
	"acknowledgements", "acknowledgment", "acknowledgments", "additional file",
	"additional files", "additional information", "appendices", "appendix", "article metrics",
	"article metrics & citations", "associated content", "associated data",
	"author contributions", "author notes", "authors and affiliations",
	"authors' contributions", "authors' information", "authors’ contributions",
	"availability of data and materials", "bibliography", "categories/ classification",
	"categories/classification", "change history", "citation network", "citation topics",
	"citations & impact", "cited by", "cited by other articles", "cited references",
	"citing articles", "citing literature", "competing interests", "conflict of interest",
	"conflict of interest statement", "conflicts of interest", "consent for publication",
	"contact", "contributions", "cookies", "credit authorship contribution statement",
	"data availability", "data availability statement", "data sharing statement",
	"declaration of competing interest", "declaration of conflicting interests",
	"declaration of interest", "declaration of interests", "declarations",
	"disclosure statement", "disclosures", "discover content", "editor information",
	"editorial responsibility", "endnotes", "ethical approval", "ethics approval",
	"ethics approval and consent to participate", "ethics declarations", "ethics statement",
	"explore related subjects", "external links", "figures", "figures and tables",
	"follow us", "footer", "footnote", "footnotes", "funding", "funding statement",
	"further reading", "grant support", "grants and funding", "graphical abstract",
	"information & authors", "informed consent", "journal information", "latest articles",
	"license information", "linkout - more resources", "links to ncbi databases",
	"list of abbreviations", "literature cited", "mesh terms", "metrics & citations",
	"more articles from this journal", "more from this journal", "more like this",
	"more resources", "most read", "newsletter sign-up", "page navigation",
	"patient consent for publication", "peer review", "people also read",
	"permissions & reprints", "popular articles", "provenance and peer review",
	"publication types", "publisher's note", "publisher’s note", "publishing history",
	"recommendations", "recommended articles", "recommended by", "recommended content",
	"recommended reading", "reference", "reference list", "references",
	"references & citations", "related articles", "related content", "related information",
	"related links", "related posts", "related publications", "related research",
	"related topics", "rights & permissions", "rights and permissions", "see also",
	"share this article", "share this page with", "similar articles",
	"similar content being viewed by others", "substances", "supplementary data",
	"supplementary files", "supplementary information", "supplementary material",
	"supplementary materials", "supporting information", "tables", "talk to us", "trending",
	"web references", "works cited", "you may also be interested in", "you might also like",
	"作者信息", "参考文献", "基金资助", "引文网络", "期刊信息", "相关文献", "相关论文",
	"类别/分类",
};

static const char *const self[] = {
	"about this article", "article history", "article information", "article notes",
	"author information", "cite this article", "copyright and license information",
	"how to cite", "how to cite this article", "publication history",
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

static const char *const places[] = {
	"addresses", "affiliation", "affiliations", "author affiliations", "correspondence",
	"corresponding address", "corresponding author", "research areas",
	"web of science categories", "单位", "地址", "机构", "研究方向", "通讯作者地址",
};

static const char *const nothing[] = {
	"accepted", "access provided by", "citation", "citations", "copyright", "downloads",
	"history", "impact factor", "indexed", "license", "received", "times cited", "views",
	"中图分类号", "图书分类号", "学科分类号", "已索引", "被引", "被引频次", "页数",
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
	LIST(starts, ROLE_START), LIST(nothing, ROLE_NOTHING), LIST(places, ROLE_PLACES),
	LIST(self, ROLE_SELF)
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
