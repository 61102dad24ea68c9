/*
 * tests/unit/yaml_judge.h - what a text says, read with libyaml alone.
 *
 * The tests of the editor judge with this and not with the library's own tree: the events of a text
 * as an array, and where the events of a node end.
 */
#ifndef KR_TESTS_YAML_JUDGE_H
#define KR_TESTS_YAML_JUDGE_H

#include <string.h>

#include <kring/base.h>
#include <yaml.h>

struct event {
	int type;                         /* yaml_event_type_t */
	int style;                        /* of scalars and collections; -1: any will do */
	bool implicit;                    /* of documents */
	const char *anchor, *tag, *value; /* "" for none */
	size_t len;
	size_t start; /* code points before it */
};

typedef KR_MANY(struct event) events;

static inline const char *judge_copy(struct kr_arena *a, const yaml_char_t *s)
{
	return s ? kr_strndup(a, (const char *)s, strlen((const char *)s)) : "";
}

static inline void judge_add(struct kr_arena *a, events *all, const yaml_event_t *e)
{
	struct event *to = KR_ADD(a, all);
	const yaml_char_t *anchor = NULL, *tag = NULL;
	to->type = (int)e->type;
	to->start = e->start_mark.index;
	to->value = "";
	if (e->type == YAML_SCALAR_EVENT) {
		anchor = e->data.scalar.anchor;
		tag = e->data.scalar.tag;
		to->style = (int)e->data.scalar.style;
		to->len = e->data.scalar.length;
		to->value = kr_strndup(a, (const char *)e->data.scalar.value, to->len);
	} else if (e->type == YAML_ALIAS_EVENT) {
		anchor = e->data.alias.anchor;
	} else if (e->type == YAML_MAPPING_START_EVENT) {
		anchor = e->data.mapping_start.anchor;
		tag = e->data.mapping_start.tag;
		to->style = (int)e->data.mapping_start.style;
	} else if (e->type == YAML_SEQUENCE_START_EVENT) {
		anchor = e->data.sequence_start.anchor;
		tag = e->data.sequence_start.tag;
		to->style = (int)e->data.sequence_start.style;
	} else if (e->type == YAML_DOCUMENT_START_EVENT) {
		to->implicit = e->data.document_start.implicit;
	} else if (e->type == YAML_DOCUMENT_END_EVENT) {
		to->implicit = e->data.document_end.implicit;
	}
	to->anchor = judge_copy(a, anchor);
	to->tag = judge_copy(a, tag);
}

/* False: libyaml does not read it. */
static inline bool judge_read(struct kr_arena *a, const char *s, size_t len, events *all)
{
	yaml_parser_t parser;
	yaml_event_t e;
	bool good, more = true;
	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)s, len);
	while (more && (good = yaml_parser_parse(&parser, &e))) {
		more = e.type != YAML_STREAM_END_EVENT;
		judge_add(a, all, &e);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&parser);
	return good;
}

static inline bool judge_opens(const struct event *e)
{
	return e->type == YAML_MAPPING_START_EVENT || e->type == YAML_SEQUENCE_START_EVENT;
}

static inline bool judge_closes(const struct event *e)
{
	return e->type == YAML_MAPPING_END_EVENT || e->type == YAML_SEQUENCE_END_EVENT;
}

/* The index behind the node that begins at @i. */
static inline uint32_t judge_behind(const events *all, uint32_t i)
{
	int depth = 0;
	do
		depth += judge_opens(&all->at[i]) - judge_closes(&all->at[i]);
	while (i++, depth > 0);
	return i;
}

static inline bool judge_same(const struct event *a, const struct event *b)
{
	return a->type == b->type && (a->style == b->style || a->style < 0 || b->style < 0) &&
	       a->implicit == b->implicit && !strcmp(a->anchor, b->anchor) &&
	       !strcmp(a->tag, b->tag) && a->len == b->len && !memcmp(a->value, b->value, a->len);
}

/* The first event that differs, or -1. */
static inline int judge_difference(const events *a, const events *b)
{
	for (uint32_t i = 0; i < a->n || i < b->n; i++)
		if (i >= a->n || i >= b->n || !judge_same(&a->at[i], &b->at[i]))
			return (int)i;
	return -1;
}

/* Makes room for @more events at @i in place of @less. */
static inline void judge_splice(
	struct kr_arena *a, events *all, uint32_t i, uint32_t less, const events *more)
{
	events out = { 0 };
	for (uint32_t k = 0; k < i; k++)
		*KR_ADD(a, &out) = all->at[k];
	for (uint32_t k = 0; k < more->n; k++)
		*KR_ADD(a, &out) = more->at[k];
	for (uint32_t k = i + less; k < all->n; k++)
		*KR_ADD(a, &out) = all->at[k];
	*all = out;
}

/* Adds a scalar of any style. */
static inline void judge_scalar(struct kr_arena *a, events *all, const char *value, size_t len)
{
	struct event *e = KR_ADD(a, all);
	*e = (struct event){ .type = YAML_SCALAR_EVENT, .style = -1, .anchor = "", .tag = "" };
	e->value = kr_strndup(a, value, len);
	e->len = len;
}

static inline void judge_mark(struct kr_arena *a, events *all, int type)
{
	*KR_ADD(a, all) = (struct event){
		.type = type, .style = -1, .anchor = "", .tag = "", .value = ""
	};
}

/* How many bytes at the beginning of both are equal, and at the end. */
static inline size_t judge_front(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t n = 0;
	while (n < a_len && n < b_len && a[n] == b[n])
		n++;
	return n;
}

static inline size_t judge_back(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t n = 0;
	while (n < a_len && n < b_len && a[a_len - 1 - n] == b[b_len - 1 - n])
		n++;
	return n;
}

#endif
