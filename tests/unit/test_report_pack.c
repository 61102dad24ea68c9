/* tests/unit/test_report_pack.c - circles in circles: none over another, none outside its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "report/pack.h"

#define CLOSE 1e-6

static uint32_t dice;

static uint32_t roll(uint32_t sides)
{
	dice = dice * 1664525u + 1013904223u;
	return (dice >> 8) % sides;
}

static struct kr_disc *forest(struct kr_arena *arena, uint32_t n, uint32_t seed)
{
	struct kr_disc *discs = kr_alloc(arena, (n + 1) * sizeof *discs);
	uint32_t wide = 1 + seed % 7;
	dice = seed;
	for (uint32_t i = 0; i < n; i++) {
		struct kr_disc *d = &discs[i];
		d->id = kr_asprintf(arena, "c%u", i);
		d->above = i > 0 && roll(10) > 0 ? roll(i / wide + 1) : KR_NO_DISC;
		d->size = 10 + roll(60);
		d->band = roll(3) * 16;
		d->across = 20 + roll(120);
	}
	for (uint32_t i = 0; i < n; i++)
		if (discs[i].above == i)
			discs[i].above = KR_NO_DISC;
	return discs;
}

static double apart(const struct kr_disc *a, const struct kr_disc *b)
{
	return sqrt((a->x - b->x) * (a->x - b->x) + (a->y - b->y) * (a->y - b->y));
}

/* The band of @d lies in @d, and nothing that is in @d touches it. */
static void assert_band(const struct kr_disc *discs, uint32_t n, const struct kr_disc *d)
{
	double half = d->across / 2, top = d->band_y - d->y, foot = top + d->band;
	if (d->band <= 0)
		return;
	assert_true(half * half + top * top <= d->r * d->r * (1 + CLOSE));
	assert_true(half * half + foot * foot <= d->r * d->r * (1 + CLOSE));
	for (uint32_t i = 0; i < n; i++) {
		if (discs[i].above != (uint32_t)(d - discs))
			continue;
		double x = fmax(fabs(discs[i].x - d->x) - half, 0);
		double y = discs[i].y - d->band_y;
		y = y < 0 ? -y : fmax(y - d->band, 0);
		assert_true(x * x + y * y >= discs[i].r * discs[i].r * (1 - CLOSE));
	}
}

static void assert_sound(const struct kr_disc *discs, uint32_t n, const struct kr_plot *plot)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct kr_disc *d = &discs[i];
		assert_true(isfinite(d->x) && isfinite(d->y) && isfinite(d->band_y) && d->r >= 1);
		assert_true(d->x - d->r >= -CLOSE && d->x + d->r <= plot->width + CLOSE);
		assert_true(d->y - d->r >= -CLOSE && d->y + d->r <= plot->height + CLOSE);
		if (d->above != KR_NO_DISC)
			assert_true(apart(d, &discs[d->above]) + d->r + plot->gap <=
				    discs[d->above].r + CLOSE);
		if (d->below > 0)
			assert_band(discs, n, d);
		for (uint32_t j = 0; j < i; j++)
			if (discs[j].above == d->above &&
				apart(d, &discs[j]) < d->r + discs[j].r + plot->gap - 1e-3)
				fail_msg("%u and %u are %f apart", i, j, apart(d, &discs[j]));
	}
}

static void no_forest_overlaps(void **state)
{
	static const uint32_t sizes[] = { 0, 1, 2, 3, 9, 60, 200, 500 };
	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (uint32_t seed = 1; seed <= (sizes[s] > 60 ? 10 : 60); seed++) {
			struct kr_arena *arena = kr_arena_new();
			struct kr_plot plot = { .gap = 6, .most = 680 };
			struct kr_disc *discs = forest(arena, sizes[s], seed);
			kr_pack(discs, sizes[s], &plot);
			assert_sound(discs, sizes[s], &plot);
			kr_arena_free(arena);
		}
}

static void twice_is_the_same(void **state)
{
	(void)state;
	struct kr_arena *arena = kr_arena_new();
	struct kr_plot one = { .gap = 6, .most = 680 }, two = one;
	struct kr_disc *a = forest(arena, 200, 7), *b = forest(arena, 200, 7);
	kr_pack(a, 200, &one);
	kr_pack(b, 200, &two);
	kr_pack(b, 200, &two);
	assert_memory_equal(&one, &two, sizeof one);
	for (uint32_t i = 0; i < 200; i++)
		assert_true(a[i].x == b[i].x && a[i].y == b[i].y && a[i].r == b[i].r);
	kr_arena_free(arena);
}

/* Which of the same size comes first is a matter of ids, not of the order in memory. */
static void order_is_by_size_and_id(void **state)
{
	(void)state;
	struct kr_disc one[] = { { .id = "a", .above = KR_NO_DISC, .size = 9 },
		{ .id = "b", .above = KR_NO_DISC, .size = 9 },
		{ .id = "c", .above = KR_NO_DISC, .size = 20 } };
	struct kr_disc two[] = { one[2], one[1], one[0] };
	struct kr_plot plot = { .gap = 6, .most = 680 };
	kr_pack(one, 3, &plot);
	kr_pack(two, 3, &plot);
	for (int i = 0; i < 3; i++)
		assert_true(one[i].x == two[2 - i].x && one[i].y == two[2 - i].y);
	assert_true(one[2].x < one[0].x && one[0].x < one[1].x);
}

