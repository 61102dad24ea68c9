/* lib/rules/check.c - running the rules over a workspace, and what is left of their findings. */
#include <string.h>

#include "rules/check.h"
#include "rules/facts.h"

/* 'Did you mean' looks at every word there is: enough for people, and not for ever. */
enum { MOST_GUESSES = 200000 };

/* ---- finding ------------------------------------------------------------------------------ */

static void add_mark(struct kr_check *ck, const struct kr_record *r)
{
	struct kr_mark *mark = KR_ADD(ck->arena, &ck->marks);
	mark->diag = ck->diags->list.n - 1;
	mark->record = r;
	mark->person = r->kind == KR_MANDATE ? r->name : NULL;
	mark->day = kr_record_day(r);
	mark->severity = ck->standing->rule->severity;
	mark->at_most = KR_ERROR;
}

void kr_finding(
	struct kr_check *ck, const struct kr_record *r, struct kr_at at, const char *format, ...)
{
	struct kr_buf message = KR_BUF_INIT;
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&message, format, args);
	va_end(args);
	kr_diag_finding(ck->diags, ck->standing->rule->name, r->path, at, "%s", message.s);
	kr_buf_release(&message);
	add_mark(ck, r);
}

void kr_note(
	struct kr_check *ck, const struct kr_record *r, struct kr_at at, const char *format, ...)
{
	struct kr_buf message = KR_BUF_INIT;
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&message, format, args);
	va_end(args);
	kr_diag_finding(ck->diags, NULL, r->path, at, "%s", message.s)->severity = KR_NOTE;
	kr_buf_release(&message);
}

static struct kr_diag *last(struct kr_check *ck)
{
	return &ck->diags->list.at[ck->diags->list.n - 1];
}

static struct kr_mark *last_mark(struct kr_check *ck)
{
	return &ck->marks.at[ck->marks.n - 1];
}

static const char *text_of(struct kr_check *ck, const char *format, va_list args)
{
	struct kr_buf text = KR_BUF_INIT;
	kr_buf_vprintf(&text, format, args);
	const char *kept = kr_diag_text(ck->diags, "%s", text.s);
	kr_buf_release(&text);
	return kept;
}

void kr_finding_hint(struct kr_check *ck, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	last(ck)->hint = text_of(ck, format, args);
	va_end(args);
}

void kr_finding_related(struct kr_check *ck, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	last(ck)->related = text_of(ck, format, args);
	va_end(args);
}

void kr_finding_default(struct kr_check *ck, enum kr_severity severity)
{
	last_mark(ck)->severity = severity;
}

void kr_finding_at_most(struct kr_check *ck, enum kr_severity severity)
{
	last_mark(ck)->at_most = severity;
}

void kr_finding_day(struct kr_check *ck, int32_t day)
{
	last_mark(ck)->day = day;
}

void kr_finding_person(struct kr_check *ck, const char *person)
{
	last_mark(ck)->person = person;
}

const char *kr_guess(struct kr_check *ck, const char *typed, const char *const *words, size_t n)
{
	if (n > ck->guesses)
		n = ck->guesses = 0;
	ck->guesses -= n;
	return kr_nearest(typed, words, n);
}

/* ---- running ------------------------------------------------------------------------------ */

/* What one rule has to say of a record of that kind, besides what it says of every record. */
static bool looks_at(const struct kr_rule *rule, enum kr_kind kind)
{
	switch (kind) {
	case KR_AGREEMENT:
		return rule->agreement;
	case KR_CIRCLE:
		return rule->circle;
	case KR_MANDATE:
		return rule->mandate;
	case KR_SPELREGEL:
		return rule->spelregel;
	case KR_MEETING:
		return rule->meeting;
	default:
		return false;
	}
}

