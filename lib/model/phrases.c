/* lib/model/phrases.c - how people say the fixed words of the format. */
#include <kring/schema.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

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
	{ "authority", N_("authority") },
	{ "better", N_("better") },
	{ "bound", N_("bound to instructions") },
	{ "circle", N_("circle") },
	{ "commitment", N_("commitment") },
	{ "confirmed", N_("confirmed") },
	{ "conflict", N_("open conflict") },
	{ "consent", N_("consent") },
	{ "constituency", N_("the constituency") },
	{ "consult", N_("consults first") },
	{ "consulted", N_("consulted") },
	{ "consulting", N_("consulting") },
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
	{ "left", N_("left") },
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
	{ "not-yet", N_("not yet") },
	{ "note", N_("note") },
	{ "objection", N_("objection") },
	{ "open", N_("open") },
	{ "organisation", N_("organisation") },
	{ "partly", N_("partly kept") },
	{ "pending", N_("pending") },
	{ "per-term", N_("once a term") },
	{ "present-decide", N_("those present decide") },
	{ "process", N_("process") },
	{ "publish", N_("publish") },
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
	{ "roles", N_("roles") },
	{ "same", N_("same") },
	{ "sharing-information", N_("sharing information") },
	{ "silence", N_("silence counts as consent") },
	{ "silence-after-14d", N_("silence counts after 14 days") },
	{ "spelregel", N_("spelregel") },
	{ "stand-aside", N_("stands aside") },
	{ "table", N_("the table") },
	{ "term-shortened", N_("the term was shortened") },
	{ "true", N_("yes") },
	{ "trust", N_("trust") },
	{ "two", N_("TWO (temporary workable agreement)") },
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

/* The roles that FORMAT knows; others have the names that a circle gave them. */
static const struct phrase roles[] = {
	{ "delegate", N_("delegate") },
	{ "facilitator", N_("facilitator") },
	{ "leader", N_("leader") },
	{ "secretary", N_("secretary") },
};

const char *kr_role_said(const char *id)
{
	for (size_t i = 0; id && i < sizeof roles / sizeof *roles; i++)
		if (strcmp(roles[i].word, id) == 0)
			return _(roles[i].said);
	return id;
}

static const struct phrase *phrase_of(const char *word)
{
	return bsearch(word, phrases, sizeof phrases / sizeof *phrases, sizeof *phrases, by_word);
}

const char *kr_phrase(const char *word)
{
	const struct phrase *p = phrase_of(word);
	return p ? _(p->said) : NULL;
}

const char *kr_word_said(const char *word)
{
	const char *said = kr_phrase(word);
	return said ? said : word;
}

const char *kr_word_typed(const char *const *words, const char *typed)
{
	const char *begins = NULL;
	size_t n = 0;
	for (size_t i = 0; words[i]; i++)
		if (strcmp(words[i], typed) == 0)
			return words[i];
	for (size_t i = 0; words[i]; i++) {
		const struct phrase *p = phrase_of(words[i]);
		if (p && kr_is_said(typed, p->said))
			return words[i];
		if (p && kr_is_said_in_short(typed, p->said)) {
			begins = words[i];
			n++;
		}
	}
	return n == 1 ? begins : NULL;
}

const char *kr_words_said(struct kr_arena *arena, const char *const *words)
{
	struct kr_buf b = KR_BUF_INIT;
	for (size_t i = 0; words[i]; i++) {
		const struct phrase *p = phrase_of(words[i]);
		const char *said = p ? _(p->said) : words[i];
		/* nobody needs to be told of `not met` beside `not-met` */
		bool same = !p || strcmp(said, p->said) == 0;
		kr_buf_printf(&b, "%s%s", i ? ", " : "", same ? words[i] : said);
		if (!same)
			kr_buf_printf(&b, " (%s)", words[i]);
	}
	const char *all = kr_strndup(arena, b.s, b.len);
	kr_buf_release(&b);
	return all;
}
