/* lib/act/setup-ci.c - the files of a CI, as they stand in examples/ci. */
#include <string.h>

#include "act/setup.h"
#include "base/diff.h"
#include "base/i18n.h"
#include "yaml/yaml.h"

/* The line that says where the kring folder is, from the top of the repository. */
static const char folder_key[] = "KRING_FOLDER: ";
/* What GitLab reads; the others take every file of a folder. */
static const char gitlab_main[] = ".gitlab-ci.yml", gitlab_own[] = ".gitlab/kring.yml";

/* What some CI would read as its own language: `${{ … }}`, `$NAME`, quotes. */
static int refuse_odd_folder(struct kr_setup *s)
{
	for (const char *c = s->prefix; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 127 || strchr("$`'\"\\{}#:%", *c))
			return kr_refuse(s->diags,
				_("copy the file from examples/ci and put the name in yourself"),
				_("the name of the folder '%s' has signs that mean something to a "
				  "CI"),
				s->prefix);
	return KR_OK;
}

/* The text with our folder in place of the `.` of the example. */
static void write_text(const struct kr_setup *s, const char *text, struct kr_buf *out)
{
	const char *line;
	while (*s->prefix && (line = strstr(text, folder_key))) {
		line += strlen(folder_key);
		kr_buf_add(out, text, (size_t)(line - text));
		kr_buf_printf(out, "'%.*s'", (int)strlen(s->prefix) - 1, s->prefix);
		text = line + strcspn(line, "\n");
	}
	kr_buf_puts(out, text);
}

static int refuse_other(struct kr_setup *s, const char *path, const struct kr_buf *there,
	const struct kr_buf *text, struct kr_buf *say)
{
	kr_diff(say, path, there->s, there->len, text->s, text->len);
	return kr_refuse(s->diags,
		_("remove it to get this one, or take over the lines that you want"),
		_("'%s' is there already, and is another one"), path);
}

static int plan_file(struct kr_setup *s, const struct act_template_file *f, struct kr_buf *say)
{
	struct kr_buf there = KR_BUF_INIT, text = KR_BUF_INIT;
	int status = setup_read(s, s->top, f->path, &there);
	write_text(s, f->text, &text);
	if (status == KR_NOTFOUND) {
		status = setup_add_file(s, s->top, f->path, f->path, NULL, &text);
	} else if (status == KR_OK && strcmp(f->path, gitlab_main) == 0) {
		if (!strstr(there.s, gitlab_own))
			kr_buf_printf(&s->todo, _("  add to '%s': include: [{local: /%s}]\n"),
				f->path, gitlab_own);
	} else if (status == KR_OK &&
		   (there.len != text.len || memcmp(there.s, text.s, text.len) != 0)) {
		status = refuse_other(s, f->path, &there, &text, say);
	}
	kr_buf_release(&there);
	kr_buf_release(&text);
	return status;
}

int setup_plan_ci(struct kr_setup *s, struct kr_buf *say)
{
	size_t before = s->n_files;
	if (!s->request->ci || s->request->remove)
		return KR_OK;
	if (refuse_odd_folder(s) != KR_OK)
		return KR_FAILED;
	for (const struct act_template_file *f = setup_ci_files; f->template; f++)
		if (strcmp(f->template, s->request->ci) == 0 && plan_file(s, f, say) != KR_OK)
			return KR_FAILED;
	if (s->n_files > before)
		kr_buf_puts(&s->todo,
			_("  commit these files, and read the first lines of them: they say where "
			  "the "
			  "CI gets kring from\n"));
	return KR_OK;
}
