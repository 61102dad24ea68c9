/* lib/rules/findings-gitlab.c - a Code Quality report, which GitLab compares with the target. */
#include "base/json.h"
#include "rules/findings.h"

/* `critical` may block a merge: it is true on every day.  What a day brings is at most `major`. */
static const char *severity_of(const struct kr_found *found)
{
	const struct kr_rule *rule = found->diag.rule ? kr_rule_find(found->diag.rule) : NULL;
	if (found->diag.severity == KR_ERROR)
		return rule && rule->class == KR_CLASS_TIME ? "major" : "critical";
	return found->diag.severity == KR_WARNING ? "minor" : "info";
}

static json_t *location(const struct kr_found *found)
{
	json_t *o = json_object(), *lines = json_object();
	json_object_set_new(lines, "begin", json_integer(found->line));
	json_object_set_new(o, "path", kr_json_text(found->path));
	json_object_set_new(o, "lines", lines);
	return o;
}

static json_t *degradation(const struct kr_found *found)
{
	json_t *o = json_object();
	struct kr_buf text = KR_BUF_INIT;
	kr_found_text(found, &text);
	json_object_set_new(o, "description", kr_json_text(text.s));
	json_object_set_new(o, "check_name", kr_json_text(kr_found_rule(found)));
	json_object_set_new(o, "fingerprint", kr_json_text(found->fingerprint));
	json_object_set_new(o, "severity", kr_json_text(severity_of(found)));
	json_object_set_new(o, "location", location(found));
	kr_buf_release(&text);
	return o;
}

static void print(const struct kr_findings *f, const struct kr_printing *how, struct kr_buf *out)
{
	(void)how;
	kr_json_init();
	json_t *root = json_array();
	for (uint32_t i = 0; i < f->list.n; i++)
		json_array_append_new(root, degradation(&f->list.at[i]));
	kr_json_print(root, JSON_INDENT(1), out);
}

const struct kr_findings_format kr_findings_gitlab = { .name = "gitlab",
	.what = N_("Code Quality, for merge requests on GitLab"),
	.keys = true,
	.print = print };
