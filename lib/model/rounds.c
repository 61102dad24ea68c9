/* lib/model/rounds.c - what the members said in a round, and the text that they said it of. */
#include <string.h>

#include "base/digest.h"
#include "base/i18n.h"
#include "model/content.h"
#include <kring/lifecycle.h>

static const struct {
	const char *name, *text;
} words[] = {
	[0] = { "pending", N_("has not answered yet") },
	[KR_PENDING] = { "pending", N_("has not answered yet") },
	[KR_CONSENT] = { "consent", N_("consents") },
	[KR_OBJECTION] = { "objection", N_("objects") },
	[KR_NOT_YET] = { "not-yet", N_("cannot consent yet") },
	[KR_CONSULTING] = { "consulting", N_("consults the constituency") },
	[KR_ABSENT] = { "absent", N_("is absent") },
	[KR_STAND_ASIDE] = { "stand-aside", N_("stands aside") },
	[KR_LEFT] = { "left", N_("has left") },
};

const char *kr_response_name(enum kr_response_word w)
{
	return words[w].name;
}

const char *kr_response_text(enum kr_response_word w)
{
	return _(words[w].text);
}

bool kr_agreement_from_before(const struct kr_agreement *a)
{
	return a->adopted && kr_present(&a->adopted->earlier);
}

static bool is_renewed(const struct kr_agreement *a)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if (a->evaluations.at[i].decided && a->evaluations.at[i].outcome.is == KR_RENEWED)
			return true;
	return false;
}

bool kr_agreement_from_earlier(const struct kr_agreement *a)
{
	return kr_agreement_from_before(a) && !is_renewed(a);
}

bool kr_agreement_without_rounds(const struct kr_agreement *a)
{
	return a->decided || kr_agreement_from_before(a);
}

const struct kr_round *kr_agreement_last_round(const struct kr_agreement *a)
{
	return a->rounds.n ? &a->rounds.at[a->rounds.n - 1] : NULL;
}

const struct kr_round *kr_agreement_round(const struct kr_agreement *a, int32_t day)
{
	const struct kr_round *last = NULL;
	for (uint32_t i = 0; i < a->rounds.n; i++)
		if (kr_has_day(a->rounds.at[i].opened) && a->rounds.at[i].opened.day <= day)
			last = &a->rounds.at[i];
	return last;
}

size_t kr_round_number(const struct kr_agreement *a, const struct kr_round *r)
{
	return (size_t)(r - a->rounds.at) + 1;
}

bool kr_evaluation_is_decided(const struct kr_evaluation *e, int32_t day)
{
	return e->decided && kr_is_by(e->decided->date, day);
}

const struct kr_evaluation *kr_agreement_evaluating(const struct kr_agreement *a, int32_t day)
{
	const struct kr_evaluation *last = NULL;
	for (uint32_t i = 0; i < a->evaluations.n; i++)
		if (a->evaluations.at[i].date.day <= day)
			last = &a->evaluations.at[i];
	return last && kr_evaluation_is_decided(last, day) ? NULL : last;
}

static bool was_held(const struct kr_round *round, int32_t day)
{
	return kr_has_day(round->meeting) && round->meeting.day <= day;
}

size_t kr_agreement_meetings(const struct kr_agreement *a, int32_t day)
{
	size_t n = 0;
	for (uint32_t i = 0; i < a->rounds.n; i++) {
		bool again = false;
		for (uint32_t k = 0; k < i; k++)
			again |= a->rounds.at[k].meeting.day == a->rounds.at[i].meeting.day;
		n += was_held(&a->rounds.at[i], day) && !again;
	}
	return n;
}

bool kr_agreement_is_stuck(const struct kr_agreement *a, int32_t day)
{
	const struct kr_circle *c = a->of;
	enum kr_state state = kr_agreement_state(a, day);
	return (state == KR_STATE_OPEN || state == KR_STATE_OBJECTED) && c && c->max_rounds.there &&
	       kr_circle_has_parent(c) &&
	       (double)kr_agreement_meetings(a, day) >= c->max_rounds.value;
}

const struct kr_answer *kr_response_nth(const struct kr_response *r, uint32_t i)
{
	if (i == 0)
		return &r->first;
	return i <= r->then.n ? &r->then.at[i - 1] : NULL;
}

bool kr_answer_is_said(const struct kr_answer *answer)
{
	return answer->response.is > KR_PENDING && answer->response.is != KR_ABSENT &&
	       answer->response.is != KR_LEFT;
}

const struct kr_answer *kr_response_last(const struct kr_response *r, int32_t day)
{
	const struct kr_answer *last = NULL, *answer;
	for (uint32_t i = 0; (answer = kr_response_nth(r, i)); i++)
		if (answer->response.is > KR_PENDING && answer->date.day <= day)
			last = answer;
	return last;
}

