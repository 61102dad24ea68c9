/* lib/report/ranked.c - the spelregels in the order of their numbers, as the table calls them. */
#include "report/ranked.h"
#include "report/private.h"

#include <stdlib.h>
#include <string.h>

static int by_number(const void *a, const void *b)
{
	const struct kr_ranked *x = a, *y = b;
	if (x->adopted != y->adopted)
		return kr_day_before(x->adopted, y->adopted) ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return strcmp(x->s->record.id, y->s->record.id);
}

void kr_rank_spelregels(
	struct kr_document *d, struct kr_workspace *ws, const char *circle, kr_ranks *out)
{
	size_t n;
	struct kr_record *const *each = kr_workspace_each(ws, KR_SPELREGEL, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_spelregel *s = (const struct kr_spelregel *)each[i];
		if (!kr_readable(each[i]) || (circle && !kr_spelregel_binds(s, circle)))
			continue;
		bool adopted = s->adopted && kr_is_by(s->adopted->date, d->day);
		*KR_ADD(d->arena, out) = (struct kr_ranked){
			.s = s,
			.adopted = adopted ? s->adopted->date.day : KR_NO_DAY,
			.number = adopted ? kr_spelregel_number(ws, s) : 0,
			.over = kr_has_happened(s->ended, d->day),
		};
	}
	if (out->n > 0)
		qsort(out->at, out->n, sizeof *out->at, by_number);
}

bool kr_ranked_in_force(const struct kr_ranked *r)
{
	return r->adopted != KR_NO_DAY && !r->over;
}

const char *kr_ranked_title(struct kr_document *d, const struct kr_ranked *r)
{
	const char *title = kr_words_of(&r->s->title);
	return r->number > 0 ? kr_asprintf(d->arena, "%zu. %s", r->number, title) : title;
}

struct kr_cell kr_cell_rank(struct kr_document *d, const struct kr_ranked *r)
{
	return r->number > 0 ? kr_cell_number(d, (double)r->number) : (struct kr_cell){ 0 };
}
