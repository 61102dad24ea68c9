/*
 * tests/unit/test_sys_race.c - eight writers at one counter, and a reader who looks all the time.
 *
 * Each writer adds one, fifty times (or as often as the first argument says), to two files at once.
 * Nothing may be lost, and a reader may see only whole files.
 */
#define _GNU_SOURCE 1
#include "scratch.h"

#include <signal.h>
#include <time.h>

#include "sys/read.h"
#include "sys/write.h"

enum { WRITERS = 8 };
static int edits = 50;

/* What stands in a counter file: its number, then enough lines of it that a torn one shows. */
static void counter_text(struct kr_buf *b, long number)
{
	kr_buf_reset(b);
	for (int i = 0; i < 300; i++)
		kr_buf_printf(b, "%08ld\n", number);
}

static long counter_of(const struct kr_buf *b)
{
	long number = strtol(b->s, NULL, 10);
	struct kr_buf whole = KR_BUF_INIT;
	counter_text(&whole, number);
	bool good = whole.len == b->len && memcmp(whole.s, b->s, b->len) == 0;
	kr_buf_release(&whole);
	return good ? number : -1;
}

/* Adds one to both counters: KR_OK, or KR_NOTFOUND when somebody else was first. */
static int add_one(struct kr_buf *a, struct kr_buf *b, struct kr_buf *after)
{
	size_t written;
	if (read_once(folder, "a", 10000, &diags, a) != KR_OK ||
		read_once(folder, "sub/b", 10000, &diags, b) != KR_OK)
		return KR_FAILED;
	if (counter_of(a) < 0 || counter_of(b) < 0)
		return KR_FAILED;
	counter_text(after, counter_of(a) + 1);
	/* given in the order opposite to that of the locks */
	const struct kr_replacement r[] = { { "sub/b", b->s, b->len, after->s, after->len },
		{ "a", a->s, a->len, after->s, after->len } };
	return kr_replace_files(folder, r, 2, &diags, &written);
}

static void write_all_edits(void)
{
	struct kr_buf a = KR_BUF_INIT, b = KR_BUF_INIT, after = KR_BUF_INIT;
	int timeouts = 0;
	for (int done = 0; done < edits;) {
		int result = add_one(&a, &b, &after);
		if (result == KR_OK)
			done++;
		else if (result == KR_FAILED && ++timeouts > 20)
			break;
	}
	if (timeouts > 0)
		print_message("%d times a lock was not had in 3 s: %s\n", timeouts,
			diags.list.n ? last()->message : "");
	kr_buf_release(&a);
	kr_buf_release(&b);
	kr_buf_release(&after);
	_exit(timeouts > 20 ? 1 : 0);
}

static volatile sig_atomic_t enough;

static void stop_looking(int signal)
{
	(void)signal;
	enough = 1;
}

/* Reads until it is told to stop; 1 if it ever saw what nobody wrote, or the counter go back. */
static void look(void)
{
	struct kr_buf bytes = KR_BUF_INIT;
	long last_seen = 0;
	int wrong = 0;
	while (!enough && !wrong) {
		int result = read_once(folder, "a", 10000, &diags, &bytes);
		long seen = result == KR_OK ? counter_of(&bytes) : -1;
		wrong = seen < last_seen;
		last_seen = seen;
		usleep(200);
	}
	kr_buf_release(&bytes);
	_exit(wrong || last_seen == 0);
}

static void nothing_is_lost_and_nothing_is_torn(void **state)
{
	(void)state;
	pid_t writer[WRITERS], reader;
	struct kr_buf text = KR_BUF_INIT;
	counter_text(&text, 0);
	make("sub");
	put("a", text.s);
	put("sub/b", text.s);
	signal(SIGUSR1, stop_looking);
	reader = fork();
	if (reader == 0)
		look();
	for (int i = 0; i < WRITERS; i++)
		if ((writer[i] = fork()) == 0)
			write_all_edits();
	for (int i = 0; i < WRITERS; i++)
		assert_int_equal(ending_of(writer[i]), 0);
	kill(reader, SIGUSR1);
	assert_int_equal(ending_of(reader), 0);
	assert_int_equal(read_once(folder, "a", 10000, &diags, &text), KR_OK);
	assert_int_equal(counter_of(&text), WRITERS * edits);
	assert_int_equal(read_once(folder, "sub/b", 10000, &diags, &text), KR_OK);
	assert_int_equal(counter_of(&text), WRITERS * edits);
	assert_int_equal(count(""), 2);
	assert_int_equal(count("sub"), 1);
	kr_buf_release(&text);
}

/* Writers who make the same new folder, some of whom fail and take it away again. */
static void a_folder_that_comes_and_goes_is_no_failure(void **state)
{
	(void)state;
	pid_t writer[WRITERS];
	put("held", "old");
	for (int i = 0; i < WRITERS; i++) {
		if ((writer[i] = fork()) != 0)
			continue;
		char own[32];
		size_t written;
		int bad = 0;
		snprintf(own, sizeof own, "d/e/%d.yaml", i);
		for (int turn = 0; turn < 20; turn++) {
			const struct kr_replacement r[] = { { own, NULL, 0, "x", 1 },
				{ "held", "not this", 8, "x", 1 } };
			/* odd ones fail at the second file, even ones succeed and clean up */
			int result = kr_replace_files(folder, r, i % 2 ? 2 : 1, &diags, &written);
			bad += result != (i % 2 ? KR_NOTFOUND : KR_OK);
			if (i % 2 == 0)
				bad += unlink(at(own)) != 0;
		}
		if (bad)
			print_error("%d of 20: %s\n", bad, diags.list.n ? last()->message : "");
		_exit(bad != 0);
	}
	for (int i = 0; i < WRITERS; i++)
		assert_int_equal(ending_of(writer[i]), 0);
	assert_string_equal(got("held"), "old");
}

int main(int argc, char **argv)
{
	if (argc > 1)
		edits = atoi(argv[1]);
	const struct CMUnitTest tests[] = {
		SCRATCH_TEST(nothing_is_lost_and_nothing_is_torn),
		SCRATCH_TEST(a_folder_that_comes_and_goes_is_no_failure),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
