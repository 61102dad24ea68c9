/* tests/unit/test_base_memory.c - arenas, arrays, growing text, and memory that runs out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <kring/base.h>

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	unsigned char *piece[500];
	for (size_t i = 0; i < 500; i++) {
		piece[i] = kr_alloc(a, i);
		assert_int_equal((uintptr_t)piece[i] % _Alignof(max_align_t), 0);
		for (size_t j = 0; j < i; j++)
			assert_int_equal(piece[i][j], 0);
		memset(piece[i], (int)(i % 251), i);
	}
	for (size_t i = 0; i < 500; i++)
		for (size_t j = 0; j < i; j++)
			assert_int_equal(piece[i][j], i % 251);
	kr_arena_free(a);
	kr_arena_free(NULL);
}

static void a_large_piece_does_not_cost_the_rest_of_a_block(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	char *small = kr_alloc(a, 16);
	char *large = kr_alloc(a, 1000 * 1000);
	memset(large, 'x', 1000 * 1000);
	char *next = kr_alloc(a, 16);
	assert_true(next > small && next - small <= 64);
	kr_arena_free(a);
}

static void what_was_reset_is_zeroed_again(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	kr_arena_reset(a);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 1000; i++) {
			char *piece = kr_alloc(a, 100);
			for (int j = 0; j < 100; j++)
				assert_int_equal(piece[j], 0);
			memset(piece, 'x', 100);
		}
		kr_arena_reset(a);
	}
	kr_arena_free(a);
}

/* Texts are taken from the other end of a block: a reset gives that back too. */
static void a_reset_gives_back_the_room_of_texts(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	char *first = kr_alloc(a, 16), *last = NULL;
	for (int round = 0; round < 1000; round++) {
		kr_arena_reset(a);
		last = kr_alloc(a, 16);
		for (int i = 0; i < 10; i++) {
			char *text = kr_strndup(a, "warme overdracht", 16);
			char *piece = kr_alloc(a, 32);
			memset(piece, 'x', 32);
			assert_string_equal(text, "warme overdracht");
		}
	}
	assert_ptr_equal(first, last); /* all of it went into one block, again and again */
	kr_arena_free(a);
}

static void copies_end_with_nul(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	assert_string_equal(kr_strndup(a, "kringen", 5), "kring");
	assert_string_equal(kr_strndup(a, NULL, 0), "");
	assert_string_equal(kr_asprintf(a, "%s-%d", "ronde", 2), "ronde-2");
	char *two = kr_strndup(a, "a\0b", 3);
	assert_memory_equal(two, "a\0b", 4);
	kr_arena_free(a);
}

