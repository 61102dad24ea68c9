/* lib/report/site-around.c - what leads from one page of a site to another. */
#include "report/html.h"
#include "report/site.h"

#include <string.h>

/* ---- where pages are ---------------------------------------------------------------------- */

const char *kr_site_list_path(struct kr_arena *arena, enum kr_kind kind)
{
	return kr_asprintf(arena, "list/%s.html", kr_kind_folder(kind));
}

const char *kr_site_list_title(enum kr_kind kind)
{
	switch (kind) {
	case KR_ORGANISATION:
		return _("Organisations");
	case KR_CIRCLE:
		return _("Circles");
	case KR_MANDATE:
		return _("Mandates");
	case KR_SPELREGEL:
		return _("Spelregels");
	case KR_AGREEMENT:
		return _("Agreements");
	case KR_MEETING:
		return _("Meetings");
	case KR_REVIEW:
		return _("Reviews");
	case KR_NETWORK:
	case KR_KINDS:
		break;
	}
	return "";
}

bool kr_site_has(const struct kr_record *r)
{
	return r && kr_readable(r);
}

const char *kr_site_path(struct kr_arena *arena, const struct kr_record *r)
{
	return kr_asprintf(arena, "%s.html", kr_ref_of(arena, r));
}

/* ---- links -------------------------------------------------------------------------------- */

/* The record that @ref names, where there is such a one. */
static const struct kr_record *named(struct kr_site *site, const char *ref)
{
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		const char *name = kr_kind_name(kind);
		size_t len = strlen(name), n;
		if (strncmp(ref, name, len) != 0)
			continue;
		if (ref[len] == '/')
			return kr_workspace_get(site->ws, kind, ref + len + 1);
		struct kr_record *const *only = kr_workspace_each(site->ws, kind, &n);
		if (ref[len] == '\0' && kind == KR_NETWORK && n > 0)
			return only[0];
	}
	return NULL;
}

static const char *relative(const struct kr_site *site, const char *path)
{
	struct kr_buf b = KR_BUF_INIT;
	for (const char *s = strchr(site->at, '/'); s; s = strchr(s + 1, '/'))
		kr_buf_puts(&b, "../");
	kr_buf_puts(&b, path);
	const char *kept = kr_strndup(site->arena, b.s, b.len);
	kr_buf_release(&b);
	return kept;
}

const char *kr_site_href(void *arg, const char *ref)
{
	struct kr_site *site = arg;
	if (ref[0] == '/')
		return relative(site, ref + 1);
	const struct kr_record *r = named(site, ref);
	if (!kr_site_has(r))
		return NULL;
	const char *path = kr_site_path(site->arena, r);
	return strcmp(path, site->at) == 0 ? NULL : relative(site, path);
}

/* ---- around a page ------------------------------------------------------------------------ */

static void put_link(struct kr_site *site, const struct kr_site_step *to)
{
	bool here = strcmp(to->path, site->at) == 0;
	kr_buf_puts(&site->around, "<li><a href=\"");
	kr_html_address(&site->around, relative(site, to->path));
	kr_buf_puts(&site->around, here ? "\" aria-current=\"page\">" : "\">");
	kr_html_text(&site->around, kr_site_withheld(site->arena, to->title));
	kr_buf_puts(&site->around, "</a></li>\n");
}

/* The pages that people come for; lists only of what there is. */
static void put_main(struct kr_site *site)
{
	const struct {
		struct kr_site_step to;
		enum kr_kind of; /* what it is a list of; KR_KINDS: none, it is there always */
	} steps[] = {
		{ { KR_SITE_INDEX, _("Overview") }, KR_KINDS },
		{ { "list/circles.html", kr_site_list_title(KR_CIRCLE) }, KR_CIRCLE },
		{ { "report/agreements.html", kr_site_list_title(KR_AGREEMENT) }, KR_KINDS },
		{ { "report/evaluations.html", _("Evaluations") }, KR_KINDS },
		{ { "report/actions.html", _("Actions") }, KR_KINDS },
		{ { "report/spelregels.html", kr_site_list_title(KR_SPELREGEL) }, KR_KINDS },
		{ { "list/organisations.html", kr_site_list_title(KR_ORGANISATION) },
			KR_ORGANISATION },
		{ { "list/meetings.html", kr_site_list_title(KR_MEETING) }, KR_MEETING },
		{ { KR_SITE_CONTENTS, _("All pages") }, KR_KINDS },
	};
	kr_buf_puts(&site->around, "<ul>\n");
	for (size_t i = 0; i < KR_N(steps); i++) {
		size_t n = 1;
		if (steps[i].of != KR_KINDS)
			kr_workspace_each(site->ws, steps[i].of, &n);
		if (n > 0)
			put_link(site, &steps[i].to);
	}
	kr_buf_puts(&site->around, "</ul>\n");
}

static void put_way(struct kr_site *site, const struct kr_site_step *steps, const char *title)
{
	kr_buf_puts(&site->around, "<ol class=\"way\">\n");
	put_link(site, &(struct kr_site_step){ KR_SITE_INDEX, _("Overview") });
	for (size_t i = 0; i < KR_SITE_STEPS && steps[i].path; i++)
		put_link(site, &steps[i]);
	kr_buf_puts(&site->around, "<li aria-current=\"page\">");
	kr_html_text(&site->around, title);
	kr_buf_puts(&site->around, "</li>\n</ol>");
}

const char *kr_site_around(
	struct kr_site *site, const struct kr_site_step *steps, const char *title)
{
	kr_buf_reset(&site->around);
	put_main(site);
	if (strcmp(site->at, KR_SITE_INDEX) != 0)
		put_way(site, steps, title);
	return site->around.s;
}
