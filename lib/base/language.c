/* lib/base/language.c - the language for people, chosen once from the environment. */
#define _GNU_SOURCE 1
#include <kring/base.h>

#include <string.h>
#include <strings.h>

/* The texts themselves are English; of the others lib/po has a catalogue. */
static const char *const languages[] = { "en", "nl", NULL };

const char *const *kr_languages(void)
{
	return languages;
}

static bool is_language(const char *code)
{
	for (size_t i = 0; languages[i]; i++) {
		if (strcmp(languages[i], code) == 0)
			return true;
	}
	return false;
}

#ifdef HAVE_NLS
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef KRING_LOCALEDIR
#define KRING_LOCALEDIR "/usr/share/locale"
#endif

static const char domain[] = "kring";

const char *kr_tr(const char *text)
{
	/* the empty text is the catalogue's own header */
	return *text ? dgettext(domain, text) : text;
}

const char *kr_trn(const char *one, const char *many, unsigned long n)
{
	return dngettext(domain, one, many, n);
}

/* The environment variable @name, or NULL if it is empty or not there. */
static const char *asked(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

static const char *asked_locale(void)
{
	const char *value = asked("LC_ALL");
	if (!value)
		value = asked("LC_MESSAGES");
	return value ? value : asked("LANG");
}

static bool is_c(const char *locale)
{
	return !locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* C.UTF-8 says how letters are written, and nothing about the language. */
static bool names_a_language(const char *locale)
{
	return !is_c(locale) && strncmp(locale, "C.", 2) != 0;
}

/* gettext looks at LANGUAGE first, but only in a locale that is not plain C. */
static void prefer(const char *locale)
{
	char language[16];
	size_t n = strcspn(locale, "_.@");
	if (n == 0 || n >= sizeof language)
		return;
	memcpy(language, locale, n);
	language[n] = '\0';
	setenv("LANGUAGE", language, 1);
}

/* ---- where the catalogues are ------------------------------------------------------------- */

enum { LONGEST_PATH = 4096 };

static bool holds_catalogue(const char *folder)
{
	char path[LONGEST_PATH + 64];
	for (size_t i = 0; languages[i]; i++) {
		(void)snprintf(
			path, sizeof path, "%s/%s/LC_MESSAGES/%s.mo", folder, languages[i], domain);
		if (access(path, R_OK) == 0)
			return true;
	}
	return false;
}

/* A program that was built but not installed, or whose installation was moved, finds its own. */
static bool find_beside_program(char folder[LONGEST_PATH + 32])
{
	static const char *const places[] = { "lib/po", "share/locale" };
	char program[LONGEST_PATH];
	ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
	if (len <= 0)
		return false;
	program[len] = '\0';
	for (int up = 0; up < 2; up++) {
		char *slash = strrchr(program, '/');
		if (!slash)
			return false;
		*slash = '\0';
	}
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		(void)snprintf(folder, LONGEST_PATH + 32, "%s/%s", program, places[i]);
		if (holds_catalogue(folder))
			return true;
	}
	return false;
}

static void bind_catalogues(void)
{
	char beside[LONGEST_PATH + 32];
	const char *folder = asked("KRING_LOCALEDIR");
	if (!folder)
		folder = find_beside_program(beside) ? beside : KRING_LOCALEDIR;
	(void)bindtextdomain(domain, folder);
	(void)bind_textdomain_codeset(domain, "UTF-8");
}

/* ---- which language ----------------------------------------------------------------------- */

static bool named; /* did somebody name a language? */

/*
 * A fresh Debian has the locales C, C.UTF-8 and POSIX only, so that with LANG=nl_NL.UTF-8 a plain
 * gettext program stays English.  Then C.UTF-8 is taken, and the language put into LANGUAGE.
 */
void kr_language_init(void)
{
	const char *wanted = asked_locale(), *own = asked("KRING_LANG");
	const char *got = setlocale(LC_ALL, "");
	bool missing = !got || is_c(setlocale(LC_MESSAGES, NULL));
	named = own || names_a_language(wanted) || (!is_c(wanted) && asked("LANGUAGE"));
	if (missing)
		setlocale(LC_ALL, "C.UTF-8");
	if (own)
		prefer(is_c(own) ? "en" : own);
	else if (missing && is_c(wanted))
		prefer("en"); /* C asks for untranslated text, whatever LANGUAGE says */
	else if (missing && !asked("LANGUAGE"))
		prefer(wanted);
	setlocale(LC_NUMERIC, "C");
	bind_catalogues();
}

bool kr_language_is_named(void)
{
	return named;
}

/* `nl_BE.UTF-8` is nl; C and POSIX ask for the texts as they are. */
const char *kr_language_unknown(void)
{
	const char *own = asked("KRING_LANG");
	char code[16];
	size_t n = own ? strcspn(own, "_.@") : 0;
	if (!own || is_c(own) || strncmp(own, "C.", 2) == 0)
		return NULL;
	if (n == 0 || n >= sizeof code)
		return own;
	memcpy(code, own, n);
	code[n] = '\0';
	return is_language(code) ? NULL : own;
}

/* gettext keeps what it found; the same domain once more makes it look again */
static void look_again(void)
{
	(void)textdomain(textdomain(NULL));
}

bool kr_language_choose(const char *code)
{
	if (!is_language(code))
		return false;
	prefer(code);
	named = true;
	look_again();
	return true;
}

/* How @text is said in the language @code. */
static const char *said_in(const char *code, const char *text)
{
	const char *was = asked("LANGUAGE");
	char *kept = was ? strdup(was) : NULL;
	prefer(code);
	look_again();
	const char *said = kr_tr(text);
	if (kept)
		setenv("LANGUAGE", kept, 1);
	else
		unsetenv("LANGUAGE");
	free(kept);
	look_again();
	return said;
}

#else

const char *kr_tr(const char *text)
{
	return text;
}

const char *kr_trn(const char *one, const char *many, unsigned long n)
{
	return n == 1 ? one : many;
}

static bool named;

void kr_language_init(void)
{
}

bool kr_language_is_named(void)
{
	return named;
}

const char *kr_language_unknown(void)
{
	return NULL;
}

bool kr_language_choose(const char *code)
{
	named = is_language(code) || named;
	return is_language(code);
}

static const char *said_in(const char *code, const char *text)
{
	(void)code;
	return text;
}

#endif

/* ---- as people type it -------------------------------------------------------------------- */

/* Is @typed all of @said, or, @in_short, its first words? */
static bool is_same(const char *typed, const char *said, bool in_short)
{
	static const char blanks[] = "- ";
	while (*typed && *said &&
		(strncasecmp(typed, said, 1) == 0 ||
			(strchr(blanks, *typed) && strchr(blanks, *said)))) {
		typed++;
		said++;
	}
	return *typed == '\0' && (*said == '\0' || (in_short && strchr(blanks, *said)));
}

static bool is_said(const char *typed, const char *text, bool in_short)
{
	for (size_t i = 0; *typed && languages[i]; i++) {
		if (is_same(typed, said_in(languages[i], text), in_short))
			return true;
	}
	return false;
}

bool kr_is_said(const char *typed, const char *text)
{
	return is_said(typed, text, false);
}

bool kr_is_said_in_short(const char *typed, const char *text)
{
	return is_said(typed, text, true);
}
