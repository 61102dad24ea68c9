/* cmd/opts.c - read options by a table: sort the words first, store the values later. */
#include "opts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool kr_opt_takes_value(const struct kr_opt *opt)
{
	return opt->type != KR_OPT_IS_FLAG && opt->type != KR_OPT_IS_YES &&
	       opt->type != KR_OPT_IS_NO;
}

const char *const *kr_opt_words(const struct kr_opt *opt)
{
	static const char *const none[] = { NULL };
	if (opt->words || !opt->key)
		return opt->words ? opt->words : none;
	size_t len = strcspn(opt->key, ".");
	char kind[16] = { 0 };
	memcpy(kind, opt->key, len < sizeof kind ? len : sizeof kind - 1);
	const struct kr_key *key = kr_key_path(kr_kind_of(kind), opt->key + len + 1);
	return key && key->words ? key->words : none;
}

const struct kr_opt *kr_opt_find(const struct kr_opt *rows, const char *name, size_t len)
{
	for (const struct kr_opt *o = rows; o && o->type != KR_OPT_END_OF_TABLE; o++) {
		if (o->name && strncmp(o->name, name, len) == 0 && o->name[len] == '\0')
			return o;
	}
	return NULL;
}

const struct kr_opt *kr_opt_of_letter(const struct kr_opt *rows, char letter)
{
	for (const struct kr_opt *o = rows; o && o->type != KR_OPT_END_OF_TABLE; o++) {
		if (o->letter && o->letter == letter)
			return o;
	}
	return NULL;
}

void kr_opt_shape(const struct kr_opt *opt, struct kr_buf *out)
{
	if (opt->letter)
		kr_buf_printf(out, "-%c", opt->letter);
	if (opt->name)
		kr_buf_printf(out, "%s--%s", opt->letter ? ", " : "", opt->name);
	if (opt->value)
		kr_buf_printf(out, " %s", opt->value);
}

size_t kr_words_count(const char *const *words)
{
	size_t n = 0;
	while (words[n])
		n++;
	return n;
}

const char *kr_words_listed(struct kr_arena *arena, const char *const *words, size_t n)
{
	struct kr_buf b = KR_BUF_INIT;
	for (size_t i = 0; i < n; i++)
		kr_buf_printf(&b, "%s%s", i ? ", " : "", words[i]);
	const char *listed = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return listed;
}

const char *kr_words_hint(struct kr_diags *diags, const char *typed, const char *const *words,
	size_t n, const char *before, const char *otherwise)
{
	const char *near = kr_nearest(typed, words, n);
	if (near)
		return kr_diag_text(diags, _("did you mean '%s%s'?"), before, near);
	if (otherwise)
		return otherwise;
	return kr_diag_text(diags, _("choose one of: %s"), kr_words_listed(diags->arena, words, n));
}

void kr_words_split(struct kr_arena *arena, const char *text, kr_words *out)
{
	for (const char *s = text; *s; s += *s == ',') {
		size_t len = strcspn(s, ",");
		if (len > 0)
			*KR_ADD(arena, out) = kr_strndup(arena, s, len);
		s += len;
	}
}

/* `--concern`, or `-m` where there is no long form. */
static const char *written(const struct kr_opts *o, const struct kr_opt *opt)
{
	return opt->name ? kr_asprintf(o->arena, "--%s", opt->name)
			 : kr_asprintf(o->arena, "-%c", opt->letter);
}

/* ---- what is wrong ------------------------------------------------------------------------ */

/* Where to read more: '-h' of the command, or of kring while there is none yet. */
static const char *where_to_read(const struct kr_opts *o)
{
	if (!o->command)
		return _("'kring help' shows the commands; an option of a command comes after it");
	return kr_diag_text(o->diags, _("'kring %s -h' lists its options"), o->command);
}

static size_t count_rows(const struct kr_opt *rows)
{
	size_t n = 0;
	while (rows && rows[n].type != KR_OPT_END_OF_TABLE)
		n++;
	return n;
}

/* What git calls so, for those whose fingers know it; NULL: nothing to say. */
static const char *hint_for_git(const struct kr_opts *o, const char *name)
{
	bool staged = false;
	for (size_t t = 0; t < o->n_tables; t++)
		staged = staged || kr_opt_find(o->tables[t].rows, "staged", 6);
	if (strcmp(name, "cached") == 0 && staged)
		return kr_diag_text(o->diags, _("did you mean '%s%s'?"), "--", "staged");
	if (strcmp(name, "stat") == 0 || strcmp(name, "oneline") == 0)
		return _("that is an option of git; 'kring log ID' has a line for each event, "
			 "'kring diff' one for each change");
	return NULL;
}

