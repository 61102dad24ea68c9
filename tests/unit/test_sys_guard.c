/* tests/unit/test_sys_guard.c - work that breaks off gives no answer. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "sys/guard.h"

static bool say_yes(const void *own, struct kr_buf *answer)
{
	kr_buf_puts(answer, own);
	return true;
}

static bool say_no(const void *own, struct kr_buf *answer)
{
	kr_buf_puts(answer, own);
	return false;
}

static bool say_much(const void *own, struct kr_buf *answer)
{
	kr_buf_fill(answer, *(const char *)own, 3000000);
	return true;
}

static bool is_killed(const void *own, struct kr_buf *answer)
{
	kr_buf_puts(answer, own);
	(void)raise(SIGKILL);
	return true;
}

static bool ends(const void *own, struct kr_buf *answer)
{
	kr_buf_puts(answer, own);
	_exit(7);
}

static void *none(void *p, size_t size)
{
	(void)size;
	free(p);
	return NULL;
}

static bool has_no_memory(const void *own, struct kr_buf *answer)
{
	kr_buf_puts(answer, own);
	kr_set_realloc(none);
	kr_buf_fill(answer, 'x', 100000);
	return true;
}

static void test_answers(void **state)
{
	struct kr_buf answer = KR_BUF_INIT;
	(void)state;
	assert_int_equal(kr_guard(say_yes, "ja", &answer), KR_OK);
	assert_string_equal(answer.s, "ja");
	assert_int_equal(kr_guard(say_no, " nee", &answer), KR_NOTFOUND);
	assert_string_equal(answer.s, "ja nee");
	kr_buf_reset(&answer);
	assert_int_equal(kr_guard(say_much, "x", &answer), KR_OK);
	assert_int_equal(answer.len, 3000000);
	assert_int_equal(strspn(answer.s, "x"), 3000000);
	kr_buf_release(&answer);
}

static void test_broken_off(void **state)
{
	bool (*const works[])(
		const void *own, struct kr_buf *answer) = { is_killed, ends, has_no_memory };
	struct kr_buf answer = KR_BUF_INIT;
	(void)state;
	for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
		assert_int_equal(kr_guard(works[i], "half", &answer), KR_FAILED);
		assert_int_equal(answer.len, 0);
	}
	kr_buf_release(&answer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_broken_off),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
