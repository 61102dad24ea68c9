/*
 * lib/report/site.h - the pages of a site: what its parts know of each other.
 *
 * A page is known by its path from the top of the site, `agreement/geboortezorg/intake.html`.  The
 * page of a record has the path of its reference, so that nothing has to be looked up to link to
 * it.  A reference that begins with a slash is one of the other pages: `/report/minutes.html`.
 */
#ifndef KR_REPORT_SITE_H
#define KR_REPORT_SITE_H

#include "report/private.h"

#define KR_SITE_INDEX "index.html"
#define KR_SITE_CONTENTS "contents.html"
#define KR_SITE_CALENDAR "calendar.ics"
#define KR_SITE_DATA "overview.json"
#define KR_SITE_FIRST "overview" /* the report that the first page is */

enum { KR_SITE_STEPS = 2 };

/** A page that leads to others. */
struct kr_site_step {
	const char *path;
	const char *title; /* in the reader's language */
};

struct kr_site {
	struct kr_workspace *ws;
	const struct kr_site_options *o;
	struct kr_arena *arena; /* lent to @ws, for the pages that are being made */
	struct kr_arena *kept;  /* for as long as the site is being made */
	const char **titles;    /* of each report, once it was made */
	struct kr_buf out, around;
	const char *at; /* the page that is being printed */
};

/** The path of the list of @kind, and its title; the network is one, and has none. */
const char *kr_site_list_path(struct kr_arena *arena, enum kr_kind kind);
const char *kr_site_list_title(enum kr_kind kind);

/** Can anything be shown of @r: does it have a page? */
bool kr_site_has(const struct kr_record *r);

/** The path of the page of @r, in @arena. */
const char *kr_site_path(struct kr_arena *arena, const struct kr_record *r);

/** What kr_layout.href wants: from the page @site->at to the page of @ref.  @arg: the site. */
const char *kr_site_href(void *arg, const char *ref);

/**
 * What leads from the page @site->at to the others, as HTML: the pages that people come for, and
 * the way from the first page down to this one, called @title: @steps, of which there are at most
 * KR_SITE_STEPS, the rest zeroed.
 */
const char *kr_site_around(
	struct kr_site *site, const struct kr_site_step *steps, const char *title);

/** Prints @d as the page @path, to which @steps lead, and hands it over. */
int kr_site_page(struct kr_site *site, struct kr_document *d, const char *path,
	const struct kr_site_step *steps);

/** Gives back the memory of the pages that were made. */
void kr_site_forget(struct kr_site *site);

/** The path of @report on @circle, or where that is NULL on the folder; in @arena. */
const char *kr_site_report_path(
	struct kr_arena *arena, const char *circle, const struct kr_report *report);

/** A table of reports in @d, and one of them, which is the page @path. */
struct kr_block *kr_site_reports_table(struct kr_document *d, const char *heading);
void kr_site_add_report(struct kr_document *d, struct kr_block *table, const char *path,
	const char *title, const struct kr_report *report);

/** Lets the document @list of kr_list_build() name records by their titles. */
void kr_site_by_title(struct kr_document *list, bool with_kind);

/** Makes the list of each kind, and the page of all pages; after the reports. */
int kr_site_lists(struct kr_site *site);

/** Leaves out of @d what is nobody's business elsewhere: e-mail addresses, wherever they stand. */
void kr_site_withhold(struct kr_document *d);

/** @text without e-mail addresses, in @arena; @text itself where it has none. */
const char *kr_site_withheld(struct kr_arena *arena, const char *text);

#endif
