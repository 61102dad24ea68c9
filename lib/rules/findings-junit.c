/*
 * lib/rules/findings-junit.c - JUnit's XML, which most hosts show as test results.
 *
 * A test case is a file and a group of rules: `structure`, `time`, or the set that an opt-in rule
 * belongs to.  Files without findings are there for the first two, so that a clean run is not an
 * empty one.  Errors and warnings are failures; notes are output of their case.
 */
#include "base/map.h"
#include "base/utf8.h"
#include "rules/check.h"
#include "rules/findings.h"

#include <string.h>

/* ---- XML ---------------------------------------------------------------------------------- */

/*
 * XML 1.0 has no way to write most control characters, so that they become the words `\u001B`.
 * Other characters that should not reach a terminal raw are references.  `>` is one too, because
 * of `]]>`, and `[` behind `##`, which is a command to a build log.
 */
static void add_char(struct kr_buf *out, uint32_t c, const char *s, size_t n)
{
	bool hashes = out->len >= 2 && memcmp(out->s + out->len - 2, "##", 2) == 0;
	if (c == KR_UTF8_BAD)
		kr_buf_puts(out, "\xEF\xBF\xBD");
	else if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
		kr_buf_printf(out, "\\u%04X", (unsigned)c);
	else if (kr_char_is_unsafe(c) || strchr("<>&\"'", (int)(c < 0x80 ? c : 'x')) ||
		 (c == '[' && hashes))
		kr_buf_printf(out, "&#%u;", (unsigned)c);
	else
		kr_buf_add(out, s, n);
}

static void add_xml(struct kr_buf *out, const char *s)
{
	size_t n;
	for (const char *end = s + strlen(s); s < end; s += n) {
		uint32_t c = kr_utf8_next(s, end, &n);
		add_char(out, c, s, n);
	}
}

static void add_attribute(struct kr_buf *out, const char *name, const char *value)
{
	kr_buf_printf(out, " %s=\"", name);
	add_xml(out, value);
	kr_buf_putc(out, '"');
}

/* ---- groups ------------------------------------------------------------------------------- */

static const char *group_of(const struct kr_found *found)
{
	const struct kr_rule *rule = found->diag.rule ? kr_rule_find(found->diag.rule) : NULL;
	if (!rule)
		return "notes";
	if (rule->severity == KR_IGNORE)
		return rule->set ? rule->set : "spelregels";
	return rule->class == KR_CLASS_TIME ? "time" : "structure";
}

/* Was a rule of a class that always holds among those asked for? */
static bool was_asked(const struct kr_check_options *o, enum kr_class class)
{
	size_t n;
	const struct kr_rule *const *rules = kr_rules(&n);
	for (size_t i = 0; i < n; i++)
		if (rules[i]->class == class && rules[i]->severity > KR_IGNORE &&
			kr_check_asks(o, rules[i]))
			return true;
	return false;
}

/* ---- cases -------------------------------------------------------------------------------- */

/* A file and a group of rules. */
struct test {
	const char *path;
	KR_MANY(const struct kr_found *) found;
};

struct suite {
	const char *group;
	struct kr_map tests; /* path: struct test */
};

struct suites {
	struct kr_arena *arena;
	struct kr_map groups; /* name: struct suite */
};

static struct suite *suite_of(struct suites *all, const char *group)
{
	void **slot = kr_map_value(&all->groups, group, strlen(group));
	if (!*slot) {
		struct suite *s = kr_alloc(all->arena, sizeof *s);
		s->group = group;
		kr_map_init(&s->tests, all->arena);
		*slot = s;
	}
	return *slot;
}

static struct test *test_of(struct suites *all, const char *group, const char *path)
{
	struct suite *s = suite_of(all, group);
	void **slot = kr_map_value(&s->tests, path, strlen(path));
	if (!*slot) {
		struct test *t = kr_alloc(all->arena, sizeof *t);
		t->path = path;
		*slot = t;
	}
	return *slot;
}

/* Every file that was looked at, so that those without findings are there too. */
static void add_files(struct suites *all, const struct kr_findings *f, const char *group)
{
	const char *prefix = kr_workspace_prefix(f->ws);
	for (int k = 0; k < KR_KINDS; k++) {
		size_t n;
		struct kr_record *const *records = kr_workspace_each(f->ws, (enum kr_kind)k, &n);
		for (size_t i = 0; i < n; i++)
			if (kr_check_looks_at(f->options, records[i]->path))
				(void)test_of(all, group,
					kr_asprintf(all->arena, "%s%s", prefix, records[i]->path));
	}
}