static void look(struct kr_check *ck, const struct kr_rule *rule, const struct kr_record *r)
{
	if (rule->record)
		rule->record(ck, r);
	if (!looks_at(rule, r->kind))
		return;
	if (r->kind == KR_AGREEMENT)
		rule->agreement(ck, (const struct kr_agreement *)r);
	else if (r->kind == KR_CIRCLE)
		rule->circle(ck, (const struct kr_circle *)r);
	else if (r->kind == KR_MANDATE)
		rule->mandate(ck, (const struct kr_mandate *)r);
	else if (r->kind == KR_SPELREGEL)
		rule->spelregel(ck, (const struct kr_spelregel *)r);
	else
		rule->meeting(ck, (const struct kr_meeting *)r);
}

/* The rules that have something to say of a kind: the loop below is the hot one. */
static size_t rules_for(
	const struct kr_check *ck, enum kr_kind kind, const struct kr_standing **out)
{
	size_t n = 0;
	for (size_t i = 0; i < ck->n_standings; i++) {
		const struct kr_standing *s = &ck->standings[i];
		if (s->wanted && (s->rule->record || looks_at(s->rule, kind)))
			out[n++] = s;
	}
	return n;
}

static void check_kind(
	struct kr_check *ck, enum kr_kind kind, const struct kr_standing **rules, size_t n_rules)
{
	size_t n;
	struct kr_record *const *records = kr_workspace_each(ck->ws, kind, &n);
	for (size_t i = 0; i < n; i++) {
		if (!records[i]->sound) {
			kr_note(ck, records[i], (struct kr_at){ 0 },
				_("this file has errors, so other rules did not look at it"));
			continue;
		}
		for (size_t k = 0; k < n_rules; k++) {
			ck->standing = rules[k];
			look(ck, rules[k]->rule, records[i]);
		}
	}
}

static void check_workspace(struct kr_check *ck)
{
	for (size_t i = 0; i < ck->n_standings; i++) {
		ck->standing = &ck->standings[i];
		if (ck->standing->wanted && ck->standing->rule->workspace)
			ck->standing->rule->workspace(ck);
	}
}

static void check_everything(struct kr_check *ck)
{
	const struct kr_standing **rules = kr_alloc(
		ck->arena, ck->n_standings * sizeof(const struct kr_standing *));
	for (enum kr_kind kind = 0; kind < KR_KINDS; kind++)
		check_kind(ck, kind, rules, rules_for(ck, kind, rules));
	check_workspace(ck);
}

/* ---- what is left ------------------------------------------------------------------------- */

/* `mend` with names from the folder in it, where it says ID, CIRCLE or PERSON. */
static const char *mend_text(struct kr_check *ck, const char *mend, const struct kr_mark *mark)
{
	const char *const words[] = { "ID", "CIRCLE", "PERSON" };
	const struct kr_record *r = mark->record;
	const char *const names[] = { r ? r->id : NULL, r ? kr_record_circle(r) : NULL,
		mark->person };
	struct kr_buf text = KR_BUF_INIT;
	for (const char *p = mend; *p;) {
		size_t len = strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), i = 0;
		while (i < 3 && (strlen(words[i]) != len || strncmp(p, words[i], len) != 0))
			i++;
		if (len && i < 3 && names[i])
			kr_buf_puts(&text, names[i]);
		else
			kr_buf_add(&text, p, len ? len : 1);
		p += len ? len : 1;
	}
	const char *out = kr_diag_text(ck->diags, "%s", text.s);
	kr_buf_release(&text);
	return out;
}

static void settle(struct kr_check *ck, const struct kr_standing *s, struct kr_diag *d,
	const struct kr_mark *mark)
{
	const struct kr_spelregel *because = NULL;
	d->severity = kr_standing_severity(s, mark, &because);
	if (because)
		d->because = kr_diag_text(ck->diags, "%s", kr_spelregel_name(ck->ws, because));
	if (!d->hint && d->severity > KR_IGNORE)
		d->hint = mend_text(ck, _(s->rule->mend), mark);
}