static int unknown_long(const struct kr_opts *o, const char *name)
{
	const char *git = hint_for_git(o, name);
	kr_words names = { 0 };
	for (size_t t = 0; t < o->n_tables; t++) {
		const struct kr_opt *rows = o->tables[t].rows;
		for (size_t i = 0; i < count_rows(rows); i++) {
			if (rows[i].name)
				*KR_ADD(o->arena, &names) = rows[i].name;
		}
	}
	return kr_misuse(o->diags,
		git ? git
		    : kr_words_hint(o->diags, name, names.at, names.n, "--", where_to_read(o)),
		_("there is no option '--%s'"), name);
}

static int unknown_letter(const struct kr_opts *o, char letter)
{
	return kr_misuse(o->diags, where_to_read(o), _("there is no option '-%c'"), letter);
}

static int value_missing(const struct kr_opts *o, const struct kr_opt *opt)
{
	struct kr_buf shape = KR_BUF_INIT;
	kr_opt_shape(opt, &shape);
	(void)kr_misuse(o->diags, kr_diag_text(o->diags, _("write it as %s"), shape.s),
		_("the option '%s' needs a value"), written(o, opt));
	kr_buf_release(&shape);
	return KR_FAILED;
}

/* ---- sort the words ----------------------------------------------------------------------- */

struct reader {
	const struct kr_opts *o;
	char *const *words;
	size_t n, i;
};

static void give(const struct kr_opts *o, const struct kr_opt *opt, void *values, const char *text)
{
	*KR_ADD(o->arena,
		o->given) = (struct kr_given){ .opt = opt, .values = values, .text = text };
}

/* Gives @opt the value behind it, or else the next word. */
static int take(struct reader *r, const struct kr_opt *opt, void *values, const char *attached)
{
	if (!attached) {
		if (r->i + 1 >= r->n)
			return value_missing(r->o, opt);
		attached = r->words[++r->i];
	}
	give(r->o, opt, values, attached);
	return KR_OK;
}

static int read_long(struct reader *r, const char *word)
{
	size_t len = strcspn(word, "=");
	const char *attached = word[len] ? word + len + 1 : NULL;
	for (size_t t = 0; t < r->o->n_tables; t++) {
		const struct kr_opt_table *table = &r->o->tables[t];
		const struct kr_opt *opt = kr_opt_find(table->rows, word, len);
		if (!opt)
			continue;
		if (kr_opt_takes_value(opt))
			return take(r, opt, table->values, attached);
		if (attached)
			return kr_misuse(r->o->diags,
				kr_diag_text(r->o->diags, _("write it as --%s"), opt->name),
				_("the option '--%s' takes no value"), opt->name);
		give(r->o, opt, table->values, NULL);
		return KR_OK;
	}
	return unknown_long(r->o, kr_strndup(r->o->arena, word, len));
}

/* One letter of `-qn` or `-mTEXT`; *@rest moves to the next letter, or to the end of the word. */
static int read_letter(struct reader *r, const char **rest)
{
	char letter = *(*rest)++;
	for (size_t t = 0; t < r->o->n_tables; t++) {
		const struct kr_opt_table *table = &r->o->tables[t];
		const struct kr_opt *opt = kr_opt_of_letter(table->rows, letter);
		if (!opt)
			continue;
		if (!kr_opt_takes_value(opt)) {
			give(r->o, opt, table->values, NULL);
			return KR_OK;
		}
		const char *attached = **rest ? *rest : NULL;
		*rest += strlen(*rest);
		return take(r, opt, table->values, attached);
	}
	return unknown_letter(r->o, letter);
}

static int read_letters(struct reader *r, const char *letters)
{
	int status = KR_OK;
	while (*letters && status == KR_OK)
		status = read_letter(r, &letters);
	return status;
}

int kr_opts_read(const struct kr_opts *o, size_t n, char *const *words, size_t *used)
{
	struct reader r = { .o = o, .words = words, .n = n };
	bool only_arguments = false;
	for (; r.i < n; r.i++) {
		const char *word = words[r.i];
		int status = KR_OK;
		if (only_arguments || word[0] != '-' || word[1] == '\0') {
			if (o->stop_at_word)
				break;
			*KR_ADD(o->arena, o->args) = word;
		} else if (strcmp(word, "--") == 0) {
			only_arguments = true;
		} else if (word[1] == '-') {
			status = read_long(&r, word + 2);
		} else {
			status = read_letters(&r, word + 1);
		}
		if (status != KR_OK)
			return status;
	}
	*used = r.i;
	return KR_OK;
}

