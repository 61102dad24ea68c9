/* lib/report/site-lists.c - the pages of a site that lead to all others. */
#include "report/site.h"

#include <string.h>

/* ---- tables of reports -------------------------------------------------------------------- */

struct kr_block *kr_site_reports_table(struct kr_document *d, const char *heading)
{
	static const struct kr_column columns[] = {
		{ "report", N_("page"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "what", N_("what stands in it"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, heading);
	return kr_document_table(d, "reports", columns, KR_N(columns), NULL);
}

void kr_site_add_report(struct kr_document *d, struct kr_block *table, const char *path,
	const char *title, const struct kr_report *report)
{
	struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
	*cell++ = (struct kr_cell){
		.text = title, .shown = title, .ref = kr_asprintf(d->arena, "/%s", path)
	};
	*cell++ = kr_cell_ours(_(report->what));
}

/* ---- a list  -------------------------------------------------------------------------------- */

/* Of kr_list_build(). */
enum { KIND, ID, PATH, STATE, TITLE, COLUMNS };

/* A record is known by its title here, which leads to it; its id stands on its page. */
void kr_site_by_title(struct kr_document *list, bool with_kind)
{
	struct kr_block *table = &list->blocks.at[0];
	struct kr_column *columns = kr_alloc(list->arena, COLUMNS * sizeof *columns);
	memcpy(columns, table->columns, COLUMNS * sizeof *columns);
	columns[KIND] = table->columns[TITLE];
	columns[TITLE] = table->columns[KIND];
	columns[ID].audience = KR_FOR_MACHINES;
	columns[TITLE].audience = with_kind ? KR_FOR_ALL : KR_FOR_MACHINES;
	table->columns = columns;
	for (uint32_t i = 0; i < table->rows.n; i++) {
		struct kr_cell *cells = table->rows.at[i].cells, kind = cells[KIND];
		cells[KIND] = cells[TITLE].text ? cells[TITLE] : cells[PATH];
		cells[TITLE] = kind;
	}
}

static int put_list(struct kr_site *site, enum kr_kind kind)
{
	const struct kr_site_step steps[KR_SITE_STEPS] = { { KR_SITE_CONTENTS, _("All pages") } };
	struct kr_document d;
	int status = kr_list_build(site->ws, &(struct kr_list_options){ .kind = kind }, &d);
	if (status != KR_OK)
		return status;
	d.title = kr_site_list_title(kind);
	kr_site_by_title(&d, false);
	status = kr_site_page(site, &d, kr_site_list_path(site->arena, kind), steps);
	kr_site_forget(site);
	return status;
}

/* ---- all pages ---------------------------------------------------------------------------- */

static void add_lists(struct kr_site *site, struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "list", N_("list"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "pages", N_("pages"), KR_COLUMN_NUMBER, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("Records"));
	struct kr_block *table = kr_document_table(d, "lists", columns, KR_N(columns), NULL);
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++) {
		size_t n;
		struct kr_record *const *each = kr_workspace_each(site->ws, kind, &n);
		if (n == 0 || (!kr_kind_folder(kind) && !kr_site_has(each[0])))
			continue;
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		if (kr_kind_folder(kind))
			*cell++ = (struct kr_cell){ .text = kr_site_list_title(kind),
				.shown = kr_site_list_title(kind),
				.ref = kr_asprintf(
					d->arena, "/%s", kr_site_list_path(d->arena, kind)) };
		else
			*cell++ = kr_cell_titled(d, each[0], _("The network"));
		*cell++ = kr_cell_number(d, (double)n);
	}
}

static void add_file(
	struct kr_document *d, struct kr_block *table, const char *path, const char *what)
{
	struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
	*cell++ = (struct kr_cell){ .text = path, .ref = kr_asprintf(d->arena, "/%s", path) };
	*cell++ = kr_cell_ours(what);
}

static void add_files(struct kr_document *d)
{
	static const struct kr_column columns[] = {
		{ "file", N_("file"), KR_COLUMN_ID, KR_FOR_ALL, false },
		{ "what", N_("what stands in it"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(d, 1, _("To use elsewhere"));
	struct kr_block *table = kr_document_table(d, "files", columns, KR_N(columns), NULL);
	add_file(d, table, KR_SITE_CALENDAR, _("every day on the first page, for a calendar"));
	add_file(d, table, KR_SITE_DATA, _("what stands on the first page, for programs"));
}

static int put_contents(struct kr_site *site)
{
	static const struct kr_site_step none[KR_SITE_STEPS];
	struct kr_document d;
	size_t n;
	const struct kr_report *const *reports = kr_reports(&n);
	kr_document_init(&d, site->ws, "contents", _("All pages"));
	struct kr_block *table = kr_site_reports_table(&d, _("Reports"));
	for (size_t i = 0; i < n; i++)
		kr_site_add_report(&d, table, kr_site_report_path(d.arena, NULL, reports[i]),
			site->titles[i] ? site->titles[i] : _("Overview"), reports[i]);
	add_lists(site, &d);
	add_files(&d);
	int status = kr_site_page(site, &d, KR_SITE_CONTENTS, none);
	kr_site_forget(site);
	return status;
}

int kr_site_lists(struct kr_site *site)
{
	int status = KR_OK;
	for (enum kr_kind kind = 0; kind < KR_KINDS && status == KR_OK; kind++) {
		size_t n;
		kr_workspace_each(site->ws, kind, &n);
		if (n > 0 && kr_kind_folder(kind))
			status = put_list(site, kind);
	}
	return status == KR_OK ? put_contents(site) : status;
}