/* Findings of the rules have a mark, in their order; those that reading made have none. */
static void settle_all(struct kr_check *ck)
{
	uint32_t next = 0;
	for (uint32_t i = 0; i < ck->diags->list.n; i++) {
		struct kr_diag *d = &ck->diags->list.at[i];
		const struct kr_standing *s = d->kind == KR_FINDING && d->rule
						      ? kr_standing_of(ck, d->rule)
						      : NULL;
		struct kr_mark plain = { .severity = s ? s->rule->severity : KR_ERROR,
			.at_most = KR_ERROR };
		bool marked = next < ck->marks.n && ck->marks.at[next].diag == i;
		const struct kr_mark *mark = marked ? &ck->marks.at[next++] : &plain;
		if (s)
			settle(ck, s, d, mark);
	}
}

/* Whole parts of a path: `agreements/keten` holds `agreements/keten/x.yaml` only. */
bool kr_check_looks_at(const struct kr_check_options *o, const char *path)
{
	for (size_t i = 0; i < o->n_paths; i++) {
		const char *under = o->paths[i];
		size_t len = strlen(under);
		while (len > 0 && under[len - 1] == '/')
			len--;
		if (len == 0 || (len == 1 && under[0] == '.'))
			return true;
		if (path && strncmp(path, under, len) == 0 && (!path[len] || path[len] == '/'))
			return true;
	}
	return o->n_paths == 0;
}

bool kr_check_asks(const struct kr_check_options *o, const struct kr_rule *rule)
{
	const char *class = rule->class == KR_CLASS_TIME ? "time" : "structure";
	return (!o->class || strcmp(o->class, class) == 0) &&
	       (!o->n_only || kr_is_named(rule->name, o->only, o->n_only)) &&
	       !kr_is_named(rule->name, o->skip, o->n_skip);
}

static bool is_asked_for(
	const struct kr_check *ck, const struct kr_diag *d, const struct kr_check_options *o)
{
	const struct kr_standing *s = d->rule ? kr_standing_of(ck, d->rule) : NULL;
	return kr_check_looks_at(o, d->path) && (!s || kr_check_asks(o, s->rule));
}

static void drop_the_rest(struct kr_check *ck, const struct kr_check_options *o)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < ck->diags->list.n; i++) {
		const struct kr_diag *d = &ck->diags->list.at[i];
		if (d->kind != KR_FINDING || (d->severity > KR_IGNORE && is_asked_for(ck, d, o)))
			ck->diags->list.at[kept++] = *d;
	}
	ck->diags->list.n = kept;
}

/* A rule that is asked for and switched on by nobody would pass in silence. */
static void say_what_is_off(struct kr_check *ck, const struct kr_check_options *o)
{
	for (size_t i = 0; i < ck->n_standings; i++) {
		const struct kr_standing *s = &ck->standings[i];
		if (s->wanted || !kr_is_named(s->rule->name, o->only, o->n_only))
			continue;
		struct kr_diag *d = kr_diag_finding(ck->diags, NULL, NULL, (struct kr_at){ 0 },
			_("'%s' is not switched on here, so nothing was checked"), s->rule->name);
		d->severity = KR_NOTE;
		d->hint = _("adopt a spelregel that enforces it, or name it under 'checks' in "
			    "kring.yaml");
	}
}

static void narrow(struct kr_check *ck, const struct kr_check_options *o)
{
	for (size_t i = 0; i < ck->n_standings; i++)
		if (!kr_is_named(ck->standings[i].rule->name, o->only, o->n_only))
			ck->standings[i].wanted = false;
}

void kr_check_run(struct kr_workspace *ws, const struct kr_check_options *options)
{
	struct kr_check ck = { .ws = ws,
		.arena = kr_workspace_arena(ws),
		.diags = kr_workspace_diags(ws),
		.as_of = kr_workspace_as_of(ws),
		.today = kr_workspace_today(ws),
		.guesses = MOST_GUESSES };
	kr_standings_init(&ck);
	if (options->narrow)
		narrow(&ck, options);
	kr_facts_init(&ck);
	check_everything(&ck);
	settle_all(&ck);
	kr_diags_sort(ck.diags);
	kr_causes_apply(ck.diags);
	drop_the_rest(&ck, options);
	say_what_is_off(&ck, options);
}
