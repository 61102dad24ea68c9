/* tests/unit/test_base_language.c - the language that comes out of each environment. */
#define _GNU_SOURCE 1
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"

static char folder[] = "/tmp/kring-language-XXXXXX";

#ifdef HAVE_NLS
enum { TEXTS = 3 };

static const struct {
	const char *from, *to;
	uint32_t from_len, to_len;
} catalogue[TEXTS] = {
	{ "",
		"Content-Type: text/plain; charset=UTF-8\n"
		"Plural-Forms: nplurals=2; plural=(n != 1);\n",
		0, 83 },
	{ "circle\0circles", "kring\0kringen", 14, 13 },
	{ "yes", "j\xC3\xA1", 3, 3 },
};

/* The file format that gettext reads: two tables of lengths and offsets, then the texts. */
static void write_catalogue(const char *path)
{
	uint32_t head[7 + 4 * TEXTS] = { 0x950412de, 0, TEXTS, 28, 28 + 8 * TEXTS, 0, 0 };
	struct kr_buf texts = KR_BUF_INIT;
	for (uint32_t i = 0; i < TEXTS; i++) {
		head[7 + 2 * i] = catalogue[i].from_len;
		head[8 + 2 * i] = (uint32_t)(sizeof head + texts.len);
		kr_buf_add(&texts, catalogue[i].from, catalogue[i].from_len + 1);
		head[7 + 2 * TEXTS + 2 * i] = catalogue[i].to_len;
		head[8 + 2 * TEXTS + 2 * i] = (uint32_t)(sizeof head + texts.len);
		kr_buf_add(&texts, catalogue[i].to, catalogue[i].to_len + 1);
	}
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(head, 1, sizeof head, f), sizeof head);
	assert_int_equal(fwrite(texts.s, 1, texts.len, f), texts.len);
	assert_int_equal(fclose(f), 0);
	kr_buf_release(&texts);
}

