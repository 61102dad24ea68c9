/* cmd/merge-file.c - merge two changed texts of one record; what git calls for each of them. */
#include "cmd.h"

struct merging {
	int marker_size;
};

static const struct kr_opt opts[] = {
	{ .name = "marker-size",
		.value = "N",
		.type = KR_OPT_IS_INT,
		.offset = offsetof(struct merging, marker_size),
		.help = N_("how many characters a conflict marker has; 7") },
	KR_OPT_END,
};

static const char *by_hand(void)
{
	return _("keep the lines that are right, delete the lines with '<<<<<<<', '=======' and "
		 "'>>>>>>>', then: kring check");
}

static int say(struct kr_cli *cli, const char *path, const struct kr_merged *merged)
{
	if (merged->why)
		return kr_refuse(&cli->diags,
			merged->clean ? _("read it before you go on, then: kring check")
				      : by_hand(),
			_("'%s' was merged line by line, not by what it says: %s"), path,
			merged->why);
	if (merged->clean)
		return KR_OK;
	if (merged->by_lines)
		return kr_refuse(&cli->diags, by_hand(),
			_("both sides changed the same lines of '%s'"), path);
	return kr_refuse(&cli->diags, by_hand(),
		kr_nq("both sides changed '%s': %u place is left for you to choose",
			"both sides changed '%s': %u places are left for you to choose",
			merged->conflicts),
		path, (unsigned)merged->conflicts);
}

/* A file may be called `-`, which is not the standard input here. */
static const char *file(struct kr_cli *cli, size_t i)
{
	const char *name = kr_cli_arg(cli, i);
	return *name == '-' ? kr_asprintf(cli->arena, "./%s", name) : name;
}

static int run(struct kr_cli *cli, void *values)
{
	const struct merging *given = values;
	struct kr_merge_files files = { .base = file(cli, 0),
		.ours = file(cli, 1),
		.theirs = file(cli, 2),
		.path = kr_cli_arg(cli, 3) };
	struct kr_merged merged;
	files.marker_size = given->marker_size ? (unsigned)given->marker_size : KR_MARKER_SIZE;
	if (kr_merge_file(&files, &cli->diags, &merged) != KR_OK)
		return KR_FAILED;
	return say(cli, files.path, &merged);
}

const struct kr_command kr_command_merge_file = {
	.synopsis = "kring merge-file [--marker-size N] BASE OURS THEIRS PATH",
	.opts = opts,
	.size = sizeof(struct merging),
	.flags = KR_ONE_FAILURE,
	.args = { { N_("the file both sides began with"), KR_NAMES_FILE, NULL },
		{ N_("the file of one side"), KR_NAMES_FILE, NULL },
		{ N_("the file of the other side"), KR_NAMES_FILE, NULL },
		{ N_("where the record stands"), KR_NAMES_FILE, NULL } },
	.min = 4,
	.max = 4,
	.run = run,
};
