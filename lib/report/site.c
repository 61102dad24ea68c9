/* lib/report/site.c - a folder's reports and records as pages that lead to each other. */
#include "report/site.h"

#include <string.h>

/* ---- one file ----------------------------------------------------------------------------- */

static int put(struct kr_site *site, const char *path)
{
	return site->o->put(site->o->arg, path, site->out.s, site->out.len);
}

int kr_site_page(struct kr_site *site, struct kr_document *d, const char *path,
	const struct kr_site_step *steps)
{
	site->at = path;
	kr_site_withhold(d);
	struct kr_layout how = { .href = kr_site_href, .arg = site };
	how.around = kr_site_around(site, steps, d->title);
	kr_buf_reset(&site->out);
	int status = kr_format_find("html")->print(d, &how, &site->out);
	return status == KR_OK ? put(site, path) : status;
}

static int put_as(
	struct kr_site *site, const struct kr_document *d, const char *format, const char *path)
{
	kr_buf_reset(&site->out);
	int status = kr_format_find(format)->print(d, &(struct kr_layout){ 0 }, &site->out);
	return status == KR_OK ? put(site, path) : status;
}

void kr_site_forget(struct kr_site *site)
{
	kr_workspace_lend(site->ws, NULL);
	kr_arena_reset(site->arena);
	kr_workspace_lend(site->ws, site->arena);
}

/* ---- reports ------------------------------------------------------------------------------ */

/* Says first what the network is for: whoever opens a site may not know it. */
static void begin_with_purpose(struct kr_site *site, struct kr_document *d)
{
	const struct kr_network *network = kr_workspace_network(site->ws);
	if (!network || !kr_readable(&network->record) || !kr_present(&network->purpose))
		return;
	kr_document_prose(d, NULL, network->purpose.s);
	struct kr_block purpose = d->blocks.at[d->blocks.n - 1];
	memmove(d->blocks.at + 1, d->blocks.at, (d->blocks.n - 1) * sizeof purpose);
	d->blocks.at[0] = purpose;
}

static int put_index(struct kr_site *site)
{
	static const struct kr_site_step none[KR_SITE_STEPS];
	struct kr_document d;
	int status = kr_report_find(KR_SITE_FIRST)->build(site->ws, &site->o->reports, &d);
	if (status != KR_OK)
		return status;
	begin_with_purpose(site, &d);
	status = kr_site_page(site, &d, KR_SITE_INDEX, none);
	if (status == KR_OK)
		status = put_as(site, &d, "json", KR_SITE_DATA);
	if (status == KR_OK)
		status = put_as(site, &d, "ics", KR_SITE_CALENDAR);
	kr_site_forget(site);
	return status;
}

const char *kr_site_report_path(
	struct kr_arena *arena, const char *circle, const struct kr_report *report)
{
	if (strcmp(report->name, KR_SITE_FIRST) == 0)
		return KR_SITE_INDEX;
	return circle ? kr_asprintf(arena, "report/%s/%s.html", circle, report->name)
		      : kr_asprintf(arena, "report/%s.html", report->name);
}

static int put_reports(struct kr_site *site)
{
	size_t n;
	const struct kr_report *const *reports = kr_reports(&n);
	const struct kr_site_step steps[KR_SITE_STEPS] = { { KR_SITE_CONTENTS, _("All pages") } };
	int status = KR_OK;
	for (size_t i = 0; i < n && status == KR_OK; i++) {
		struct kr_document d;
		if (strcmp(reports[i]->name, KR_SITE_FIRST) == 0)
			continue;
		status = reports[i]->build(site->ws, &site->o->reports, &d);
		if (status == KR_OK)
			status = kr_site_page(site, &d,
				kr_site_report_path(site->arena, NULL, reports[i]), steps);
		if (status == KR_OK)
			site->titles[i] = kr_strndup(site->kept, d.title, strlen(d.title));
		kr_site_forget(site);
	}
	return status;
}

/* ---- records ------------------------------------------------------------------------------ */

/* Is there anything in @d to read but that there is nothing? */
static bool says_something(const struct kr_document *d)
{
	for (uint32_t i = 0; i < d->blocks.n; i++) {
		const struct kr_block *b = &d->blocks.at[i];
		if (b->rows.n > 0 && b->audience != KR_FOR_MACHINES &&
			(!b->key || strcmp(b->key, "unreadable") != 0))
			return true;
	}
	return false;
}