static void make_folders(char path[256])
{
	static const char *const parts[] = { "", "/nl", "/LC_MESSAGES" };
	assert_non_null(mkdtemp(folder));
	snprintf(path, 256, "%s", folder);
	for (size_t i = 1; i < 3; i++) {
		snprintf(path + strlen(path), 256 - strlen(path), "%s", parts[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	snprintf(path + strlen(path), 256 - strlen(path), "/kring.mo");
}

static int setup(void **state)
{
	char path[256];
	(void)state;
	make_folders(path);
	write_catalogue(path);
	return 0;
}

static int teardown(void **state)
{
	char path[256];
	static const char *const parts[] = { "/nl/LC_MESSAGES/kring.mo", "/nl/LC_MESSAGES", "/nl",
		"" };
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		snprintf(path, sizeof path, "%s%s", folder, parts[i]);
		assert_int_equal(remove(path), 0);
	}
	return 0;
}

/* In a process of its own, since a locale that was chosen once stays. */
static int is_dutch(const char *const *environment)
{
	pid_t child = fork();
	if (child == 0) {
		clearenv();
		setenv("KRING_LOCALEDIR", folder, 1);
		for (; *environment; environment += 2)
			setenv(environment[0], environment[1], 1);
		kr_language_init();
		bool ja = strcmp(_("yes"), "j\xC3\xA1") == 0;
		bool one = strcmp(kr_nq("circle", "circles", 1), "kring") == 0;
		bool many = strcmp(kr_nq("circle", "circles", 2), "kringen") == 0;
		bool header_hidden = strcmp(_(""), "") == 0;
		char number[16];
		snprintf(number, sizeof number, "%.1f", 1.5);
		bool number_plain = strcmp(number, "1.5") == 0;
		bool same = ja == one && one == many;
		_exit(same && header_hidden && number_plain ? ja : 2);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void the_environment_chooses(void **state)
{
	(void)state;
	static const struct {
		const char *environment[7];
		int dutch;
	} table[] = {
		{ { NULL }, 0 },
		{ { "LANG", "C" }, 0 },
		{ { "LANG", "C.UTF-8" }, 0 },
		{ { "LANG", "nl_NL.UTF-8" }, 1 },
		{ { "LANG", "nl" }, 1 },
		{ { "LANG", "en_GB.UTF-8", "LC_MESSAGES", "nl_BE.UTF-8" }, 1 },
		{ { "LANG", "nl_NL.UTF-8", "LC_ALL", "en_GB.UTF-8" }, 0 },
		{ { "LANG", "nl_NL.UTF-8", "LC_ALL", "C" }, 0 },
		{ { "LANG", "nl_NL.UTF-8", "LC_ALL", "" }, 1 },
		{ { "KRING_LANG", "nl" }, 1 },
		{ { "KRING_LANG", "nl_NL.UTF-8", "LANG", "C" }, 1 },
		{ { "KRING_LANG", "en", "LANG", "nl_NL.UTF-8" }, 0 },
		{ { "KRING_LANG", "C", "LANG", "nl_NL.UTF-8" }, 0 },
		{ { "KRING_LANG", "nl", "LANG", "C", "LANGUAGE", "en" }, 1 },
		{ { "LANGUAGE", "nl", "LANG", "C.UTF-8" }, 1 },
		{ { "LANGUAGE", "nl", "LANG", "C" }, 0 },
		{ { "LANGUAGE", "nl:en", "LANG", "xx_XX.UTF-8" }, 1 },
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		int got = is_dutch(table[i].environment);
		if (got != table[i].dutch)
			fail_msg("environment %zu gives %d", i, got);
	}
}

/* Texts that were read already come in the new language too, in plain C also, and back again. */
static int changes_over(const char *locale, bool named)
{
	pid_t child = fork();
	if (child == 0) {
		clearenv();
		setenv("KRING_LOCALEDIR", folder, 1);
		if (locale)
			setenv("LANG", locale, 1);
		kr_language_init();
		bool right = kr_language_is_named() == named;
		for (int i = 0; i < 3; i++) {
			right = right && kr_language_choose("en") && strcmp(_("yes"), "yes") == 0 &&
				strcmp(kr_nq("circle", "circles", 2), "circles") == 0;
			right = right && kr_language_choose("nl") &&
				strcmp(_("yes"), "j\xC3\xA1") == 0 &&
				strcmp(kr_nq("circle", "circles", 2), "kringen") == 0;
		}
		_exit(right && kr_language_is_named());
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void it_goes_over_to_another_language(void **state)
{
	(void)state;
	assert_true(changes_over(NULL, false));
	assert_true(changes_over("C", false));
	assert_true(changes_over("POSIX", false));
	assert_true(changes_over("C.UTF-8", false));
	assert_true(changes_over("nl_NL.UTF-8", true));
	assert_true(changes_over("en_GB.UTF-8", true));
}

#else

static void it_goes_over_to_another_language(void **state)
{
	(void)state;
	kr_language_init();
	assert_false(kr_language_is_named());
	assert_true(kr_language_choose("nl"));
	assert_true(kr_language_is_named());
	assert_string_equal(_("yes"), "yes");
}

static int setup(void **state)
{
	(void)state;
	(void)folder;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	return 0;
}

static void the_environment_chooses(void **state)
{
	(void)state;
	setenv("KRING_LANG", "nl", 1);
	kr_language_init();
	assert_string_equal(_("yes"), "yes");
	assert_string_equal(kr_nq("circle", "circles", 1), "circle");
	assert_string_equal(kr_nq("circle", "circles", 0), "circles");
}

#endif

static void there_are_two_languages(void **state)
{
	(void)state;
	assert_string_equal(kr_languages()[0], "en");
	assert_string_equal(kr_languages()[1], "nl");
	assert_null(kr_languages()[2]);
	assert_false(kr_language_choose("de"));
	assert_false(kr_language_choose("nl_NL"));
	assert_false(kr_language_choose(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(the_environment_chooses),
		cmocka_unit_test(it_goes_over_to_another_language),
		cmocka_unit_test(there_are_two_languages) };
	return cmocka_run_group_tests(tests, setup, teardown);
}
