/* lib/report/html-style.c - how an HTML page looks: its colours and its style sheet. */
#include "report/html.h"
#include "report/svg.h"

/*
 * A unit test computes the contrast of every text and graphic against every ground.  On paper all
 * grounds are white.
 */
static const struct kr_html_colour colours[] = {
	{ "ground", KR_HTML_GROUND, 0xffffff, 0x15191d, 0xffffff },
	{ "panel", KR_HTML_GROUND, 0xf5f6f4, 0x1e242b, 0xffffff },
	{ "ink", KR_HTML_TEXT, 0x1b2126, 0xe9e7e2, 0x000000 },
	{ "soft", KR_HTML_TEXT, 0x505a63, 0xb6bec6, 0x333333 },
	{ "link", KR_HTML_TEXT, 0x1a4f80, 0x93c2f2, 0x000000 },
	{ "late", KR_HTML_TEXT, 0x9a2a1b, 0xffb0a3, 0x000000 },
	{ "soon", KR_HTML_TEXT, 0x7a5200, 0xf0c674, 0x000000 },
	{ "came", KR_HTML_TEXT, 0x1c5c33, 0x95d8a8, 0x000000 },
	{ "went", KR_HTML_TEXT, 0x9a2a1b, 0xffb0a3, 0x000000 },
	{ "line", KR_HTML_GRAPHIC, 0x828a91, 0x8b949d, 0x777777 },
	{ "hair", KR_HTML_ORNAMENT, 0xd5d9d6, 0x39424b, 0xaaaaaa },
	{ "focus", KR_HTML_GRAPHIC, 0x1a4f80, 0x93c2f2, 0x000000 },
};

const struct kr_html_colour *kr_html_colours(size_t *n)
{
	*n = sizeof colours / sizeof *colours;
	return colours;
}

