/*
 * lib/rules/findings-sarif.c - SARIF 2.1.0, which code hosts show beside the code.
 *
 * Empty texts are not allowed, addresses are percent-encoded and relative to the repository, and a
 * region stays on one line, since an alert is shown in a review only when all its lines are in the
 * change.  GitHub takes 25 000 results; the worst come first, and a notification counts the rest.
 */
#include "base/json.h"
#include "rules/check.h"
#include "rules/findings.h"

#include <string.h>

enum { MOST_RESULTS = 25000 };

static const char schema_address[] = "https://json.schemastore.org/sarif-2.1.0.json";

static const char *level_of(enum kr_severity severity)
{
	return severity == KR_ERROR ? "error" : severity == KR_WARNING ? "warning" : "note";
}

/* ---- texts -------------------------------------------------------------------------------- */

static json_t *message(const char *text)
{
	json_t *o = json_object();
	json_object_set_new(o, "text", kr_json_text(text));
	return o;
}

/*
 * A reader makes a link of `[words](address)` in a message.  Where data could be read so, its
 * brackets get a backslash, as the format has it (3.11.6).
 */
static json_t *message_of(const struct kr_found *found)
{
	struct kr_buf text = KR_BUF_INIT, plain = KR_BUF_INIT;
	kr_found_text(found, &text);
	bool link = strstr(text.s, "](") != NULL;
	for (const char *s = text.s; *s; s++) {
		if (link && strchr("[]\\", *s))
			kr_buf_putc(&plain, '\\');
		kr_buf_putc(&plain, *s);
	}
	json_t *o = message(plain.s);
	kr_buf_release(&text);
	kr_buf_release(&plain);
	return o;
}

/* Every byte but the unreserved ones of RFC 3986, and the slash between the parts. */
static json_t *address(const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
				    "-._~/";
	struct kr_buf b = KR_BUF_INIT;
	for (const char *s = path; *s; s++) {
		if (strchr(plain, *s))
			kr_buf_putc(&b, *s);
		else
			kr_buf_printf(&b, "%%%02X", (unsigned)(unsigned char)*s);
	}
	json_t *o = kr_json_text(b.s);
	kr_buf_release(&b);
	return o;
}

/* ---- rules -------------------------------------------------------------------------------- */

static json_t *help_of(const struct kr_rule *rule)
{
	struct kr_buf text = KR_BUF_INIT, marks = KR_BUF_INIT;
	kr_buf_printf(&text, "%s\n%s", _(rule->why), _(rule->mend));
	kr_buf_printf(&marks, "%s\n\n%s", _(rule->why), _(rule->mend));
	if (rule->example)
		kr_buf_printf(&marks, "\n\n```yaml\n%s%s```\n", _(rule->example),
			rule->example[strlen(rule->example) - 1] == '\n' ? "" : "\n");
	json_t *o = message(text.s);
	json_object_set_new(o, "markdown", kr_json_text(marks.s));
	kr_buf_release(&text);
	kr_buf_release(&marks);
	return o;
}

/* How it is by default; an opt-in rule is off, and has the severity that switching it on gives. */
static json_t *configuration_of(const struct kr_rule *rule)
{
	bool enabled = rule->severity > KR_IGNORE;
	enum kr_severity severity = enabled ? rule->severity : rule->enforced;
	json_t *o = json_object();
	json_object_set_new(o, "enabled", json_boolean(enabled));
	json_object_set_new(o, "level", kr_json_text(level_of(severity ? severity : KR_WARNING)));
	return o;
}

static json_t *tags_of(const struct kr_rule *rule)
{
	json_t *o = json_object(), *tags = json_array();
	json_array_append_new(
		tags, kr_json_text(rule->class == KR_CLASS_TIME ? "time" : "structure"));
	if (rule->set)
		json_array_append_new(tags, kr_json_text(rule->set));
	json_object_set_new(o, "tags", tags);
	return o;
}

static json_t *descriptor(const struct kr_rule *rule)
{
	json_t *o = json_object();
	json_object_set_new(o, "id", kr_json_text(rule->name));
	json_object_set_new(o, "shortDescription", message(_(rule->what)));
	json_object_set_new(o, "fullDescription", message(_(rule->why)));
	json_object_set_new(o, "help", help_of(rule));
	json_object_set_new(o, "defaultConfiguration", configuration_of(rule));
	json_object_set_new(o, "properties", tags_of(rule));
	return o;
}

