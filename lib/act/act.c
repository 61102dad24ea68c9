/* lib/act/act.c - an act's life: who acts, what is told, writing and committing the change. */
#include "act/act.h"
#include "act/known.h"

#include <string.h>

#include "base/diff.h"
#include "base/i18n.h"
#include "sys/write.h"
#include <kring/sys.h>

struct kr_act *kr_act_new(struct kr_workspace *ws, const struct kr_actor *actor)
{
	struct kr_act *act = kr_alloc(kr_workspace_arena(ws), sizeof *act);
	*act = (struct kr_act){ .ws = ws,
		.arena = kr_workspace_arena(ws),
		.diags = kr_workspace_diags(ws),
		.actor = actor,
		.day = kr_workspace_as_of(ws),
		.said = KR_BUF_INIT,
		.trailers = KR_BUF_INIT };
	return act;
}

void kr_act_free(struct kr_act *act)
{
	if (!act)
		return;
	kr_buf_release(&act->said);
	kr_buf_release(&act->trailers);
}

/* ---- telling ------------------------------------------------------------------------------ */

const char *act_day_said(const struct kr_act *act, int32_t day)
{
	return kr_day_long(act->arena, day);
}

void act_tell(struct kr_act *act, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&act->said, format, args);
	va_end(args);
	kr_buf_putc(&act->said, '\n');
}

void act_subject(struct kr_act *act, const char *format, ...)
{
	struct kr_buf b = KR_BUF_INIT;
	va_list args;
	if (act->subject)
		return;
	va_start(args, format);
	kr_buf_vprintf(&b, format, args);
	va_end(args);
	act->subject = kr_strndup(act->arena, b.s, b.len);
	kr_buf_release(&b);
}

void act_trailer(struct kr_act *act, const char *key, const char *value)
{
	kr_buf_printf(&act->trailers, "%s: ", key);
	kr_buf_safe(&act->trailers, value, strlen(value));
	kr_buf_putc(&act->trailers, '\n');
}

void act_warn(struct kr_act *act, const char *format, ...)
{
	struct kr_buf b = KR_BUF_INIT;
	va_list args;
	va_start(args, format);
	kr_buf_vprintf(&b, format, args);
	va_end(args);
	kr_diag_add(act->diags, KR_FINDING, NULL, (struct kr_at){ 0 }, "%s", b.s)->severity =
		KR_NOTE;
	kr_buf_release(&b);
}

/* ---- who ---------------------------------------------------------------------------------- */

int act_person(struct kr_act *act, const char **person)
{
	const char *id = act->actor->n_as > 0 ? act->actor->as[0] : act->actor->self;
	if (act->actor->n_as > 1)
		return kr_misuse(
			act->diags, NULL, _("this act is of one person: give '--as' once"));
	if (!id)
		return kr_refuse(act->diags,
			_("say who acts with '--as PERSON'; or once for this folder, by the "
			  "address "
			  "that git puts under what you save: git config user.email ADDRESS"),
			act->actor->email ? _("nobody here has the address '%s'")
					  : _("it is not known who acts: git has no user.email%s"),
			act->actor->email ? act->actor->email : "");
	if (act_known_person(act, id) != KR_OK)
		return KR_FAILED;
	*person = id;
	return KR_OK;
}

const char *act_recorder(const struct kr_act *act, const char *person)
{
	const char *self = act->actor->self;
	return self && strcmp(self, person) != 0 ? self : NULL;
}

void act_writes(struct kr_act *act, const char *person)
{
	struct kr_actor *writer = kr_alloc(act->arena, sizeof *writer);
	*writer = *act->actor;
	if (!writer->self)
		writer->self = person;
	act->actor = writer;
}

static bool holds(
	const struct kr_act *act, const struct kr_circle *c, const char *role, const char *person)
{
	struct kr_text holder = kr_circle_holder(c, role, act->day);
	return kr_text_is(&holder, person);
}

void act_warn_recorder(struct kr_act *act, const struct kr_circle *circle, const char *person)
{
	const char *recorder = act_recorder(act, person);
	const char *alternate = act_alternate(act, circle->record.id, person);
	if (!recorder || act->warned || (alternate && strcmp(alternate, recorder) == 0) ||
		holds(act, circle, "secretary", recorder) ||
		holds(act, circle, "facilitator", recorder))
		return;
	act->warned = true;
	act_warn(act,
		_("'%s' writes down an answer of '%s' and is neither secretary nor facilitator of "
		  "'%s'"),
		recorder, person, circle->record.id);
}

/* ---- finding ------------------------------------------------------------------------------ */

static int unsound(struct kr_act *act, const struct kr_record *r)
{
	return kr_refuse(act->diags,
		kr_diag_text(act->diags, _("'kring check %s' says what is wrong; mend that first"),
			r->path),
		_("'%s' has errors, and kring does not write into it"), r->path);
}

/* A bare name could mean the successor that is being decided on as well. */
static void tell_successor(struct kr_act *act, const struct kr_agreement *a)
{
	const struct kr_agreement *next = a->successor;
	if (next && next->record.sound && kr_agreement_in_force(a, act->day) &&
		kr_agreement_is_proposal(next, act->day))
		act_tell(act, _("'%s' is taken, which is in force; '%s' is being decided on"),
			a->record.id, next->record.id);
}

