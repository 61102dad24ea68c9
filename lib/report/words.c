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

static const char *name_or(const struct kr_text *name, const struct kr_record *r)
{
	return name->s ? name->s : r->id;
}

/* The name of the circle that @r belongs to. */
static const char *table_name(struct kr_workspace *ws, const struct kr_record *r)
{
	return r->circle ? kr_name_of(ws, r->circle) : "";
}

static const char *mandate_title(struct kr_workspace *ws, const struct kr_record *r)
{
	return kr_asprintf(kr_workspace_arena(ws), _("Mandate of %s in %s"),
		kr_name_of(ws, r->name), table_name(ws, r));
}

const char *kr_title_of(struct kr_workspace *ws, const struct kr_record *r)
{
	switch (r->kind) {
	case KR_NETWORK:
		return name_or(&((const struct kr_network *)r)->name, r);
	case KR_ORGANISATION:
		return name_or(&((const struct kr_organisation *)r)->name, r);
	case KR_CIRCLE:
		return name_or(&((const struct kr_circle *)r)->name, r);
	case KR_MANDATE:
		return mandate_title(ws, r);
	case KR_SPELREGEL:
		return name_or(&((const struct kr_spelregel *)r)->title, r);
	case KR_AGREEMENT:
		return name_or(&((const struct kr_agreement *)r)->title, r);
	case KR_MEETING:
		return kr_asprintf(
			kr_workspace_arena(ws), _("Meeting of %s, %s"), table_name(ws, r), r->name);
	case KR_REVIEW:
		return kr_asprintf(
			kr_workspace_arena(ws), _("Review of %s, %s"), table_name(ws, r), r->name);
	case KR_KINDS:
		break;
	}
	return r->id;
}

struct kr_cell kr_cell_who(struct kr_workspace *ws, const char *id)
{
	struct kr_cell cell = { .text = id };
	if (id && *id)
		cell.shown = kr_name_of(ws, id);
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
		cell.shown = kr_asprintf(
			kr_workspace_arena(ws), "%s (%s)", kr_name_of(ws, bearer), id);
	return cell;
}

static const char *join(struct kr_arena *arena, const kr_texts *list, struct kr_workspace *names)
{
	struct kr_buf b = KR_BUF_INIT;
	for (size_t i = 0; i < list->n; i++) {
		const char *s = kr_words_of(&list->at[i]);
		if (b.len > 0)
			kr_buf_puts(&b, ", ");
		kr_buf_puts(&b, names ? kr_name_of(names, s) : s);
	}
	const char *joined = b.len > 0 ? kr_strndup(arena, b.s, b.len) : NULL;
	kr_buf_release(&b);
	return joined;
}

struct kr_cell kr_cell_list(struct kr_arena *arena, const kr_texts *list)
{
	return (struct kr_cell){ .text = join(arena, list, NULL), .many = list };
}

struct kr_cell kr_cell_whom(struct kr_workspace *ws, const kr_texts *ids)
{
	struct kr_cell cell = kr_cell_list(kr_workspace_arena(ws), ids);
	cell.shown = join(kr_workspace_arena(ws), ids, ws);
	return cell;
}

/* ---- words of closed lists ---------------------------------------------------------------- */

/* FORMAT's words, sorted, and how people say them. */
static const struct phrase {
	const char *word, *said;
} phrases[] = {
	{ "absent", N_("absent") },
	{ "accountability", N_("accountability") },
	{ "agreement", N_("agreement") },
	{ "allowed", N_("allowed") },
	{ "ambition", N_("shared ambition") },
	{ "amended", N_("amended") },
	{ "ask-later", N_("asked later") },
	{ "better", N_("better") },
	{ "bound", N_("bound to instructions") },
	{ "circle", N_("circle") },
	{ "commitment", N_("commitment") },
	{ "confirmed", N_("confirmed") },
	{ "conflict", N_("open conflict") },
	{ "consult", N_("consults first") },
	{ "consulted", N_("consulted") },
	{ "continue", N_("stays in force") },
	{ "core", N_("core") },
	{ "costs", N_("costs") },
	{ "criterion-added", N_("a criterion was added") },
	{ "deferred", N_("deferred") },
	{ "each-decision", N_("after each decision") },
	{ "each-meeting", N_("after each meeting") },
	{ "election", N_("election") },
	{ "ended", N_("ended") },
	{ "error", N_("error") },
	{ "escalated", N_("passed to the parent circle") },
	{ "excluded", N_("excluded") },
	{ "flexible", N_("flexible") },
	{ "free", N_("free") },
	{ "handed-on", N_("handed on") },
	{ "helpful", N_("helpful") },
	{ "helping", N_("helping circle") },
	{ "high", N_("high") },
	{ "ignore", N_("ignored") },
	{ "informed", N_("informed") },
	{ "interests", N_("doing justice to interests") },
	{ "keeper", N_("keeper") },
	{ "keeping-agreements", N_("keeping agreements") },
	{ "kept", N_("kept") },
	{ "lapse", N_("lapses") },
	{ "listening", N_("listening") },
	{ "low", N_("low") },
	{ "make-transparent", N_("make transparent") },
	{ "mandate", N_("mandate") },
	{ "meeting", N_("meeting") },
	{ "met", N_("met") },
	{ "method", N_("method") },
	{ "monitored", N_("monitored") },
	{ "narrowed", N_("narrowed") },
	{ "network", N_("network") },
	{ "not-kept", N_("not kept") },
	{ "not-met", N_("not met") },
	{ "not-qualified", N_("not qualified") },
	{ "open", N_("open") },
	{ "organisation", N_("organisation") },
	{ "partly", N_("partly kept") },
	{ "per-term", N_("once a term") },
	{ "present-decide", N_("those present decide") },
	{ "process", N_("process") },
	{ "quality", N_("quality") },
	{ "question", N_("question") },
	{ "reachable", N_("reachable") },
	{ "reclassified", N_("now a concern") },
	{ "recognise", N_("recognise") },
	{ "refused", N_("refused") },
	{ "refuted", N_("refuted") },
	{ "relationships", N_("relationships") },
	{ "reliable", N_("reliable") },
	{ "renewed", N_("renewed") },
	{ "replaced", N_("replaced by another proposal") },
	{ "responsible", N_("responsible") },
	{ "results", N_("results") },
	{ "review", N_("review") },
	{ "ring", N_("ring") },
	{ "same", N_("same") },
	{ "sharing-information", N_("sharing information") },
	{ "silence", N_("silence counts as consent") },
	{ "silence-after-14d", N_("silence counts after 14 days") },
	{ "spelregel", N_("spelregel") },
	{ "term-shortened", N_("the term was shortened") },
	{ "true", N_("yes") },
	{ "trust", N_("trust") },
	{ "two", N_("TWO") },
	{ "undecided", N_("undecided") },
	{ "unknown", N_("unknown") },
	{ "view", N_("view") },
	{ "vulnerability", N_("vulnerability") },
	{ "warning", N_("warning") },
	{ "widen", N_("widen") },
	{ "widened", N_("widened") },
	{ "withdrawn", N_("withdrawn") },
	{ "worse", N_("worse") },
};

static int by_word(const void *key, const void *element)
{
	return strcmp(key, ((const struct phrase *)element)->word);
}

struct kr_cell kr_cell_phrase(const char *word)
{
	const struct phrase *p = bsearch(
		word, phrases, sizeof phrases / sizeof *phrases, sizeof *phrases, by_word);
	return (struct kr_cell){ .text = word, .shown = p ? _(p->said) : NULL };
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
