/* tests/unit/test_sys_progress.c - when progress is told, by a clock that the test turns. */
#define _GNU_SOURCE 1
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <kring/sys.h>

static int64_t clock_ms;
static struct kr_buf told = KR_BUF_INIT;

static int64_t turned(void)
{
	return clock_ms;
}

static void hear(void *arg, const char *s, size_t len)
{
	(void)arg;
	kr_buf_add(&told, s, len);
}

static struct kr_progress fresh(void)
{
	kr_buf_reset(&told);
	clock_ms = 5000;
	return (struct kr_progress){ .now = turned, .write = hear };
}

static void nothing_within_a_second(void **state)
{
	(void)state;
	struct kr_progress p = fresh();
	for (size_t i = 0; i < 1000; i++, clock_ms++)
		kr_progress_step(&p, i, 1000);
	kr_progress_end(&p);
	assert_string_equal(told.s, "");
}

static void then_ten_times_a_second(void **state)
{
	(void)state;
	struct kr_progress p = fresh();
	kr_progress_step(&p, 1, 100000);
	clock_ms += 1000;
	kr_progress_step(&p, 12000, 100000);
	assert_string_equal(told.s, "\r12 000 of 100 000 files read");
	clock_ms += 99;
	kr_progress_step(&p, 12001, 100000);
	assert_string_equal(told.s, "\r12 000 of 100 000 files read");
	clock_ms += 1;
	kr_progress_step(&p, 999, 1000);
	assert_string_equal(told.s, "\r12 000 of 100 000 files read"
				    "\r999 of 1 000 files read     ");
}

static void at_the_end_the_line_is_empty(void **state)
{
	(void)state;
	struct kr_progress p = fresh();
	kr_progress_step(&p, 1, 2000);
	clock_ms += 1500;
	kr_progress_step(&p, 1234, 2000);
	kr_buf_reset(&told);
	kr_progress_end(&p);
	assert_string_equal(told.s, "\r                         \r");
	kr_buf_reset(&told);
	kr_progress_end(&p);
	assert_string_equal(told.s, "");
}

static int teardown(void **state)
{
	(void)state;
	kr_buf_release(&told);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_within_a_second),
		cmocka_unit_test(then_ten_times_a_second),
		cmocka_unit_test(at_the_end_the_line_is_empty),
	};
	return cmocka_run_group_tests(tests, NULL, teardown);
}
