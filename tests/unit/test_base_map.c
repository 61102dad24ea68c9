/* tests/unit/test_base_map.c - the table from keys to values, and SHA-256. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/map.h"

static void an_empty_map_has_nothing(void **state)
{
	(void)state;
	struct kr_map m;
	struct kr_arena *a = kr_arena_new();
	kr_map_init(&m, a);
	assert_null(kr_map_get(&m, "x", 1));
	assert_null(kr_map_get(&m, "", 0));
	assert_int_equal(m.n, 0);
	kr_arena_free(a);
}

static void many_keys_are_all_found_in_their_order(void **state)
{
	(void)state;
	enum { MANY = 20000 };
	struct kr_map m;
	struct kr_arena *a = kr_arena_new();
	kr_map_init(&m, a);
	for (uintptr_t i = 1; i <= MANY; i++) {
		const char *key = kr_asprintf(a, "person-%u", (unsigned)i);
		assert_true(kr_map_add(&m, key, strlen(key), (void *)i));
	}
	assert_int_equal(m.n, MANY);
	for (uintptr_t i = 1; i <= MANY; i++) {
		char key[32];
		int len = snprintf(key, sizeof key, "person-%u", (unsigned)i);
		assert_ptr_equal(kr_map_get(&m, key, (size_t)len), i);
		assert_string_equal(m.at[i - 1].key, key);
	}
	assert_null(kr_map_get(&m, "person-20001", 12));
	kr_arena_free(a);
}

static void a_key_is_added_once(void **state)
{
	(void)state;
	struct kr_map m;
	struct kr_arena *a = kr_arena_new();
	int one, two;
	kr_map_init(&m, a);
	assert_true(kr_map_add(&m, "anna", 4, &one));
	assert_false(kr_map_add(&m, "anna", 4, &two));
	assert_ptr_equal(kr_map_get(&m, "anna", 4), &one);
	*kr_map_value(&m, "anna", 4) = &two;
	assert_ptr_equal(kr_map_get(&m, "anna", 4), &two);
	assert_null(*kr_map_value(&m, "bram", 4));
	assert_int_equal(m.n, 2);
	kr_arena_free(a);
}

static void keys_are_bytes_of_any_length(void **state)
{
	(void)state;
	enum { LONGEST = 70 };
	struct kr_map m;
	struct kr_arena *a = kr_arena_new();
	char zeros[LONGEST] = { 0 };
	kr_map_init(&m, a);
	for (uintptr_t len = 0; len < LONGEST; len++)
		assert_true(kr_map_add(&m, zeros, len, (void *)(len + 1)));
	for (uintptr_t len = 0; len < LONGEST; len++)
		assert_ptr_equal(kr_map_get(&m, zeros, len), len + 1);
	kr_arena_free(a);
}

/* FIPS 180-4 and its example messages */
static void digests_are_those_of_the_standard(void **state)
{
	(void)state;
	char hex[KR_SHA_HEX];
	assert_string_equal(kr_sha_of("", 0, hex),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_string_equal(kr_sha_of("abc", 3, hex),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_string_equal(
		kr_sha_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex),
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	struct kr_sha sha;
	uint8_t digest[KR_SHA_BYTES];
	char thousand[1000];
	memset(thousand, 'a', sizeof thousand);
	kr_sha_init(&sha);
	for (int i = 0; i < 1000; i++)
		kr_sha_add(&sha, thousand, sizeof thousand);
	kr_sha_finish(&sha, digest);
	assert_string_equal(kr_sha_hex(digest, hex),
		"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	kr_sha_add(&sha, "a", 1);
	kr_sha_add(&sha, NULL, 0);
	kr_sha_add(&sha, "bc", 2);
	kr_sha_finish(&sha, digest);
	assert_string_equal(kr_sha_hex(digest, hex),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_has_nothing),
		cmocka_unit_test(many_keys_are_all_found_in_their_order),
		cmocka_unit_test(a_key_is_added_once),
		cmocka_unit_test(keys_are_bytes_of_any_length),
		cmocka_unit_test(digests_are_those_of_the_standard),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
