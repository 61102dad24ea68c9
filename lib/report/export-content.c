/* lib/report/export-content.c - rows about what stands in the text of an agreement. */
#include "report/export.h"

/*
 * Each of these tables is a list of an agreement: its columns, what it puts for one agreement, and
 * the walk over all of them.
 */
#define ROWS_OF(table)                                                                             \
	static void table##_rows(struct kr_exporting *x)                                           \
	{                                                                                          \
		kr_export_each(x, KR_AGREEMENT, put_##table);                                      \
	}

static const struct kr_export_column criteria_columns[] = {
	KR_OF_AGREEMENT,
	{ "criterion", KR_EXPORT_TEXT, N_("id of the criterion") },
	{ "text", KR_EXPORT_TEXT, N_("what is measured") },
	{ "from_person", KR_EXPORT_TEXT, N_("whose concern became this criterion") },
};

static void put_criteria(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; a->evaluation && i < a->evaluation->criteria.n; i++) {
		const struct kr_criterion *c = &a->evaluation->criteria.at[i];
		kr_put_agreement(x, a);
		kr_put_text(x, &c->id);
		kr_put_text(x, &c->text);
		kr_put_text(x, &c->from);
		kr_put_row(x);
	}
}

ROWS_OF(criteria)
KR_EXPORT_TABLE(criteria, 3, N_("the criteria of the evaluation of an agreement"));

static const struct kr_export_column attachments_columns[] = {
	KR_OF_AGREEMENT,
	{ "number", KR_EXPORT_INTEGER, N_("place in the list, from 1") },
	{ "file", KR_EXPORT_TEXT, N_("path of the file") },
	{ "digest", KR_EXPORT_TEXT, N_("digest of its bytes") },
};

static void put_attachments(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->attachments.n; i++) {
		kr_put_agreement(x, a);
		kr_put_count(x, i + 1);
		kr_put_text(x, &a->attachments.at[i].file);
		kr_put_text(x, &a->attachments.at[i].digest);
		kr_put_row(x);
	}
}

ROWS_OF(attachments)
KR_EXPORT_TABLE(attachments, 3, N_("the files that belong to an agreement"));

static const struct kr_export_column requests_columns[] = {
	KR_OF_AGREEMENT,
	{ "request", KR_EXPORT_TEXT, N_("id of the request") },
	{ "to_whom", KR_EXPORT_TEXT, N_("who is asked, and does not sit at the table") },
	{ "what", KR_EXPORT_TEXT, N_("what is asked") },
	{ "by_date", KR_EXPORT_DATE, N_("by when") },
};

static void put_requests(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->requests.n; i++) {
		const struct kr_ask *ask = &a->requests.at[i];
		kr_put_agreement(x, a);
		kr_put_text(x, &ask->id);
		kr_put_text(x, &ask->to);
		kr_put_text(x, &ask->what);
		kr_put_day(x, ask->by.day);
		kr_put_row(x);
	}
}

ROWS_OF(requests)
KR_EXPORT_TABLE(requests, 3, N_("what is asked of those not at the table"));

static const struct kr_export_column heard_columns[] = {
	KR_OF_AGREEMENT,
	{ "person", KR_EXPORT_TEXT, N_("who was heard") },
	{ "day", KR_EXPORT_DATE, N_("when") },
	{ "about", KR_EXPORT_TEXT, N_("the disagreement that it was about") },
};

static void put_heard(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->heard.n; i++) {
		if (!kr_is_by(a->heard.at[i].date, x->day))
			continue;
		kr_put_agreement(x, a);
		kr_put_text(x, &a->heard.at[i].id);
		kr_put_day(x, a->heard.at[i].date.day);
		kr_put_text(x, &a->heard.at[i].about);
		kr_put_row(x);
	}
}

ROWS_OF(heard)
KR_EXPORT_TABLE(heard, 3, N_("of a TWO: who was heard on what"));

static const struct kr_export_column disagreements_columns[] = {
	KR_OF_AGREEMENT,
	{ "disagreement", KR_EXPORT_TEXT, N_("id of the disagreement") },
	{ "who", KR_EXPORT_TEXT, N_("whose view it is") },
	{ "view", KR_EXPORT_TEXT, N_("the view") },
	{ "shows", KR_EXPORT_TEXT, N_("what practice would show") },
	{ "verdict", KR_EXPORT_TEXT, N_("confirmed, refuted or undecided; empty: still open") },
};

static void put_disagreements(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->disagreements.n; i++) {
		const struct kr_disagreement *d = &a->disagreements.at[i];
		kr_put_agreement(x, a);
		kr_put_text(x, &d->id);
		kr_put_text(x, &d->who);
		kr_put_text(x, &d->view);
		kr_put_text(x, &d->shows);
		kr_put_word(x, KR_AGREEMENT, "disagreements.x.verdict", d->verdict);
		kr_put_row(x);
	}
}

ROWS_OF(disagreements)
KR_EXPORT_TABLE(disagreements, 3, N_("of a TWO: what was left open on purpose"));

static const struct kr_export_column nominations_columns[] = {
	KR_OF_AGREEMENT,
	{ "person", KR_EXPORT_TEXT, N_("who nominated") },
	{ "nominee", KR_EXPORT_TEXT, N_("whom") },
	{ "changed_to", KR_EXPORT_TEXT, N_("whom after the round of changes") },
};

static void put_nominations(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	for (size_t i = 0; i < a->nominations.n; i++) {
		kr_put_agreement(x, a);
		kr_put_text(x, &a->nominations.at[i].id);
		kr_put_text(x, &a->nominations.at[i].person);
		kr_put_text(x, &a->nominations.at[i].changed_to);
		kr_put_row(x);
	}
}

ROWS_OF(nominations)
KR_EXPORT_TABLE(nominations, 3, N_("of an election: who nominated whom"));

static const struct kr_export_column methods_columns[] = {
	KR_OF_AGREEMENT,
	{ "amount", KR_EXPORT_NUMBER, N_("up to which amount") },
	{ "until_date", KR_EXPORT_DATE, N_("until when") },
};

static void put_methods(struct kr_exporting *x, const struct kr_record *r)
{
	const struct kr_agreement *a = (const struct kr_agreement *)r;
	if (!a->bounds)
		return;
	kr_put_agreement(x, a);
	kr_put_number(x, &a->bounds->amount);
	kr_put_day(x, a->bounds->until.day);
	kr_put_row(x);
}

ROWS_OF(methods)
KR_EXPORT_TABLE(methods, 1,
	N_("the bounds of a method; who decides and on which topics is in the table `lists`"));