/* ---- store the values --------------------------------------------------------------------- */

static int wrong_value(const struct kr_opts *o, const struct kr_given *g, const char *expects)
{
	return kr_misuse(o->diags, expects, _("'%s' is no value for the option '%s'"), g->text,
		written(o, g->opt));
}

static int store_choice(const struct kr_opts *o, const struct kr_given *g, void *place)
{
	const char *const *words = kr_opt_words(g->opt);
	size_t n = kr_words_count(words);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(words[i], g->text) == 0) {
			*(const char **)place = words[i];
			return KR_OK;
		}
	}
	if (!g->opt->key)
		return wrong_value(o, g, kr_words_hint(o->diags, g->text, words, n, "", NULL));
	*(const char **)place = kr_word_typed(words, g->text);
	if (*(const char **)place)
		return KR_OK;
	return wrong_value(o, g,
		kr_words_hint(o->diags, g->text, words, n, "",
			kr_diag_text(
				o->diags, _("choose one of: %s"), kr_words_said(o->arena, words))));
}

void kr_days_add(struct kr_arena *arena, kr_days_typed *days, const char *typed, int32_t day)
{
	int32_t same;
	bool known = kr_day_parse(typed, strlen(typed), &same);
	for (uint32_t i = 0; i < days->n && !known; i++)
		known = strcmp(days->at[i].typed, typed) == 0 && days->at[i].day == day;
	if (!known)
		*KR_ADD(arena, days) = (struct kr_day_typed){ typed, day };
}

static int store_day(const struct kr_opts *o, const struct kr_given *g, int32_t day, void *place)
{
	if (kr_day_parse_typed(g->text, day, place)) {
		kr_days_add(o->arena, o->days, g->text, *(int32_t *)place);
		return KR_OK;
	}
	return kr_misuse(o->diags, kr_day_typed_hint(o->arena, g->text),
		_("the day '%s' of the option '%s' is not understood"), g->text,
		written(o, g->opt));
}

static int store_span(const struct kr_opts *o, const struct kr_given *g, int32_t day, void *place)
{
	struct kr_duration d = { 0 };
	if (!kr_duration_parse_typed(g->text, &d))
		return wrong_value(o, g, _("write how long as 14d, 6w, 6m or 1y"));
	*(int32_t *)place = kr_day_add(day, d) - day;
	return KR_OK;
}

static int store_int(const struct kr_opts *o, const struct kr_given *g, void *place)
{
	char *end;
	long number = strtol(g->text, &end, 10);
	if (end == g->text || *end || number < 1 || number > INT_MAX)
		return wrong_value(o, g, _("write a whole number from 1"));
	*(int *)place = (int)number;
	return KR_OK;
}

static int store(const struct kr_opts *o, const struct kr_given *g, int32_t day)
{
	void *place = (char *)g->values + g->opt->offset;
	switch ((enum kr_opt_type)g->opt->type) {
	case KR_OPT_IS_FLAG:
		*(bool *)place = true;
		return KR_OK;
	case KR_OPT_IS_YES:
	case KR_OPT_IS_NO:
		*(int *)place = g->opt->type == KR_OPT_IS_YES ? 1 : -1;
		return KR_OK;
	case KR_OPT_IS_TEXT:
		*(const char **)place = g->text;
		return KR_OK;
	case KR_OPT_IS_TEXTS:
		*KR_ADD(o->arena, (kr_words *)place) = g->text;
		return KR_OK;
	case KR_OPT_IS_NAMES:
		kr_words_split(o->arena, g->text, place);
		return KR_OK;
	case KR_OPT_IS_CHOICE:
		return store_choice(o, g, place);
	case KR_OPT_IS_DAY:
		return store_day(o, g, day, place);
	case KR_OPT_IS_SPAN:
		return store_span(o, g, day, place);
	case KR_OPT_IS_INT:
		return store_int(o, g, place);
	case KR_OPT_END_OF_TABLE:
		break;
	}
	return KR_OK;
}

int kr_opts_settle(const struct kr_opts *o, void *values, int32_t day)
{
	for (size_t i = 0; i < o->given->n; i++) {
		const struct kr_given *g = &o->given->at[i];
		if (g->values == values && store(o, g, day) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

void kr_opts_clear(const struct kr_opt *rows, void *values)
{
	for (const struct kr_opt *o = rows; o && o->type != KR_OPT_END_OF_TABLE; o++) {
		if (o->type == KR_OPT_IS_DAY || o->type == KR_OPT_IS_SPAN)
			*(int32_t *)(void *)((char *)values + o->offset) = KR_NO_DAY;
	}
}
