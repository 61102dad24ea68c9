/* lib/report/words.c - what people read: names for ids, and words of closed lists. */
#include "report/private.h"

#include <kring/schema.h>

#include <stdlib.h>
#include <string.h>

const char *kr_words_of(const struct kr_text *t)
{
	return t->s ? t->s : "";
}

/* ---- names -------------------------------------------------------------------------------- */

/* As `kring show` takes it; there is one network. */
static const char *ref_of(struct kr_arena *arena, enum kr_kind kind, const char *id)
{
	if (kind == KR_NETWORK)
		return kr_kind_name(kind);
	return kr_asprintf(arena, "%s/%s", kr_kind_name(kind), id);
}

const char *kr_ref_of(struct kr_arena *arena, const struct kr_record *r)
{
	return ref_of(arena, r->kind, r->id);
}

/* Mandates and meetings have no title of their own: it is in the words of the page. */
struct kr_cell kr_cell_titled(struct kr_document *d, const struct kr_record *r, const char *title)
{
	bool ours = r->kind == KR_MANDATE || r->kind == KR_MEETING;
	return (struct kr_cell){
		.text = title, .shown = ours ? title : NULL, .ref = kr_ref_of(d->arena, r)
	};
}

struct kr_cell kr_cell_called(
	struct kr_workspace *ws, struct kr_document *d, const struct kr_record *r)
{
	struct kr_cell cell = kr_cell_titled(d, r, kr_plain_title_of(ws, r));
	cell.shown = kr_title_of(ws, r);
	return cell;
}

struct kr_cell kr_cell_record(struct kr_document *d, const struct kr_record *r)
{
	return kr_cell_titled(d, r, r->id);
}

/* People have no record of their own, and no page. */
static const char *ref_of_name(struct kr_workspace *ws, const char *id)
{
	struct kr_arena *arena = kr_workspace_arena(ws);
	if (kr_workspace_has(ws, KR_ORGANISATION, id))
		return ref_of(arena, KR_ORGANISATION, id);
	return kr_workspace_has(ws, KR_CIRCLE, id) ? ref_of(arena, KR_CIRCLE, id) : NULL;
}

struct kr_cell kr_cell_agreement(struct kr_workspace *ws, const struct kr_text *id)
{
	struct kr_cell cell = kr_cell_text(id);
	if (id->s && kr_workspace_has(ws, KR_AGREEMENT, id->s))
		cell.ref = ref_of(kr_workspace_arena(ws), KR_AGREEMENT, id->s);
	return cell;
}

struct kr_cell kr_cell_who(struct kr_workspace *ws, const char *id)
{
	struct kr_cell cell = { .text = id };
	if (id && *id) {
		cell.shown = kr_name_of(ws, id);
		cell.ref = ref_of_name(ws, id);
	}
	return cell;
}

const char *kr_bearer(const struct kr_circle *c, const char *id, int32_t day)
{
	struct kr_text holder = { 0 };
	if (c && id)
		holder = kr_circle_holder(c, id, day);
	return holder.s ? holder.s : id;
}

struct kr_cell kr_cell_bearer(
	struct kr_workspace *ws, const struct kr_circle *c, const char *id, int32_t day)
{
	struct kr_cell cell = kr_cell_who(ws, id);
	const char *bearer = kr_bearer(c, id, day);
	if (id && bearer != id)
		cell.shown = kr_asprintf(kr_workspace_arena(ws), "%s (%s)", kr_name_of(ws, bearer),
			kr_role_said(id));
	return cell;
}

typedef const char *say_id(struct kr_workspace *ws, const char *id);

static const char *as_it_stands(struct kr_workspace *ws, const char *id)
{
	(void)ws;
	return id;
}

static const char *as_phrase(struct kr_workspace *ws, const char *id)
{
	(void)ws;
	return kr_word_said(id);
}

static const char *join(
	struct kr_arena *arena, const kr_texts *list, struct kr_workspace *ws, say_id *say)
{
	struct kr_buf b = KR_BUF_INIT;
	for (size_t i = 0; i < list->n; i++) {
		if (b.len > 0)
			kr_buf_puts(&b, ", ");
		kr_buf_puts(&b, say(ws, kr_words_of(&list->at[i])));
	}
	const char *joined = b.len > 0 ? kr_strndup(arena, b.s, b.len) : NULL;
	kr_buf_release(&b);
	return joined;
}

struct kr_cell kr_cell_list(struct kr_arena *arena, const kr_texts *list)
{
	return (struct kr_cell){ .text = join(arena, list, NULL, as_it_stands), .many = list };
}

struct kr_cell kr_cell_phrases(struct kr_arena *arena, const kr_texts *list)
{
	struct kr_cell cell = kr_cell_list(arena, list);
	cell.shown = join(arena, list, NULL, as_phrase);
	return cell;
}

struct kr_cell kr_cell_whom(struct kr_workspace *ws, const kr_texts *ids)
{
	struct kr_cell cell = kr_cell_list(kr_workspace_arena(ws), ids);
	cell.shown = join(kr_workspace_arena(ws), ids, ws, kr_name_of);
	if (ids->n == 1 && ids->at[0].s)
		cell.ref = ref_of_name(ws, ids->at[0].s);
	return cell;
}

/* ---- words of closed lists ---------------------------------------------------------------- */

struct kr_cell kr_cell_phrase(const char *word)
{
	return (struct kr_cell){ .text = word, .shown = kr_phrase(word) };
}

struct kr_cell kr_cell_ours(const char *words)
{
	return (struct kr_cell){ .text = words, .shown = words };
}

struct kr_cell kr_cell_role(const struct kr_text *id)
{
	return (struct kr_cell){ .text = id->s, .shown = kr_role_said(id->s) };
}

struct kr_cell kr_cell_duration(struct kr_arena *arena, struct kr_duration d)
{
	return (struct kr_cell){ .text = kr_duration_words(arena, d),
		.shown = kr_duration_long(arena, d) };
}

struct kr_cell kr_cell_word(enum kr_kind kind, const char *dotted, struct kr_word w)
{
	const struct kr_key *key = w.is > 0 ? kr_key_path(kind, dotted) : NULL;
	return key && key->words ? kr_cell_phrase(key->words[w.is - 1]) : (struct kr_cell){ 0 };
}

struct kr_cell kr_cell_severity(struct kr_word w)
{
	return kr_cell_word(KR_SPELREGEL, "enforces.x.severity", w);
}

struct kr_cell kr_cell_kind(enum kr_kind kind)
{
	return kr_cell_phrase(kr_kind_name(kind));
}

struct kr_cell kr_cell_state(enum kr_state s)
{
	return (struct kr_cell){ .text = kr_state_name(s), .shown = kr_state_text(s) };
}

struct kr_cell kr_cell_of_number(struct kr_document *d, const struct kr_number *number)
{
	return number->there ? kr_cell_number(d, number->value) : (struct kr_cell){ 0 };
}

bool kr_comes_back(enum kr_state s)
{
	return s == KR_STATE_ADOPTED || s == KR_STATE_IN_FORCE || s == KR_STATE_DUE ||
	       s == KR_STATE_OVERDUE || s == KR_STATE_SUSPENDED;
}

bool kr_is_to_be_done(enum kr_state s)
{
	return kr_comes_back(s) || s == KR_STATE_LAPSED;
}

const char *kr_days_text(struct kr_arena *arena, int32_t days)
{
	if (days == 0)
		return _("today");
	if (days > 0)
		return kr_asprintf(arena, kr_nq("in %d day", "in %d days", days), days);
	return kr_asprintf(arena, kr_nq("%d day ago", "%d days ago", -days), -days);
}
