/* lib/history/answers.c - rounds, evaluations and answers that changed, as sentences. */
#include <kring/rounds.h>
#include <string.h>

#include "base/i18n.h"
#include "history/match.h"
#include "history/words.h"

/* ---- one answer --------------------------------------------------------------------------- */

static const char *const details = N_(
	"[ on {date}][, until {until}][: {argument}][ (aim: {aim})][; suggests {suggestion}][; "
	"new: {new-information}][; concern: {concern}][; says {said}][; counts: "
	"{counted}][; recorded by {recorded-by}]");

/* The word of the answer @node; an entry without one is pending. */
static const char *word_of(const struct kr_node *node)
{
	const struct kr_node *word = kr_node_get(node, "response");
	return kr_node_says_nothing(word) || word->kind != KR_SCALAR ? "pending" : word->value;
}

/* The same as people say it. */
static const char *said_of(const struct kr_node *node)
{
	const char *phrase = kr_phrase(word_of(node));
	return phrase ? phrase : word_of(node);
}

static bool is_pending(const struct kr_node *node)
{
	return strcmp(word_of(node), "pending") == 0;
}

static const char *filled(struct kr_telling *t, const struct kr_difference *d,
	const struct kr_shape *shape, const struct kr_node *node)
{
	return kr_fill(t, d, shape, node, _(details));
}

/* The answers of a response: itself, then those of `then`. */
static const struct kr_node *answer_at(const struct kr_node *response, uint32_t i)
{
	const struct kr_node *then = kr_node_get(response, "then");
	const struct kr_node *x = i > 0 && then && then->kind == KR_LIST ? then->first : NULL;
	if (i == 0)
		return response && response->kind == KR_MAP ? response : NULL;
	while (x && --i > 0)
		x = x->next;
	return x;
}

/* The last answer that is not pending before the one numbered @i; NULL: none. */
static const struct kr_node *last_before(const struct kr_node *response, uint32_t i)
{
	while (i-- > 0) {
		const struct kr_node *x = answer_at(response, i);
		if (x && !is_pending(x))
			return x;
	}
	return NULL;
}

static void give_words(struct kr_change *c, const char *old, const char *new)
{
	c->old = old;
	c->new = new;
}

/* Answer @i of @d is new. */
static void tell_new_answer(struct kr_telling *t, const struct kr_difference *d, uint32_t i)
{
	const struct kr_node *answer = answer_at(d->new, i), *before = last_before(d->new, i);
	const char *word = word_of(answer), *said = said_of(answer), *who = kr_place_name(t, d);
	const char *rest = filled(t, d, d->shape, answer);
	struct kr_change *c;
	if (!before)
		c = kr_tell(t, d, KR_HOW_CHANGED, "%s: %s%s", who, said, rest);
	else if (strcmp(word_of(before), word) == 0)
		c = kr_tell(t, d, KR_HOW_CHANGED, _("%s: %s again%s"), who, said, rest);
	else
		c = kr_tell(
			t, d, KR_HOW_CHANGED, "%s: %s -> %s%s", who, said_of(before), said, rest);
	give_words(c, before ? word_of(before) : "pending", word);
}

static void tell_lost_answer(struct kr_telling *t, const struct kr_difference *d, uint32_t i)
{
	const struct kr_node *answer = answer_at(d->old, i);
	struct kr_change *c = kr_tell(t, d, KR_HOW_REMOVED,
		_("%s: this answer was taken out: %s%s"), kr_place_name(t, d), said_of(answer),
		filled(t, d, d->shape, answer));
	give_words(c, word_of(answer), NULL);
}

static void tell_rewritten(struct kr_telling *t, const struct kr_difference *d, uint32_t i)
{
	const char *old = word_of(answer_at(d->old, i)), *new = word_of(answer_at(d->new, i));
	struct kr_change *c = kr_tell(t, d, KR_HOW_CHANGED,
		_("%s: the answer that was given was rewritten: %s -> %s%s"), kr_place_name(t, d),
		said_of(answer_at(d->old, i)), said_of(answer_at(d->new, i)),
		filled(t, d, d->shape, answer_at(d->new, i)));
	give_words(c, old, new);
}

/* Marks the keys of an answer that its sentence has told; what became of an objection has its own.
 */
static void mark_answer(struct kr_difference *d)
{
	for (struct kr_difference *x = d->first; x; x = x->next)
		if (strcmp(x->name, "outcome") != 0 && strcmp(x->name, "then") != 0)
			kr_mark_told(x);
}

static void tell_later(struct kr_telling *t, struct kr_difference *d, const char *number)
{
	struct kr_difference *then = kr_difference_at(d, "then");
	struct kr_difference *answer = then ? kr_difference_at(then, number) : NULL;
	if (!answer)
		return;
	mark_answer(answer);
	answer->told = true;
	kr_tell_below(t, answer);
}

/* Answer @i, of which the two versions are @old and @new. */
static void tell_answer(struct kr_telling *t, struct kr_difference *d, uint32_t i)
{
	const struct kr_node *old = answer_at(d->old, i), *new = answer_at(d->new, i);
	bool was = old && !is_pending(old), is = new && !is_pending(new);
	if (!was && !is)
		return;
	if (was && is && strcmp(word_of(old), word_of(new)) == 0)
		return; /* the same answer: what differs in it is told key by key */
	if (was && is)
		tell_rewritten(t, d, i);
	else if (is)
		tell_new_answer(t, d, i);
	else
		tell_lost_answer(t, d, i);
	if (i == 0)
		mark_answer(d);
	else
		tell_later(t, d, kr_asprintf(t->arena, "%u", i));
}