static const char *const sheet[] = {
	/* the page */
	"*,*::before,*::after{box-sizing:border-box}\n"
	"html{font:100%/1.6 system-ui,\"Segoe UI\",Roboto,\"Noto Sans\",\"Liberation Sans\",Arial,"
	"sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}\n"
	"body{margin:0 auto;max-width:64rem;padding:3rem clamp(1rem,5vw,3.5rem) 6rem;"
	"background:var(--ground);color:var(--ink);overflow-wrap:break-word}\n"
	"h1,h2,h3,h4,h5,h6,p,li,dd,td,th{unicode-bidi:plaintext}\n"
	"h1,h2,h3,h4,h5,h6{line-height:1.25;font-weight:650;text-wrap:balance;margin:2rem 0 "
	".75rem}\n"
	"h1{font-size:2.25rem;letter-spacing:-.015em;margin:.25rem 0 .5rem}\n"
	"h2{font-size:1.45rem;letter-spacing:-.008em;margin-top:3.5rem}\n"
	"h3{font-size:1.15rem;margin-top:2.5rem}\n"
	"h4,h5,h6{font-size:1rem}\n"
	"p,ul,ol,dl,blockquote,pre{margin:0 0 1rem}\n"
	"p,main>ul,.prose{max-width:44rem}\n"
	"ul,ol{padding-inline-start:1.4rem}\n"
	"li{margin:.2rem 0}\n"
	"a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.06em}\n"
	"a:hover{text-decoration-thickness:.14em}\n"
	":focus-visible{outline:.19rem solid var(--focus);outline-offset:.19rem}\n"
	"code,pre{font:.88em/1.5 ui-monospace,\"Cascadia Mono\",Menlo,\"DejaVu Sans "
	"Mono\",monospace;"
	"overflow-wrap:anywhere}\n"
	"pre{white-space:pre-wrap;background:var(--panel);padding:.8rem 1rem}\n"
	"hr{border:0;border-top:1px solid var(--line);margin:2rem 0}\n",

	/* what leads somewhere */
	".skip{position:absolute;inset-inline-start:1rem;top:-10rem;padding:.6rem 1rem;"
	"background:var(--ground);z-index:1}\n"
	".skip:focus{top:1rem}\n"
	"header{border-bottom:.19rem solid "
	"var(--ink);padding-bottom:1.25rem;margin-bottom:2.5rem}\n"
	".network{font-weight:600;color:var(--soft);margin:0}\n"
	".day{color:var(--soft);margin:0}\n"
	"nav a{display:inline-block;padding:.2rem 0;min-height:1.5rem}\n"
	".around{margin-bottom:2rem}\n"
	".around ul{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;"
	"gap:.25rem 1.25rem}\n"
	".around a[aria-current]{color:var(--ink);font-weight:600;text-decoration-line:none}\n"
	".around .way{list-style:none;display:flex;flex-wrap:wrap;gap:0 .5rem;padding:0;"
	"margin:.35rem 0 0;font-size:.94rem;color:var(--soft)}\n"
	".way li{margin:0;padding:.2rem 0}\n"
	".way a{padding:0}\n"
	".way li+li::before{content:\"› \" / \"\"}\n"
	".contents{background:var(--panel);padding:1.1rem 1.5rem 1rem;margin-bottom:1rem}\n"
	".contents h2{font-size:1rem;margin:0 0 .4rem;letter-spacing:0}\n"
	".contents>ul{columns:17rem;column-gap:2.5rem;margin:0;padding:0}\n"
	".contents ul{list-style:none}\n"
	".contents ul ul{margin:0;padding-inline-start:1.1rem;font-size:.94em}\n"
	".contents li{margin:0;break-inside:avoid}\n"
	".contents a{text-decoration-line:none}\n"
	".contents a:hover{text-decoration-line:underline}\n",

	/* tables and fields */
	/* room for letters that reach out to the left, and for the sign of the focus */
	".wide{overflow-x:auto;margin:0 -.2rem 1.5rem;padding-inline:.2rem}\n"
	"table{border-collapse:collapse;width:100%;font-size:.94rem;line-height:1.45;"
	"font-variant-numeric:tabular-nums}\n"
	"table.few{width:auto;min-width:min(24rem,100%)}\n"
	"th,td{text-align:start;vertical-align:top;padding:.55rem 1.1rem .55rem 0;"
	"overflow-wrap:break-word}\n"
	"th:last-child,td:last-child{padding-inline-end:.4rem}\n"
	"th{font-weight:600}\n"
	"thead .n,thead .d{white-space:normal}\n"
	"thead th{color:var(--soft);font-size:.92em;vertical-align:bottom;"
	"border-bottom:1.5px solid var(--line)}\n"
	"tbody tr{border-bottom:1px solid var(--hair)}\n"
	".n{text-align:end;white-space:nowrap}\n"
	".d{white-space:nowrap}\n"
	".room{width:45%}\n"
	"td.room{height:3.4rem;border-inline-start:1px solid var(--line)}\n"
	"td code{font-size:.92em;overflow-wrap:break-word}\n"
	"table.many{font-size:.86rem}.many th,.many td{padding-inline-end:.6rem;hyphens:auto}\n"
	"td code span{white-space:nowrap}\n"
	"thead th::first-letter,dt::first-letter,.span::first-letter,.empty::first-letter{"
	"text-transform:uppercase}\n"
	"tr.late>:first-child{box-shadow:inset .2rem 0 var(--late)}\n"
	"tr.soon>:first-child{box-shadow:inset .2rem 0 var(--soon)}\n"
	/* the sign stands in the margin: no line ends behind it */
	"tr.late>:first-child,tr.soon>:first-child{padding-inline-start:1.5rem}\n"
	"tr>:first-child>.sign{position:absolute;margin-inline-start:-1rem}\n"
	"td.late{color:var(--late);font-weight:600}\n"
	".sign{display:inline-block;width:1.2em;font-size:.8em;forced-color-adjust:auto}\n"
	".sign.late{color:var(--late)}\n"
	".sign.soon{color:var(--soon)}\n"
	".empty{color:var(--soft)}\n"
	"dl{display:grid;gap:0}\n"
	"td,dd,.days>li{text-wrap:pretty}\n"
	"dl>div{display:grid;grid-template-columns:minmax(8rem,13rem) 1fr;gap:.1rem 1.5rem;"
	"padding:.5rem 0;border-bottom:1px solid var(--hair)}\n"
	"dt{color:var(--soft)}\n"
	"dd{margin:0;min-width:0}\n",

	/* texts, figures, timelines, changes */
	".prose{font-family:Charter,\"Bitstream Charter\",\"Source Serif 4\",Cambria,"
	"\"Liberation Serif\",Georgia,serif;font-size:1.08rem}\n"
	".prose>:last-child{margin-bottom:1rem}\n"
	".prose h2,.prose h3,.prose h4,.prose h5,.prose h6{font-size:1.05rem;margin:1.5rem 0 "
	".5rem}\n"
	"blockquote{border-inline-start:.19rem solid var(--line);padding-inline-start:1rem;"
	"margin-inline:0;color:var(--soft)}\n"
	".plain{white-space:pre-line}\n"
	".soft{color:var(--soft)}\n"
	"figure{margin:0}\n"
	".wide .kf-scroll{overflow:visible}\n"
	"summary{cursor:pointer;padding:.3rem 0;min-height:1.5rem}\n"
	".tree>ul{padding-inline-start:1.2rem}\n"
	".span{font-weight:600;margin:1.25rem 0 .25rem}\n"
	".days{list-style:none;padding:0}\n"
	".days>li{display:grid;grid-template-columns:8.5rem 1fr;gap:0 1rem;padding:.4rem "
	"0;margin:0;"
	"border-bottom:1px solid var(--hair)}\n"
	"ins{color:var(--came);text-decoration:underline;text-decoration-thickness:.1em;"
	"unicode-bidi:isolate}\n"
	"del{color:var(--went);text-decoration:line-through;unicode-bidi:isolate}\n"
	".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
	"white-space:nowrap}\n",

	/* a narrow screen, colours of the reader's own, paper */
	"@media (max-width:40rem){body{padding-top:1.5rem}h1{font-size:1.75rem}"
	"h2{font-size:1.3rem;margin-top:2.75rem}"
	"dl>div,.days>li{grid-template-columns:1fr}}\n"
	/* a row is a card: the roles in the table keep it a table for who hears it */
	"@media screen and (max-width:40rem){table,tbody,tr,td,th{display:block}"
	"table.few{width:100%}"
	"thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
	"tbody tr{padding:.6rem 0}tbody td,tbody th{padding:.1rem 0}"
	"tbody td:first-child{font-weight:600}"
	"td:not(:first-child)::before{content:attr(data-label) \": \";"
	"content:attr(data-label) \": \" / \"\";color:var(--soft);font-weight:400}"
	"td:empty:not(.room){display:none}.n{text-align:start}.d,.n{white-space:normal}"
	".room{width:auto}td.room{border:0;border-bottom:1px solid var(--line)}}\n"
	"@media screen and (min-width:64rem){.says{min-width:9rem}}\n"
	"@media (forced-colors:active){.contents,pre{border:1px solid}"
	"tr.late>:first-child,tr.soon>:first-child{border-inline-start:.2rem solid}}\n"
	"@page{size:A4;margin:20mm 18mm 22mm;"
	"@bottom-right{content:counter(page) \" / \" counter(pages);font:8.5pt sans-serif}}\n"
	"@page sheet{margin:12mm 16mm 14mm}\n"
	"@media print{html{font-size:10pt;line-height:1.45}"
	"body{max-width:none;padding:0}.skip,nav{display:none}"
	"header{margin-bottom:1.5rem}h2{margin-top:2rem}h3{margin-top:1.5rem}"
	"h1,h2,h3,h4,h5,h6,.span,thead{break-after:avoid}"
	"tr,dl>div,.days>li,.kf-scroll,li{break-inside:avoid}"
	"p{orphans:3;widows:3}thead{display:table-header-group}"
	".copy{display:none}summary{list-style:none}.many{font-size:8pt}"
	".wide{overflow:visible}p,main>ul,.prose,dl{max-width:none}"
	"table{font-size:9pt}th,td{padding:.35rem .8rem .35rem 0}"
	/* a page for each meeting or agreement, as short as it can be read */
	".pages{page:sheet;line-height:1.35}.pages table,.pages td code{line-height:1.3}.pages "
	"main>p{margin-bottom:.4rem}"
	".pages h1{font-size:1.4rem;margin:0}.pages "
	"header{margin-bottom:.6rem;padding-bottom:.4rem}"
	".pages h2{font-size:1.25rem;margin:0 0 .4rem}.pages main>h2~h2{break-before:page}"
	".pages h3{margin:.6rem 0 .15rem}.pages .wide{margin-bottom:.6rem}"
	".pages dl{display:block;margin-bottom:.4rem}"
	".pages dl>div{display:inline;padding:0 1.2em 0 0;border:0;break-inside:auto}"
	".pages dt,.pages dd{display:inline}.pages dt::after{content:\": \"}"
	".pages th,.pages td{padding-block:.2rem}.pages .prose{font-size:10pt;line-height:1.35}"
	".pages .prose p{margin-bottom:.4rem}.pages td.room{height:9mm}"
	"a{text-decoration:none}"
	".prose a[href]::after{content:\" (\" attr(href) \")\";overflow-wrap:anywhere}}\n",
};