enum kr_response_word kr_response_word(const struct kr_response *r, int32_t day)
{
	const struct kr_answer *last = kr_response_last(r, day);
	return last ? (enum kr_response_word)last->response.is : KR_PENDING;
}

const struct kr_response *kr_round_response(const struct kr_round *r, const char *member)
{
	for (uint32_t i = 0; i < r->responses.n; i++)
		if (kr_text_is(&r->responses.at[i].id, member))
			return &r->responses.at[i];
	return NULL;
}

bool kr_round_answered(const struct kr_round *r, int32_t day)
{
	for (uint32_t i = 0; i < r->responses.n; i++)
		if (kr_response_last(&r->responses.at[i], day))
			return true;
	return false;
}

bool kr_is_concern(const struct kr_text *concern)
{
	return kr_present(concern) && !kr_text_is(concern, "none");
}

const struct kr_answer *kr_response_concern(const struct kr_response *r, int32_t day)
{
	const struct kr_answer *found = NULL, *answer;
	for (uint32_t i = 0; (answer = kr_response_nth(r, i)); i++)
		if (answer->response.is > KR_PENDING && kr_is_by(answer->date, day) &&
			kr_present(&answer->concern))
			found = kr_is_concern(&answer->concern) ? answer : NULL;
	return found;
}

const struct kr_outcome *kr_objection_outcome(const struct kr_objection *o, int32_t day)
{
	return o && o->outcome && kr_is_by(o->outcome->date, day) ? o->outcome : NULL;
}

bool kr_result_changes(enum kr_result r)
{
	return r == KR_AMENDED || r == KR_TERM_SHORTENED || r == KR_CRITERION_ADDED;
}

bool kr_response_blocks(enum kr_response_word w)
{
	return w == KR_OBJECTION || w == KR_NOT_YET;
}

enum kr_counted_as kr_absence_counts(const struct kr_round *r, int32_t day)
{
	if (r->absence.is == KR_PRESENT_DECIDE)
		return KR_COUNTED_PRESENT_DECIDE;
	if (r->absence.is == KR_SILENCE_AFTER_14D && day >= r->opened.day + 14)
		return KR_COUNTED_SILENCE;
	return 0;
}

/* ---- the text ----------------------------------------------------------------------------- */

const char *kr_digest_text(struct kr_arena *arena, const uint8_t digest[32])
{
	char hex[KR_SHA_HEX];
	return kr_asprintf(arena, "sha256:%s", kr_sha_hex(digest, hex));
}

bool kr_round_text_unchanged(const struct kr_agreement *a, const struct kr_round *r)
{
	const struct kr_text *valid = &r->text_digest;
	char hex[KR_SHA_HEX];
	if (!kr_present(valid) || !a->record.has_digest)
		return false;
	for (uint32_t i = 0; i < a->corrections.n; i++)
		if (kr_text_equal(&a->corrections.at[i].from, valid))
			valid = &a->corrections.at[i].to;
	return strcmp(valid->s + strlen("sha256:"), kr_sha_hex(a->record.digest, hex)) == 0;
}

static const char *outcome_name(enum kr_evaluation_outcome outcome)
{
	return outcome == KR_RENEWED ? "renewed" : outcome == KR_TO_AMEND ? "amended" : "ended";
}

static const char *digest_of_outcome(
	struct kr_arena *arena, const char *valid, enum kr_evaluation_outcome outcome, int32_t next)
{
	const char *keys[] = { "next", "outcome", "text-digest" };
	const char *values[] = { KR_DAY(next), outcome_name(outcome), valid };
	size_t from = next == KR_NO_DAY ? 1 : 0;
	return kr_content_digest_of(arena, keys + from, values + from, 3 - from);
}

const char *kr_evaluation_digest(struct kr_arena *arena, const struct kr_agreement *a,
	enum kr_evaluation_outcome outcome, int32_t next)
{
	return digest_of_outcome(arena, kr_digest_text(arena, a->record.digest), outcome, next);
}

bool kr_agreement_text_unchanged(const struct kr_agreement *a)
{
	const struct kr_round *last = kr_agreement_last_round(a);
	return !last || !kr_present(&last->text_digest) || kr_round_text_unchanged(a, last);
}

bool kr_evaluation_text_unchanged(
	struct kr_arena *arena, const struct kr_agreement *a, const struct kr_evaluation *e)
{
	const char *valid = kr_digest_text(arena, a->record.digest);
	if (!kr_agreement_text_unchanged(a))
		return false;
	/* A correction after the evaluation changed the digest, not what was consented to. */
	for (uint32_t i = a->corrections.n + 1; i-- > 0;) {
		const char *digest = digest_of_outcome(
			arena, valid, (enum kr_evaluation_outcome)e->outcome.is, e->next.day);
		if (kr_text_is(&e->round.text_digest, digest))
			return true;
		if (i > 0 && kr_text_is(&a->corrections.at[i - 1].to, valid))
			valid = a->corrections.at[i - 1].from.s;
	}
	return false;
}