void kr_tell_response(struct kr_telling *t, struct kr_difference *d)
{
	if (!d->old && is_pending(d->new))
		kr_tell(t, d, KR_HOW_ADDED, _("%s: is asked"), kr_place_name(t, d));
	if (!d->new &&is_pending(d->old))
		kr_tell(t, d, KR_HOW_REMOVED, _("%s: is asked no more"), kr_place_name(t, d));
	for (uint32_t i = 0; answer_at(d->old, i) || answer_at(d->new, i); i++)
		tell_answer(t, d, i);
	if (!d->new || (!d->old && is_pending(d->new)))
		kr_mark_told(d);
	kr_tell_below(t, d);
}

/* ---- rounds and evaluations --------------------------------------------------------------- */

/* Names of those who are asked and have not answered; marks them. */
static const char *asked(struct kr_telling *t, struct kr_difference *d)
{
	struct kr_difference *responses = kr_difference_at(d, "responses");
	struct kr_buf b = KR_BUF_INIT;
	for (struct kr_difference *x = responses ? responses->first : NULL; x; x = x->next) {
		if (x->old || !is_pending(x->new))
			continue;
		kr_buf_printf(&b, "%s%s", b.len ? ", " : _("; asked: "), kr_element_name(t, x));
		kr_mark_told(x);
	}
	const char *names = kr_strndup(t->arena, b.s, b.len);
	kr_buf_release(&b);
	return names;
}

static void mark_keys(struct kr_difference *d, const char *const *keys)
{
	for (; *keys; keys++) {
		struct kr_difference *x = kr_difference_at(d, *keys);
		if (x)
			kr_mark_told(x);
	}
}

/* The digest is written with the first answer, which has been told. */
static void mark_first_digest(struct kr_difference *d)
{
	struct kr_difference *digest = kr_difference_at(d, "text-digest");
	if (digest && !digest->old && kr_difference_at(d, "responses"))
		kr_mark_told(digest);
}

void kr_tell_round(struct kr_telling *t, struct kr_difference *d)
{
	static const char *const told[] = { "opened", "closes", "meeting", "changed", "was",
		"absence", "stand-aside", NULL };
	if (!d->old) {
		const char *opened = kr_fill(t, d, d->shape, d->new,
			_("round {.} opened on {opened}[, to be answered by {closes}][, in the "
			  "meeting of {meeting}][: {changed}]"));
		kr_tell(t, d, KR_HOW_ADDED, "%s%s", opened, asked(t, d));
		mark_keys(d, told);
	} else if (!d->new) {
		kr_tell(t, d, KR_HOW_REMOVED, _("round %s, opened on %s, was taken out"), d->name,
			kr_value_words(
				t, kr_key_find(d->shape, "opened"), kr_node_get(d->old, "opened")));
		mark_keys(d, told);
		mark_keys(d, (const char *const[]){ "text-digest", "asked", NULL });
	}
	mark_first_digest(d);
	kr_tell_below(t, d);
}

void kr_tell_evaluation(struct kr_telling *t, struct kr_difference *d)
{
	static const char *const told[] = { "date", "by", "kept", "learned", "criteria", "inputs",
		"outcome", "next", "absence", "stand-aside", NULL };
	const struct kr_node *node = d->new ? d->new : d->old;
	const char *held = kr_fill(t, d, d->shape, node,
		_("evaluated on {date}[ by {by}]: {kept}, to be {outcome}[, the next on "
		  "{next}][; learned: {learned}][; criteria: {criteria}]"));
	if (!d->old)
		kr_tell(t, d, KR_HOW_ADDED, "%s%s", held, asked(t, d));
	else if (!d->new)
		kr_tell(t, d, KR_HOW_REMOVED, _("no longer: %s"), held);
	if (!d->old || !d->new)
		mark_keys(d, told);
	mark_first_digest(d);
	kr_tell_below(t, d);
}

/* ---- what stood there before a round -------------------------------------------------------- */

/* The keys that only @new has; NULL: something that @old kept is not there, or is another thing. */
static const char *more_keys(
	struct kr_arena *arena, const struct kr_node *old, const struct kr_node *new)
{
	struct kr_buf b = KR_BUF_INIT;
	bool kept = old && new && old->kind == KR_MAP &&new->kind == KR_MAP;
	for (const struct kr_node *x = kept ? old->first : NULL; x; x = x->next->next)
		kept &= kr_same_meaning(x->next, kr_node_get(new, x->value));
	for (const struct kr_node *x = kept ? new->first : NULL; x; x = x->next->next)
		if (!kr_node_get(old, x->value))
			kr_buf_printf(&b, "%s%s", b.len ? ", " : "", kr_key_said(x->value));
	const char *keys = kept && b.len ? kr_strndup(arena, b.s, b.len) : NULL;
	kr_buf_release(&b);
	return keys;
}

/* The texts themselves are those that the sentences about the text show as gone. */
void kr_tell_was(struct kr_telling *t, struct kr_difference *d)
{
	const char *more = more_keys(t->arena, d->old, d->new);
	const char *number = d->parent->name;
	if (more)
		kr_tell(t, d, KR_HOW_CHANGED,
			_("round %s: it keeps what stood there before of more: %s"), number, more);
	else if (d->old && d->new)
		kr_tell(t, d, KR_HOW_CHANGED,
			_("round %s: what it keeps of the text before it was rewritten"), number);
	else if (d->new)
		kr_tell(t, d, KR_HOW_ADDED, _("round %s: it keeps the text before it"), number);
	else
		kr_tell(t, d, KR_HOW_REMOVED, _("round %s: the text before it is no longer kept"),
			number);
	kr_mark_told(d);
}
