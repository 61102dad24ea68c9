/* lib/model/of-circle.c - the records of one circle, and the meetings that ask for a renewal. */
#include <string.h>

#include <kring/lifecycle.h>

/* ---- finding them ------------------------------------------------------------------------- */

/* Compares the first part of @id with @circle, in the order of whole ids. */
static int compare_circle(const char *id, const char *circle, size_t len)
{
	int order = strncmp(id, circle, len);
	return order ? order : (unsigned char)id[len] - '/';
}

/* The first record whose circle does not come before @circle (@after: comes behind it). */
static size_t bound(
	struct kr_record *const *records, size_t n, const char *circle, size_t len, bool after)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_circle(records[middle]->id, circle, len);
		if (order < 0 || (after && order == 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct kr_record *const *kr_workspace_of_circle(
	const struct kr_workspace *ws, enum kr_kind kind, const char *circle, size_t *n)
{
	size_t all, len = strlen(circle);
	struct kr_record *const *records = kr_workspace_each(ws, kind, &all);
	size_t from = bound(records, all, circle, len, false);
	*n = bound(records, all, circle, len, true) - from;
	return *n > 0 ? &records[from] : NULL;
}

/* ---- renewing a mandate on the outcome of a meeting --------------------------------------- */

static bool has_decided(const struct kr_workspace *ws, const struct kr_meeting *m)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_of_circle(
		ws, KR_AGREEMENT, m->record.circle, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = (const struct kr_agreement *)each[i];
		if (a->record.sound && a->adopted && a->adopted->meeting.day == m->day)
			return true;
	}
	return false;
}

bool kr_meeting_held(const struct kr_meeting *m, int32_t day)
{
	return m->day <= day && (!m->record.sound || m->present.n > 0 || m->report);
}

static bool is_reported(const struct kr_meeting *m, int32_t day)
{
	return m->record.sound && m->report && m->report->date.day <= day;
}

/* Is @m one whose report asks for a renewal in @c? */
static bool asks(const struct kr_workspace *ws, const struct kr_circle *c,
	const struct kr_meeting *m, int32_t day)
{
	return is_reported(m, day) && (c->renewal.is != KR_EACH_DECISION || has_decided(ws, m));
}

void kr_circle_renewal(const struct kr_workspace *ws, const struct kr_circle *c, int32_t day,
	struct kr_renewal *out)
{
	size_t n;
	struct kr_record *const *meetings = kr_workspace_of_circle(
		ws, KR_MEETING, c->record.id, &n);
	const struct kr_meeting *next = NULL;
	*out = (struct kr_renewal){ 0 };
	while (c->renewal.is != KR_PER_TERM && n-- > 0 && !out->missed) {
		const struct kr_meeting *m = (const struct kr_meeting *)meetings[n];
		if (!kr_meeting_held(m, day))
			continue;
		if (asks(ws, c, m, day)) {
			if (!out->due)
				out->due = m;
			if (next) {
				out->missed = m;
				out->by = next;
			}
		}
		next = m;
	}
}

void kr_mandate_missed(const struct kr_workspace *ws, const struct kr_circle *c,
	const struct kr_mandate *mandate, int32_t day, struct kr_missed *out)
{
	size_t n;
	struct kr_record *const *meetings = kr_workspace_of_circle(
		ws, KR_MEETING, c->record.id, &n);
	const struct kr_meeting *next = NULL;
	*out = (struct kr_missed){ 0 };
	while (c->renewal.is != KR_PER_TERM && n-- > 0) {
		const struct kr_meeting *m = (const struct kr_meeting *)meetings[n];
		if (!kr_meeting_held(m, day))
			continue;
		if (asks(ws, c, m, day)) {
			bool awaited = kr_mandate_renews_on(mandate, m) &&
				       !kr_mandate_renewal_on(mandate, m, day, false);
			if (!awaited && next)
				return;
			if (awaited) {
				out->last = out->last ? out->last : m;
				out->first = m;
				out->by = next;
				out->n++;
			}
		}
		next = m;
	}
}

bool kr_mandate_renews_on(const struct kr_mandate *m, const struct kr_meeting *on)
{
	return !m->self.is && m->from.day <= on->day;
}

const struct kr_mandate_renewal *kr_mandate_renewal_on(
	const struct kr_mandate *m, const struct kr_meeting *on, int32_t day, bool by_mandator)
{
	for (uint32_t i = 0; i < m->renewals.n; i++) {
		const struct kr_mandate_renewal *r = &m->renewals.at[i];
		bool by_another = kr_present(&r->by) && !kr_text_is(&r->by, m->record.name);
		if (r->meeting.day == on->day && r->date.day <= day &&
			r->date.day >= on->report->date.day && (by_another || !by_mandator))
			return r;
	}
	return NULL;
}
