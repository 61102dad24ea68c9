/* tests/unit/test_sys_publish.c - a folder made as a whole: when a call of the machine fails. */
#define _GNU_SOURCE 1
#include "scratch.h"

#include <kring/sys.h>

struct page {
	const char *path, *text;
};

static const struct page before[] = { { "index.html", "one" }, { "list/circles.html", "one" } };
static const struct page after[] = { { "index.html", "two" }, { "list/meetings.html", "two" } };
enum { PAGES = 2 };

static int publish(const struct page *pages)
{
	struct kr_publishing *p;
	struct kr_published told;
	if (kr_publish_begin(at("site"), false, &diags, &p) != KR_OK)
		return KR_FAILED;
	for (size_t i = 0; i < PAGES; i++) {
		if (kr_publish_file(p, pages[i].path, pages[i].text, strlen(pages[i].text)) ==
			KR_OK)
			continue;
		kr_publish_drop(p);
		return KR_FAILED;
	}
	return kr_publish_end(p, &told);
}

/* The site of @after where @call fails: 0 when it ends with what @says and the reason. */
static int fails_when(long call, int error, const char *says)
{
	pid_t child = fork();
	if (child == 0) {
		if (!forbid(call, -1, error))
			_exit(99);
		if (publish(after) != KR_FAILED)
			_exit(1);
		bool good = diags.list.n == 1 && strstr(last()->message, says) &&
			    strstr(last()->message, strerror(error));
		if (!good)
			print_error("it says: %s\n", last()->message);
		_exit(good ? 0 : 2);
	}
	return ending_of(child);
}

static void assert_site(const struct page *pages)
{
	for (size_t i = 0; i < PAGES; i++)
		assert_string_equal(
			got(kr_asprintf(diags.arena, "site/%s", pages[i].path)), pages[i].text);
	assert_int_equal(count("site/list"), 1);
	assert_int_equal(count("site"), 3);
}

static void one_site_takes_the_place_of_another(void **state)
{
	(void)state;
	assert_int_equal(publish(before), KR_OK);
	assert_site(before);
	assert_int_equal(publish(after), KR_OK);
	assert_site(after);
}

/* What is not on the disk must not be named: after a power cut it would be empty. */
static void what_fails_before_the_first_rename_changes_nothing(void **state)
{
	(void)state;
	static const struct {
		long call;
		int error;
	} calls[] = {
		{ SYS_write, ENOSPC },
		{ SYS_mkdirat, EDQUOT },
		{ SYS_syncfs, EIO },
	};
	assert_int_equal(publish(before), KR_OK);
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		int result = fails_when(calls[i].call, calls[i].error, "cannot write");
		if (result != 0)
			fail_msg("call %ld: %d", calls[i].call, result);
		assert_site(before);
	}
}

static void what_fails_later_is_made_whole_by_the_next_run(void **state)
{
	(void)state;
	static const long calls[] = { SYS_renameat, SYS_unlinkat };
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		assert_int_equal(publish(before), KR_OK);
		int result = fails_when(calls[i], EIO, "write the site again");
		if (result != 0)
			fail_msg("call %ld: %d", calls[i], result);
		assert_int_equal(publish(after), KR_OK);
		assert_site(after);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(one_site_takes_the_place_of_another),
		SCRATCH_TEST(what_fails_before_the_first_rename_changes_nothing),
		SCRATCH_TEST(what_fails_later_is_made_whole_by_the_next_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