static json_t *tool(void)
{
	json_t *o = json_object(), *driver = json_object(), *rules = json_array();
	size_t n;
	const struct kr_rule *const *all = kr_rules(&n);
	for (size_t i = 0; i < n; i++)
		json_array_append_new(rules, descriptor(all[i]));
	json_object_set_new(driver, "name", kr_json_text("kring"));
	json_object_set_new(driver, "semanticVersion", kr_json_text(KRING_VERSION));
	json_object_set_new(driver, "rules", rules);
	json_object_set_new(o, "driver", driver);
	return o;
}

/* ---- results ------------------------------------------------------------------------------ */

static json_t *region_of(const struct kr_found *found)
{
	json_t *o = json_object();
	json_object_set_new(o, "startLine", json_integer(found->line));
	json_object_set_new(o, "startColumn", json_integer(found->column));
	json_object_set_new(o, "endLine", json_integer(found->line));
	json_object_set_new(o, "endColumn", json_integer(found->end));
	return o;
}

static json_t *locations_of(const struct kr_found *found)
{
	json_t *array = json_array(), *o = json_object(), *physical = json_object(),
	       *artifact = json_object();
	json_object_set_new(artifact, "uri", address(found->path));
	json_object_set_new(physical, "artifactLocation", artifact);
	json_object_set_new(physical, "region", region_of(found));
	json_object_set_new(o, "physicalLocation", physical);
	json_array_append_new(array, o);
	return array;
}

static json_t *result(const struct kr_found *found)
{
	const struct kr_rule *rule = found->diag.rule ? kr_rule_find(found->diag.rule) : NULL;
	json_t *o = json_object(), *prints = json_object();
	json_object_set_new(o, "ruleId", kr_json_text(kr_found_rule(found)));
	if (rule)
		json_object_set_new(o, "ruleIndex", json_integer((json_int_t)kr_rule_number(rule)));
	json_object_set_new(o, "level", kr_json_text(level_of(found->diag.severity)));
	json_object_set_new(o, "message", message_of(found));
	json_object_set_new(o, "locations", locations_of(found));
	json_object_set_new(prints, "primaryLocationLineHash", kr_json_text(found->fingerprint));
	json_object_set_new(o, "partialFingerprints", prints);
	return o;
}

/* What a host would pass over in silence. */
static json_t *left_out(size_t n)
{
	json_t *invocations = json_array(), *o = json_object(), *said = json_array(),
	       *notification = json_object();
	json_object_set_new(o, "executionSuccessful", json_true());
	if (n > 0) {
		struct kr_buf text = KR_BUF_INIT;
		kr_buf_printf(&text,
			kr_nq("%zu finding more is left out; 'kring check' shows them all",
				"%zu findings more are left out; 'kring check' shows them all", n),
			n);
		json_object_set_new(notification, "level", kr_json_text("warning"));
		json_object_set_new(notification, "message", message(text.s));
		json_array_append(said, notification);
		kr_buf_release(&text);
	}
	json_decref(notification);
	json_object_set_new(o, "toolExecutionNotifications", said);
	json_array_append_new(invocations, o);
	return invocations;
}

static void print(const struct kr_findings *f, const struct kr_printing *how, struct kr_buf *out)
{
	(void)how;
	kr_json_init();
	const struct kr_found **order = kr_findings_worst_first(f);
	size_t most = f->list.n < MOST_RESULTS ? f->list.n : MOST_RESULTS;
	json_t *root = json_object(), *runs = json_array(), *run = json_object(),
	       *results = json_array();
	for (size_t i = 0; i < most; i++)
		json_array_append_new(results, result(order[i]));
	json_object_set_new(run, "tool", tool());
	json_object_set_new(run, "invocations", left_out(f->list.n - most));
	json_object_set_new(run, "columnKind", kr_json_text("unicodeCodePoints"));
	json_object_set_new(run, "results", results);
	json_array_append_new(runs, run);
	json_object_set_new(root, "$schema", kr_json_text(schema_address));
	json_object_set_new(root, "version", kr_json_text("2.1.0"));
	json_object_set_new(root, "runs", runs);
	kr_json_print(root, JSON_COMPACT, out);
}

const struct kr_findings_format kr_findings_sarif = {
	.name = "sarif", .what = N_("SARIF 2.1.0, for code scanning"), .keys = true, .print = print
};