static void an_array_grows_and_its_elements_start_zeroed(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	struct pair {
		int x, y;
	};
	KR_MANY(struct pair) many = { 0 };
	for (int i = 0; i < 1000; i++) {
		struct pair *p = KR_ADD(a, &many);
		assert_int_equal(p->x, 0);
		assert_int_equal(p->y, 0);
		p->x = i;
		p->y = -i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(many.at[i].x + many.at[i].y, 0);
	many.n = 10;
	assert_int_equal(KR_ADD(a, &many)->x, 0);
	assert_int_equal(many.at[9].x, 9);
	kr_arena_free(a);
}

static void text_grows_and_is_always_terminated(void **state)
{
	(void)state;
	struct kr_buf b = KR_BUF_INIT;
	assert_string_equal(b.s, "");
	kr_buf_reset(&b);
	kr_buf_release(&b);
	kr_buf_add(&b, "", 0);
	assert_ptr_equal(b.s, kr_buf_empty);
	for (size_t i = 0; i < 1000; i++) {
		assert_int_equal(b.len, i);
		assert_int_equal(b.s[i], '\0');
		kr_buf_putc(&b, (char)('a' + i % 26));
	}
	kr_buf_reset(&b);
	assert_string_equal(b.s, "");
	kr_buf_puts(&b, "een");
	kr_buf_fill(&b, '-', 3);
	kr_buf_fill(&b, '-', 0);
	kr_buf_printf(&b, "%05d", 42);
	assert_string_equal(b.s, "een---00042");
	kr_buf_printf(&b, "%s", "");
	kr_buf_printf(&b, "%500s", "x");
	assert_int_equal(b.len, 511);
	assert_int_equal(b.s[510], 'x');
	kr_buf_release(&b);
	assert_string_equal(b.s, "");
	assert_string_equal(kr_buf_empty, "");
}

static void texts_are_equal_by_their_bytes(void **state)
{
	(void)state;
	struct kr_text absent = { 0 }, one = kr_text_of("anna"), other = kr_text_of("anna");
	struct kr_text bram = kr_text_of("bram"), not_kept = { .s = NULL, .len = 4 };
	assert_true(kr_text_equal(&absent, &absent));
	assert_true(kr_text_equal(&one, &other));
	assert_false(kr_text_equal(&one, &bram));
	assert_false(kr_text_equal(&one, &absent));
	assert_false(kr_text_equal(&one, &not_kept));
	assert_false(kr_text_equal(&not_kept, &one));
	assert_true(kr_present(&not_kept));
	assert_false(kr_present(&absent));
	assert_true(kr_text_is(&one, "anna"));
	assert_false(kr_text_is(&one, "ann"));
	assert_false(kr_text_is(&one, "annab"));
	assert_false(kr_text_is(&not_kept, "anna"));
	assert_true(kr_text_is(&absent, ""));
}

/* ---- no memory ---------------------------------------------------------------------------- */

static jmp_buf out_of_memory;
static int calls_left;

static void jump_out(void)
{
	longjmp(out_of_memory, 1);
}

static void *fail_after_some(void *p, size_t size)
{
	return calls_left-- > 0 ? realloc(p, size) : NULL;
}

static void running_out_goes_to_the_handler(void **state)
{
	(void)state;
	static struct kr_buf b; /* static: it is looked at after a longjmp */
	volatile int reached = 0;
	b = (struct kr_buf)KR_BUF_INIT;
	kr_set_no_memory(jump_out);
	kr_set_realloc(fail_after_some);
	calls_left = 2;
	if (setjmp(out_of_memory) == 0) {
		for (;;) {
			kr_buf_puts(&b, "kring ");
			reached++;
		}
	}
	kr_set_realloc(NULL);
	kr_set_no_memory(NULL);
	assert_int_equal(reached, 21); /* two steps, 64 and 128 bytes, hold 127 */
	assert_int_equal(b.len, 126);
	assert_int_equal(strlen(b.s), 126);
	kr_buf_release(&b);
}

static void *must_not_be_asked(void *p, size_t size)
{
	(void)p;
	(void)size;
	fail_msg("a size that overflows reached the system");
	return NULL;
}

static void sizes_that_overflow_are_refused(void **state)
{
	(void)state;
	struct kr_arena *a = kr_arena_new();
	static struct kr_buf b;
	static int refused; /* static: it is counted across a longjmp */
	uint32_t room = UINT32_MAX - 1;
	b = (struct kr_buf)KR_BUF_INIT;
	kr_buf_putc(&b, 'x');
	refused = 0;
	kr_set_no_memory(jump_out);
	kr_set_realloc(must_not_be_asked);
	if (setjmp(out_of_memory) == 0)
		kr_alloc(a, SIZE_MAX);
	refused++;
	if (setjmp(out_of_memory) == 0)
		kr_alloc(a, SIZE_MAX - 8);
	refused++;
	if (setjmp(out_of_memory) == 0)
		kr_buf_fill(&b, 'x', SIZE_MAX - 1);
	refused++;
	if (setjmp(out_of_memory) == 0)
		kr_buf_fill(&b, 'x', SIZE_MAX);
	refused++;
	if (setjmp(out_of_memory) == 0)
		kr_many_room(a, NULL, UINT32_MAX - 1, &room, 8);
	refused++;
	kr_set_realloc(NULL);
	kr_set_no_memory(NULL);
	assert_int_equal(refused, 5);
	assert_string_equal(b.s, "x");
	kr_buf_release(&b);
	kr_arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
		cmocka_unit_test(a_large_piece_does_not_cost_the_rest_of_a_block),
		cmocka_unit_test(what_was_reset_is_zeroed_again),
		cmocka_unit_test(a_reset_gives_back_the_room_of_texts),
		cmocka_unit_test(copies_end_with_nul),
		cmocka_unit_test(an_array_grows_and_its_elements_start_zeroed),
		cmocka_unit_test(text_grows_and_is_always_terminated),
		cmocka_unit_test(texts_are_equal_by_their_bytes),
		cmocka_unit_test(running_out_goes_to_the_handler),
		cmocka_unit_test(sizes_that_overflow_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