static void gather(struct suites *all, const struct kr_findings *f)
{
	if (was_asked(f->options, KR_CLASS_STRUCTURE))
		add_files(all, f, "structure");
	if (was_asked(f->options, KR_CLASS_TIME))
		add_files(all, f, "time");
	for (uint32_t i = 0; i < f->list.n; i++) {
		const struct kr_found *found = &f->list.at[i];
		struct test *t = test_of(all, group_of(found), found->path);
		*KR_ADD(all->arena, &t->found) = found;
	}
}

/* ---- printing ----------------------------------------------------------------------------- */

static bool is_failure(const struct kr_found *found)
{
	return found->diag.severity >= KR_WARNING;
}

static bool has_failed(const struct test *t)
{
	for (uint32_t i = 0; i < t->found.n; i++)
		if (is_failure(t->found.at[i]))
			return true;
	return false;
}

static void print_found(const struct kr_found *found, struct kr_buf *out)
{
	const char *element = is_failure(found) ? "failure" : "system-out";
	struct kr_buf text = KR_BUF_INIT;
	kr_buf_printf(&text, "%s:%u:%u: [%s] ", found->path, found->line, found->column,
		kr_found_rule(found));
	kr_found_text(found, &text);
	kr_buf_printf(out, "<%s", element);
	if (is_failure(found)) {
		add_attribute(out, "type", kr_severity_name(found->diag.severity));
		add_attribute(out, "message", found->diag.message);
	}
	kr_buf_putc(out, '>');
	add_xml(out, text.s);
	kr_buf_printf(out, "</%s>\n", element);
	kr_buf_release(&text);
}

static void print_test(const struct test *t, const char *group, struct kr_buf *out)
{
	kr_buf_puts(out, "<testcase");
	add_attribute(out, "name", t->path);
	add_attribute(out, "classname", group);
	add_attribute(out, "file", t->path);
	kr_buf_printf(out, " time=\"0\"%s\n", t->found.n ? ">" : "/>");
	for (uint32_t i = 0; i < t->found.n; i++)
		if (is_failure(t->found.at[i]))
			print_found(t->found.at[i], out);
	for (uint32_t i = 0; i < t->found.n; i++)
		if (!is_failure(t->found.at[i]))
			print_found(t->found.at[i], out);
	if (t->found.n)
		kr_buf_puts(out, "</testcase>\n");
}

static void print_counts(const char *name, uint32_t tests, size_t failures, struct kr_buf *out)
{
	add_attribute(out, "name", name);
	kr_buf_printf(
		out, " tests=\"%u\" failures=\"%zu\" errors=\"0\" time=\"0\">\n", tests, failures);
}

static size_t failures_of(const struct suite *s)
{
	size_t n = 0;
	for (uint32_t i = 0; i < s->tests.n; i++)
		n += has_failed(s->tests.at[i].value);
	return n;
}

static void print_suite(const struct suite *s, struct kr_buf *out)
{
	kr_buf_puts(out, "<testsuite");
	print_counts(s->group, s->tests.n, failures_of(s), out);
	for (uint32_t i = 0; i < s->tests.n; i++)
		print_test(s->tests.at[i].value, s->group, out);
	kr_buf_puts(out, "</testsuite>\n");
}

static void print(const struct kr_findings *f, const struct kr_printing *how, struct kr_buf *out)
{
	struct suites all = { .arena = kr_workspace_arena(f->ws) };
	uint32_t tests = 0;
	size_t failures = 0;
	(void)how;
	kr_map_init(&all.groups, all.arena);
	gather(&all, f);
	for (uint32_t i = 0; i < all.groups.n; i++) {
		const struct suite *s = all.groups.at[i].value;
		tests += s->tests.n;
		failures += failures_of(s);
	}
	kr_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
	print_counts("kring", tests, failures, out);
	for (uint32_t i = 0; i < all.groups.n; i++)
		print_suite(all.groups.at[i].value, out);
	kr_buf_puts(out, "</testsuites>\n");
}

const struct kr_findings_format kr_findings_junit = {
	.name = "junit", .what = N_("test results, which most hosts show"), .print = print
};
