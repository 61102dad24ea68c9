/* cmd/unlock.c - remove a lock that a broken-off command left behind. */
#include "cmd.h"

#include <string.h>

static void say_lock(struct kr_cli *cli, const char *path, const struct kr_lock *lock)
{
	kr_buf_safe(&cli->out, path, strlen(path));
	kr_buf_puts(&cli->out, _(": locked by "));
	kr_lock_words(lock, &cli->out);
	kr_buf_putc(&cli->out, '\n');
}

static int unlock(struct kr_cli *cli, struct kr_folder *folder, const char *path)
{
	int status = kr_unlock(folder, path, &cli->diags);
	if (status == KR_OK) {
		kr_buf_safe(&cli->out, path, strlen(path));
		kr_buf_puts(&cli->out, _(": unlocked\n"));
	}
	return status == KR_NOTFOUND ? KR_OK : status;
}

/* One that is named: broken unless its holder still works on it. */
static int unlock_one(struct kr_cli *cli, struct kr_folder *folder, const char *typed)
{
	const char *path = kr_cli_folder_path(cli, typed);
	struct kr_lock lock;
	int status = path ? kr_lock_of(folder, path, &cli->diags, &lock) : KR_NOTFOUND;
	if (status == KR_NOTFOUND)
		return kr_misuse(&cli->diags, _("'kring unlock' alone shows what is locked"),
			_("'%s' is not locked"), typed);
	if (status != KR_OK)
		return KR_FAILED;
	say_lock(cli, path, &lock);
	if (lock.running)
		return kr_refuse(&cli->diags,
			kr_diag_text(&cli->diags, _("wait until it is done, or end process %ld"),
				lock.pid),
			_("'%s' is being changed at this moment"), path);
	return unlock(cli, folder, path);
}

/* All: those whose holder is on this machine and gone; of another machine nothing is known. */
static int unlock_stale(struct kr_cli *cli, struct kr_folder *folder)
{
	struct kr_paths paths = { 0 };
	int result = KR_OK;
	if (kr_locked(folder, cli->arena, &cli->diags, &paths) != KR_OK)
		return KR_FAILED;
	for (uint32_t i = 0; i < paths.n && result == KR_OK; i++) {
		struct kr_lock lock;
		int status = kr_lock_of(folder, paths.at[i], &cli->diags, &lock);
		if (status == KR_NOTFOUND)
			continue;
		if (status != KR_OK)
			return KR_FAILED;
		say_lock(cli, paths.at[i], &lock);
		if (lock.here && !lock.running)
			result = unlock(cli, folder, paths.at[i]);
		else
			kr_buf_puts(&cli->out,
				_("    left as it is; if nobody works on it: kring unlock PATH\n"));
	}
	if (paths.n == 0)
		kr_buf_puts(&cli->out, _("nothing is locked\n"));
	return result;
}

static int run(struct kr_cli *cli, void *values)
{
	struct kr_folder *folder;
	const char *path = kr_cli_arg(cli, 0);
	(void)values;
	int status = kr_folder_find(".", &cli->diags, &folder);
	if (status == KR_NOTFOUND)
		return kr_cli_workspace(cli) ? KR_OK : KR_FAILED;
	if (status != KR_OK)
		return status;
	status = path ? unlock_one(cli, folder, path) : unlock_stale(cli, folder);
	kr_folder_close(folder);
	return status;
}

const struct kr_command kr_command_unlock = {
	.synopsis = "kring unlock [PATH]",
	.args = { { N_("which file"), KR_NAMES_FILE, NULL } },
	.max = 1,
	.run = run,
};