/* The way down to a record of @kind in @circle, or to the circle itself. */
static void way_to(struct kr_site *site, const struct kr_record *r, struct kr_site_step *steps)
{
	const struct kr_record *circle = r->circle
						 ? kr_workspace_get(site->ws, KR_CIRCLE, r->circle)
						 : NULL;
	enum kr_kind list = circle && r->kind != KR_CIRCLE ? KR_CIRCLE : r->kind;
	if (!kr_kind_folder(list))
		return;
	*steps++ = (struct kr_site_step){ kr_site_list_path(site->arena, list),
		kr_site_list_title(list) };
	if (list != r->kind && kr_site_has(circle))
		*steps++ = (struct kr_site_step){ kr_site_path(site->arena, circle),
			kr_title_of(site->ws, circle) };
}

/* What people look up in one circle; the other reports say more of the whole folder. */
static const char *const of_circle[] = { "agreements", "minutes", "evaluations", "actions",
	"mandates", "roles" };

static int put_circle_report(struct kr_site *site, const struct kr_record *circle,
	const struct kr_report *report, struct kr_document *page, struct kr_block *table)
{
	const struct kr_site_step steps[KR_SITE_STEPS] = {
		{ kr_site_list_path(site->arena, KR_CIRCLE), kr_site_list_title(KR_CIRCLE) },
		{ kr_site_path(site->arena, circle), page->title },
	};
	struct kr_report_options options = site->o->reports;
	struct kr_document d;
	options.circle = circle->id;
	int status = report->build(site->ws, &options, &d);
	if (status != KR_OK || !says_something(&d))
		return status;
	const char *path = kr_site_report_path(site->arena, circle->id, report);
	kr_site_add_report(page, table, path, d.title, report);
	return kr_site_page(site, &d, path, steps);
}

/* The circle's page leads to its reports and records. */
static int add_of_circle(
	struct kr_site *site, const struct kr_record *circle, struct kr_document *d)
{
	struct kr_list_options options = { .kind = KR_KINDS, .circle = circle->id };
	struct kr_document list;
	struct kr_block *reports = kr_site_reports_table(d, _("Reports of this circle"));
	int status = KR_OK;
	for (size_t i = 0; i < KR_N(of_circle) && status == KR_OK; i++)
		status = put_circle_report(site, circle, kr_report_find(of_circle[i]), d, reports);
	if (status == KR_OK)
		status = kr_list_build(site->ws, &options, &list);
	if (status == KR_OK) {
		kr_site_by_title(&list, true);
		kr_document_heading(d, 1, _("Records of this circle"));
		*KR_ADD(d->arena, &d->blocks) = list.blocks.at[0];
	}
	return status;
}

static int put_record(struct kr_site *site, const struct kr_record *r)
{
	struct kr_site_step steps[KR_SITE_STEPS] = { { 0 } };
	struct kr_document d;
	if (!kr_site_has(r))
		return KR_OK;
	int status = kr_show_build(site->ws, r, &d);
	if (status == KR_OK && r->kind == KR_CIRCLE)
		status = add_of_circle(site, r, &d);
	way_to(site, r, steps);
	if (status == KR_OK)
		status = kr_site_page(site, &d, kr_site_path(site->arena, r), steps);
	kr_site_forget(site);
	return status;
}

static int put_records(struct kr_site *site)
{
	int status = KR_OK;
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *each = kr_workspace_each(site->ws, kind, &n);
		for (size_t i = 0; i < n && status == KR_OK; i++)
			status = put_record(site, each[i]);
	}
	return status;
}

/* ---- the site ----------------------------------------------------------------------------- */

int kr_site_build(struct kr_workspace *ws, const struct kr_site_options *o)
{
	struct kr_arena *kept = kr_workspace_arena(ws);
	struct kr_site site = { .ws = ws, .o = o, .kept = kept, .arena = kr_arena_new() };
	site.out = site.around = (struct kr_buf)KR_BUF_INIT;
	size_t n;
	kr_reports(&n);
	site.titles = kr_alloc(kept, n * sizeof *site.titles);
	kr_workspace_lend(ws, site.arena);
	int status = put_index(&site);
	if (status == KR_OK)
		status = put_reports(&site);
	if (status == KR_OK)
		status = kr_site_lists(&site);
	if (status == KR_OK)
		status = put_records(&site);
	kr_workspace_lend(ws, NULL);
	kr_arena_free(site.arena);
	kr_buf_release(&site.out);
	kr_buf_release(&site.around);
	return status;
}