static void a_chain_of_twenty(void **state)
{
	(void)state;
	struct kr_disc discs[20];
	struct kr_plot plot = { .gap = 6, .most = 680 };
	for (uint32_t i = 0; i < 20; i++)
		discs[i] = (struct kr_disc){ .id = "x",
			.above = i > 0 ? i - 1 : KR_NO_DISC,
			.size = 14,
			.band = 18,
			.across = 28 };
	kr_pack(discs, 20, &plot);
	assert_sound(discs, 20, &plot);
	assert_int_equal(discs[19].depth, 19);
	assert_true(plot.width < 680);
}

static void rings_are_opened(void **state)
{
	(void)state;
	struct kr_plot plot = { .gap = 6, .most = 680 };
	struct kr_disc discs[] = { { .id = "a", .above = 1, .size = 10 },
		{ .id = "b", .above = 2, .size = 10 }, { .id = "c", .above = 0, .size = 10 },
		{ .id = "d", .above = 3, .size = 10 }, { .id = "e", .above = 2, .size = 10 },
		{ .id = "f", .above = 77, .size = 10 } };
	kr_pack(discs, 6, &plot);
	assert_sound(discs, 6, &plot);
	assert_int_equal(discs[0].above, KR_NO_DISC);
	assert_int_equal(discs[1].above, 2);
	assert_int_equal(discs[2].above, 0);
	assert_int_equal(discs[3].above, KR_NO_DISC);
	assert_int_equal(discs[5].above, KR_NO_DISC);
}

static void no_number_is_not_one(void **state)
{
	static const double odd[] = { NAN, INFINITY, -INFINITY, -5, 0, 1e300, 1e-300, 40 };
	(void)state;
	for (uint32_t shape = 0; shape < 3; shape++) {
		struct kr_disc discs[64];
		struct kr_plot plot = { .gap = 6, .most = 680 };
		for (uint32_t i = 0; i < 64; i++)
			discs[i] = (struct kr_disc){ .id = i % 2 ? NULL : "x",
				.above = i == 0 || shape == 0 ? KR_NO_DISC
					 : shape == 1         ? 0
							      : i / 3,
				.size = odd[i % 8],
				.band = odd[i / 8],
				.across = odd[(i + 3) % 8] };
		kr_pack(discs, 64, &plot);
		for (uint32_t i = 0; i < 64; i++)
			assert_true(isfinite(discs[i].x) && isfinite(discs[i].y) &&
				    isfinite(discs[i].r) && isfinite(discs[i].band_y));
	}
}

/* How much of the circle around them 200 of one size fill: at best some 0.8. */
static void they_stand_close_and_soon(void **state)
{
	(void)state;
	struct kr_disc discs[201] = { { .id = "", .above = KR_NO_DISC, .size = 1 } };
	struct kr_plot plot = { .gap = 0, .most = 680 };
	for (uint32_t i = 1; i <= 200; i++)
		discs[i] = (struct kr_disc){ .id = "", .above = 0, .size = 10 };
	clock_t before = clock();
	kr_pack(discs, 201, &plot);
	double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
	double filled = 200 * 100 / (discs[0].r * discs[0].r);
	print_message("200 circles fill %.2f, in %.4f s\n", filled, seconds);
	assert_true(filled > 0.7);
	assert_true(seconds < 2); /* a slow machine with sanitizers; 0.005 s on a quick one */
}

/* A network of 2 000 circles in one is drawn as soon as it is read. */
static void very_many_stand_in_rows(void **state)
{
	(void)state;
	enum { N = 2001 };
	struct kr_disc *discs = calloc(N, sizeof *discs);
	struct kr_plot plot = { .gap = 4, .most = 680 };
	assert_non_null(discs);
	discs[0] = (struct kr_disc){ .id = "", .above = KR_NO_DISC, .size = 1 };
	for (uint32_t i = 1; i < N; i++)
		discs[i] = (struct kr_disc){ .id = "", .above = 0, .size = 10 + i % 97 };
	clock_t before = clock();
	kr_pack(discs, N, &plot);
	double seconds = (double)(clock() - before) / CLOCKS_PER_SEC, area = 0;
	for (uint32_t i = 1; i < N; i++)
		area += discs[i].size * discs[i].size;
	print_message("%.4f s\n", seconds);
	assert_sound(discs, N, &plot);
	assert_true(area / (discs[0].r * discs[0].r) > 0.5);
	assert_true(seconds < 2);
	free(discs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_forest_overlaps),
		cmocka_unit_test(twice_is_the_same),
		cmocka_unit_test(order_is_by_size_and_id),
		cmocka_unit_test(a_chain_of_twenty),
		cmocka_unit_test(rings_are_opened),
		cmocka_unit_test(no_number_is_not_one),
		cmocka_unit_test(they_stand_close_and_soon),
		cmocka_unit_test(very_many_stand_in_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
