/* lib/rules/findings-json.c - findings as kring's own JSON object, with what is left to people. */
#include <kring/lifecycle.h>
#include <kring/since.h>

#include "base/json.h"
#include "rules/findings.h"

enum { SCHEMA = 1 }; /* of the output; grows when a key changes its meaning or goes */

static json_t *finding(const struct kr_found *found)
{
	const struct kr_diag *d = &found->diag;
	json_t *o = json_object();
	json_object_set_new(o, "rule", kr_json_text_or_null(d->rule));
	json_object_set_new(o, "severity", kr_json_text(kr_severity_name(d->severity)));
	json_object_set_new(o, "path", kr_json_text_or_null(d->path));
	json_object_set_new(o, "line", kr_json_number_or_null(d->at.line));
	json_object_set_new(o, "column", kr_json_number_or_null(d->at.line ? d->at.col : 0));
	json_object_set_new(o, "key", kr_json_text_or_null(found->key));
	json_object_set_new(o, "message", kr_json_text_or_null(d->message));
	json_object_set_new(o, "hint", kr_json_text_or_null(d->hint));
	json_object_set_new(o, "because", kr_json_text_or_null(d->because));
	json_object_set_new(o, "related", kr_json_text_or_null(d->related));
	json_object_set_new(o, "fingerprint", kr_json_text(found->fingerprint));
	return o;
}

static json_t *summary(const struct kr_findings *f)
{
	struct kr_tally t = kr_findings_tally(f);
	json_t *o = json_object();
	json_object_set_new(o, "errors", json_integer((json_int_t)t.of[KR_ERROR]));
	json_object_set_new(o, "warnings", json_integer((json_int_t)t.of[KR_WARNING]));
	json_object_set_new(o, "notes", json_integer((json_int_t)t.of[KR_NOTE]));
	json_object_set_new(o, "files", json_integer((json_int_t)t.files));
	return o;
}

/* What was looked at is not the files: a commit, or what is staged. */
static json_t *looked_at(const struct kr_workspace *ws)
{
	const char *commit = kr_workspace_commit(ws);
	if (commit)
		return kr_json_text(commit);
	return kr_json_text(kr_workspace_is_staged(ws) ? "staged" : "files");
}

static json_t *compared(struct kr_workspace *ws)
{
	const struct kr_base *base = kr_workspace_base(ws);
	if (!base)
		return json_null();
	struct kr_change_counts n = kr_workspace_change_counts(ws);
	json_t *o = json_object();
	json_object_set_new(o, "since", kr_json_text(base->since ? base->since : "HEAD"));
	json_object_set_new(o, "commit", kr_json_text_or_null(base->nothing ? NULL : base->commit));
	json_object_set_new(o, "changed", json_integer((json_int_t)n.changed));
	json_object_set_new(o, "added", json_integer((json_int_t)n.added));
	json_object_set_new(o, "deleted", json_integer((json_int_t)n.deleted));
	return o;
}

static json_t *question(struct kr_workspace *ws, const struct kr_spelregel *s)
{
	json_t *o = json_object();
	json_object_set_new(o, "spelregel", kr_json_text(s->record.id));
	json_object_set_new(
		o, "number", kr_json_number_or_null((size_t)kr_spelregel_number(ws, s)));
	json_object_set_new(o, "title", kr_json_text_or_null(s->title.s));
	json_object_set_new(o, "ask", kr_json_text_or_null(s->ask.s));
	return o;
}

/* What no rule can check, and the spelregels leave to people. */
static json_t *questions(struct kr_workspace *ws)
{
	json_t *array = json_array();
	size_t n;
	struct kr_record *const *all = kr_workspace_each(ws, KR_SPELREGEL, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_spelregel *s = (const struct kr_spelregel *)all[i];
		if (kr_spelregel_asks(s, kr_workspace_as_of(ws)))
			json_array_append_new(array, question(ws, s));
	}
	return array;
}

static void print(const struct kr_findings *f, const struct kr_printing *how, struct kr_buf *out)
{
	(void)how;
	kr_json_init();
	json_t *findings = json_array(), *root = json_object();
	for (uint32_t i = 0; i < f->list.n; i++)
		json_array_append_new(findings, finding(&f->list.at[i]));
	json_object_set_new(root, "schema", json_integer(SCHEMA));
	json_object_set_new(root, "as-of", kr_json_text(KR_DAY(kr_workspace_as_of(f->ws))));
	json_object_set_new(root, "of", looked_at(f->ws));
	json_object_set_new(root, "compared-with", compared(f->ws));
	json_object_set_new(root, "findings", findings);
	json_object_set_new(root, "summary", summary(f));
	json_object_set_new(root, "questions", questions(f->ws));
	kr_json_print(root, JSON_INDENT(2), out);
}

const struct kr_findings_format kr_findings_json = {
	.name = "json", .what = N_("everything, for own programs"), .keys = true, .print = print
};
