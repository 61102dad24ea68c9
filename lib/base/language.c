/* lib/base/language.c - the language for people, chosen once from the environment. */
#define _GNU_SOURCE 1
#include <kring/base.h>

#ifdef HAVE_NLS
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

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

/*
 * A fresh Debian has the locales C, C.UTF-8 and POSIX only, so that with LANG=nl_NL.UTF-8 a plain
 * gettext program stays English.  Then C.UTF-8 is taken, and the language put into LANGUAGE.
 */
void kr_language_init(void)
{
	const char *wanted = asked_locale(), *own = asked("KRING_LANG");
	const char *got = setlocale(LC_ALL, "");
	bool missing = !got || is_c(setlocale(LC_MESSAGES, NULL));
	if (missing)
		setlocale(LC_ALL, "C.UTF-8");
	if (own)
		prefer(is_c(own) ? "en" : own);
	else if (missing && is_c(wanted))
		prefer("en"); /* C asks for untranslated text, whatever LANGUAGE says */
	else if (missing && !asked("LANGUAGE"))
		prefer(wanted);
	setlocale(LC_NUMERIC, "C");
	const char *folder = asked("KRING_LOCALEDIR");
	bindtextdomain(domain, folder ? folder : KRING_LOCALEDIR);
	bind_textdomain_codeset(domain, "UTF-8");
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

void kr_language_init(void)
{
}

#endif