static uint32_t in_light(const struct kr_html_colour *c)
{
	return c->light;
}

static uint32_t in_dark(const struct kr_html_colour *c)
{
	return c->dark;
}

static uint32_t in_print(const struct kr_html_colour *c)
{
	return c->print;
}

static void put_colours(
	struct kr_buf *out, const char *scheme, uint32_t (*value)(const struct kr_html_colour *c))
{
	kr_buf_printf(out, ":root{color-scheme:%s", scheme);
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		kr_buf_printf(out, ";--%s:#%06x", colours[i].name, (unsigned)value(&colours[i]));
	kr_buf_puts(out, "}");
}

void kr_html_style(struct kr_buf *out)
{
	put_colours(out, "light", in_light);
	kr_buf_puts(out, "\n@media (prefers-color-scheme:dark){");
	put_colours(out, "dark", in_dark);
	kr_buf_puts(out, "}\n");
	for (size_t i = 0; i < sizeof sheet / sizeof *sheet; i++)
		kr_buf_puts(out, sheet[i]);
	kr_buf_printf(out, "%s\n", kr_svg_style());
	/* last, so that paper is white also where the browser is dark */
	kr_buf_puts(out, "@media print{");
	put_colours(out, "light", in_print);
	kr_buf_puts(out, "}\n");
}
