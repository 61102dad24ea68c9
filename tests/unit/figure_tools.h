/* tests/unit/figure_tools.h - figures and timelines of random circles, the same for a seed. */
#ifndef KR_TEST_FIGURE_TOOLS_H
#define KR_TEST_FIGURE_TOOLS_H

#include <stdio.h>

#include "report/svg.h"

static int32_t figure_today(void)
{
	int32_t day = 0;
	kr_day_parse("2026-11-22", 10, &day);
	return day;
}

static uint32_t figure_dice;

static uint32_t roll(uint32_t sides)
{
	figure_dice = figure_dice * 1664525u + 1013904223u;
	return (figure_dice >> 8) % sides;
}

static const char *figure_name(struct kr_arena *arena, uint32_t i)
{
	static const char *const first[] = { "Kring", "Werkgroep", "Regiekring", "Circle", "Tafel",
		"Projectgroep" },
				 *const last[] = { "keten", "geboortezorg", "jeugd en gezin",
					 "financiën", "wonen",
					 "informatie-uitwisseling tussen huisartsen",
					 "palliatieve zorg aan huis", "IT", "communicatie" };
	const char *one = first[roll(6)];
	return kr_asprintf(arena, "%s %s %u", one, last[roll(9)], i);
}

/* Mostly one tree, rarely two; some with a double link, some loose, late or empty. */
static struct kr_block *figure_random(struct kr_document *d, uint32_t n, uint32_t seed)
{
	struct kr_block *f = kr_document_figure(d, "figure");
	figure_dice = seed * 2654435761u + n;
	for (uint32_t i = 0; i < n; i++) {
		const char *id = kr_asprintf(d->arena, "c%u", i);
		kr_figure_box(d, f, id, figure_name(d->arena, i));
		struct kr_box *box = kr_figure_box_at(f, i);
		box->ref = kr_asprintf(d->arena, "circle/%s", id);
		box->weight = 1 + roll(12);
		box->empty = roll(12) == 0;
		box->late = !box->empty && roll(9) == 0;
		box->note = box->late    ? "2 evaluations overdue"
			    : box->empty ? "nobody is in it, and nothing was agreed"
					 : NULL;
	}
	for (uint32_t i = 1; i < n; i++) {
		/* one after the other: what stands between braces may be computed in any order */
		bool inside = roll(20) > 0, loose = roll(8) == 0;
		uint32_t above = roll(i > 6 ? i / 3 : i);
		struct kr_line line = { .above = above, .below = i, .loose = loose };
		line.label = "Bram Postma, Carla Jansen";
		line.leader = roll(8) ? "Bram Postma" : NULL;
		line.delegate = roll(6) ? "Carla Jansen" : NULL;
		if (inside)
			kr_figure_line(d, f, &line);
	}
	return f;
}

static struct kr_block *timeline_random(struct kr_document *d, uint32_t n, uint32_t seed)
{
	struct kr_block *t = kr_document_timeline(d, "dates");
	int32_t day = figure_today() - 40;
	figure_dice = seed * 2654435761u + n;
	for (uint32_t i = 0; i < n; i++) {
		day += n > 920 ? roll(n / 460) == 0 : (int32_t)roll(920 / n + 1);
		struct kr_due due = { .day = day, .ref = "agreement/keten/x", .what = "evaluate" };
		due.kind = (enum kr_due_kind)roll(KR_DUE_KINDS);
		due.tone = day < figure_today() ? KR_TONE_LATE : KR_TONE_PLAIN;
		due.title = figure_name(d->arena, i);
		kr_timeline_add(d, t, &due);
	}
	return t;
}

#endif
