/*
 * lib/model/personal.c - what belongs to a person and not in a file that stays in history for ever.
 *
 * Looked for while a text is read, since long texts are not kept; the rule `personal-data` reports
 * it.  Source: FORMAT, 'Never in the files'.
 */
#include <ctype.h>
#include <string.h>

#include "model/decode.h"

enum { PHONE_DIGITS = 10, CITIZEN_DIGITS = 9, NEAR = 60 };

struct scan {
	struct kr_decoding *d;
	const char *s, *end;
	struct kr_at at;
};

static struct kr_personal *found(const struct scan *scan, const char *what)
{
	struct kr_personal *p = KR_ADD(scan->d->arena, &scan->d->record->personal);
	p->what = what;
	p->at = scan->at;
	return p;
}

static bool is_word(unsigned char c)
{
	return isalnum(c) || c >= 0x80;
}

static bool is_address_char(unsigned char c)
{
	return is_word(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

/* `name@host.land` around the @ at @p. */
static void scan_mail(const struct scan *scan, const char *p)
{
	const char *after = p + 1, *dot = NULL;
	if (p == scan->s || !is_address_char((unsigned char)p[-1]))
		return;
	for (; after < scan->end && is_address_char((unsigned char)*after); after++)
		if (*after == '.' && after > p + 1)
			dot = after;
	if (dot && dot + 2 < scan->end && isalpha((unsigned char)dot[1]))
		found(scan, "e-mail");
}

/* The check on a Dutch citizen service number: weights 9 to 2 and -1, a multiple of 11. */
static bool is_citizen_number(const char *digits)
{
	int sum = 0;
	for (int i = 0; i < CITIZEN_DIGITS; i++)
		sum += (digits[i] - '0') * (i < CITIZEN_DIGITS - 1 ? CITIZEN_DIGITS - i : -1);
	return sum != 0 && sum % 11 == 0;
}

/* A run of digits with blanks, dashes or brackets in it; gives the place behind it. */
static const char *scan_number(const struct scan *scan, const char *p)
{
	char digits[16] = { 0 };
	size_t n = 0, run = 0;
	bool plus = p > scan->s && p[-1] == '+', parted = false;
	bool inside = p > scan->s && is_word((unsigned char)p[-1]);
	for (; p < scan->end; p++) {
		if (isdigit((unsigned char)*p)) {
			if (n < sizeof digits)
				digits[n] = *p;
			n++;
			run = 0;
		} else if ((*p == ' ' || *p == '-' || *p == '(' || *p == ')') && run++ < 1) {
			parted = parted || *p == '-' || *p == ' ';
		} else {
			break;
		}
	}
	if (inside || (p < scan->end && is_word((unsigned char)*p)))
		return p;
	if ((digits[0] == '0' && n == PHONE_DIGITS) || (plus && n >= PHONE_DIGITS && n <= 13))
		found(scan, "phone");
	else if (n == CITIZEN_DIGITS && !parted && is_citizen_number(digits))
		found(scan, "citizen-number");
	return p;
}

static void scan_ziek(const struct scan *scan, const char *p)
{
	const char *from = p, *to = p + 4;
	if (scan->end - p < 4 || strncasecmp(p, "ziek", 4) != 0 ||
		(p > scan->s && is_word((unsigned char)p[-1])) ||
		(to < scan->end && is_word((unsigned char)*to)))
		return;
	while (from > scan->s && p - from < NEAR && from[-1] != '.' && from[-1] != '\n')
		from--;
	while (to < scan->end && to - p < NEAR && *to != '.' && *to != '\n')
		to++;
	found(scan, "ziek")->near = kr_strndup(scan->d->arena, from, (size_t)(to - from));
}

static const bool may_begin[256] = { ['@'] = true,
	['z'] = true,
	['Z'] = true,
	['0'] = true,
	['1'] = true,
	['2'] = true,
	['3'] = true,
	['4'] = true,
	['5'] = true,
	['6'] = true,
	['7'] = true,
	['8'] = true,
	['9'] = true };

void kr_personal_scan(struct kr_decoding *d, const char *s, size_t len, struct kr_at at)
{
	struct scan scan = { d, s, s + len, at };
	/* The addresses of people stand in their organisation, and belong there. */
	if (d->record->kind == KR_ORGANISATION)
		return;
	for (const char *p = s; p < scan.end; p++) {
		if (!may_begin[(unsigned char)*p])
			continue;
		if (*p == '@')
			scan_mail(&scan, p);
		else if (*p == 'z' || *p == 'Z')
			scan_ziek(&scan, p);
		else if (*p >= '0' && *p <= '9')
			p = scan_number(&scan, p) - 1;
	}
}