/* @proposal: of a chain the open successor, else the one in force. */
static int find_agreement(
	struct kr_act *act, const char *typed, bool proposal, struct kr_agreement **a)
{
	struct kr_record *r;
	const char *took;
	int status = kr_workspace_resolve(act->ws, KR_AGREEMENT, typed, proposal, &r, &took);
	if (status != KR_OK)
		return status;
	if (!r->sound)
		return unsound(act, r);
	*a = (struct kr_agreement *)r;
	if (took)
		act_tell(act, "%s", took);
	else if (!proposal && strlen(typed) < strlen(r->id))
		tell_successor(act, *a);
	if (!(*a)->of)
		return kr_refuse(act->diags, _("'kring add circle' makes one"),
			_("the circle '%s' of '%s' does not exist"), r->circle, r->id);
	if (!(*a)->of->record.sound)
		return unsound(act, &(*a)->of->record);
	return KR_OK;
}

int act_agreement(struct kr_act *act, const char *typed, struct kr_agreement **a)
{
	return find_agreement(act, typed, true, a);
}

int act_standing(struct kr_act *act, const char *typed, struct kr_agreement **a)
{
	return find_agreement(act, typed, false, a);
}

int act_circle(struct kr_act *act, const char *id, struct kr_circle **circle)
{
	struct kr_record *r;
	if (kr_workspace_resolve(act->ws, KR_CIRCLE, id, true, &r, NULL) != KR_OK)
		return KR_FAILED;
	struct kr_circle *c = (struct kr_circle *)r;
	if (!r->sound)
		return unsound(act, r);
	if (kr_has_happened(c->ended, act->day))
		return kr_refuse(act->diags, NULL, _("the circle '%s' ended on %s"), r->id,
			act_day_said(act, c->ended->date.day));
	*circle = c;
	return KR_OK;
}

/* ---- the change --------------------------------------------------------------------------- */

static const char *bytes_after(const struct act_file *f, size_t *len)
{
	if (f->doc)
		return kr_doc_bytes(f->doc, len);
	*len = f->made_len;
	return f->made;
}

static bool differs(const struct act_file *f)
{
	size_t len;
	const char *after = bytes_after(f, &len);
	return !f->record->bytes || f->record->len != len ||
	       memcmp(f->record->bytes, after, len) != 0;
}

size_t kr_act_files(const struct kr_act *act)
{
	size_t n = 0;
	for (uint32_t i = 0; i < act->files.n; i++)
		n += differs(act->files.at[i]);
	return n;
}

void kr_act_diff(const struct kr_act *act, struct kr_buf *out)
{
	for (uint32_t i = 0; i < act->files.n; i++) {
		const struct act_file *f = act->files.at[i];
		size_t len;
		const char *after = bytes_after(f, &len);
		kr_diff(out, f->record->path, f->record->bytes, f->record->len, after, len);
	}
}

void kr_act_say(const struct kr_act *act, struct kr_buf *out)
{
	kr_buf_safe_lines(out, act->said.s, act->said.len, 0);
	for (uint32_t i = 0; i < act->files.n; i++)
		if (differs(act->files.at[i]))
			kr_buf_printf(out, _("  saved: %s\n"), act->files.at[i]->record->path);
	if (act->committed)
		kr_buf_puts(out, _("  saved in git too, as a commit\n"));
}

int kr_act_write(struct kr_act *act)
{
	size_t n = 0, written = 0;
	struct kr_replacement *all = kr_alloc(act->arena, (act->files.n + 1) * sizeof *all);
	for (uint32_t i = 0; i < act->files.n; i++) {
		const struct act_file *f = act->files.at[i];
		if (!differs(f))
			continue;
		if (!f->plain && !act_reread(act, f))
			return KR_FAILED;
		struct kr_replacement *r = &all[n++];
		r->path = f->record->path;
		r->before = f->record->bytes;
		r->before_len = f->record->len;
		r->after = bytes_after(f, &r->after_len);
	}
	return n == 0 ? KR_OK : kr_replace_files(act->ws->folder, all, n, act->diags, &written);
}

void act_commit_too(struct kr_act *act, const struct kr_record *r)
{
	for (uint32_t i = 0; i < act->also.n; i++)
		if (strcmp(act->also.at[i], r->path) == 0)
			return;
	*KR_ADD(act->arena, &act->also) = r->path;
}

/* The files that this act changed, and those that it takes along; each once. */
static size_t paths_to_commit(struct kr_act *act, const char **paths)
{
	size_t n = 0;
	for (uint32_t i = 0; i < act->files.n; i++)
		if (differs(act->files.at[i]))
			paths[n++] = act->files.at[i]->record->path;
	size_t changed = n;
	for (uint32_t i = 0; changed > 0 && i < act->also.n; i++) {
		size_t k = 0;
		while (k < changed && strcmp(paths[k], act->also.at[i]) != 0)
			k++;
		if (k == changed)
			paths[n++] = act->also.at[i];
	}
	return n;
}

int kr_act_commit(struct kr_act *act)
{
	size_t most = act->files.n + act->also.n;
	const char **paths = kr_alloc(act->arena, (most + 1) * sizeof *paths);
	struct kr_buf message = KR_BUF_INIT;
	size_t n = paths_to_commit(act, paths);
	if (n == 0)
		return KR_OK;
	kr_buf_printf(&message, "%s\n", act->subject ? act->subject : "kring: change");
	if (act->trailers.len > 0)
		kr_buf_printf(&message, "\n%s", act->trailers.s);
	int status = kr_git_commit(act->ws->folder, paths, n, message.s, act->diags);
	kr_buf_release(&message);
	act->committed = status == KR_OK;
	if (status == KR_NOTFOUND)
		return kr_cannot(act->diags, NULL,
			_("the files were saved, and could not be committed: this folder is in no "
			  "git repository"));
	return status;
}
