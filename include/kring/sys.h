/*
 * kring/sys.h - the machine: files that a person names, programs on a terminal, locks, git.
 *
 * Everything in libkring that reads or writes files or starts programs stands behind these calls
 * and those of lib/sys.  No program is ever started that a kring folder or its repository names,
 * but in kr_git_commit(), which runs git's hooks because the person asked for a commit.
 *
 * Results are those of kring/base.h.  What fails is reported as a KR_CANNOT.
 * Source: SAFETY; ARCHITECTURE, layer sys.
 */
#ifndef KRING_SYS_H
#define KRING_SYS_H

#include <kring/base.h>
#include <kring/diag.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- folders ------------------------------------------------------------------------------ */

/** An open folder.  Everything is read and written beneath it, and no link is followed. */
struct kr_folder;

/** Opens the folder at @path, of which the links are followed.  End it with kr_folder_close(). */
KR_PUBLIC int kr_folder_open(const char *path, struct kr_diags *diags, struct kr_folder **folder);

/**
 * Opens the nearest folder upwards from @start (NULL or "": where the program is) that holds a
 * `kring.yaml`.  KR_NOTFOUND if there is none; KR_FAILED if @start itself cannot be opened.
 */
KR_PUBLIC int kr_folder_find(const char *start, struct kr_diags *diags, struct kr_folder **folder);

/** Closes @folder and gives its memory back.  Accepts NULL. */
KR_PUBLIC void kr_folder_close(struct kr_folder *folder);

/** Its absolute path, without links in it. */
KR_PUBLIC const char *kr_folder_path(const struct kr_folder *folder);

/** The way from @folder down to where kr_folder_find() started: "" or `circles/x`. */
KR_PUBLIC const char *kr_folder_inside(const struct kr_folder *folder);

/* ---- files that a person names ------------------------------------------------------------ */

/**
 * Appends to @out the bytes of the file @path, which may lie anywhere and be a link or a pipe; `-`
 * is the standard input.  Refuses more than @cap bytes.
 */
KR_PUBLIC int kr_read_input(
	const char *path, size_t cap, struct kr_diags *diags, struct kr_buf *out);

/**
 * Writes @len bytes to the file @path of `-o`.  A regular file is replaced as a whole, or stays as
 * it was; its mode stays.  A link is followed; into a pipe or device the bytes are written as is.
 */
KR_PUBLIC int kr_write_output(
	const char *path, const char *bytes, size_t len, struct kr_diags *diags);

/** Makes the folder @path of `-o`; one that is there will do.  The one above it must be there. */
KR_PUBLIC int kr_make_folder(const char *path, struct kr_diags *diags);

/** Paths of files, in an arena. */
struct kr_paths {
	const char **at;
	uint32_t n, room;
};

/* ---- folders that are made as a whole ----------------------------------------------------- */

/**
 * A folder of files that kring makes, and makes again later: a site.  A file in it, KR_PUBLISHED,
 * says which files are kring's; what else stands there stays.
 *
 *	everything new into a folder of its own in it, beside what is there, and onto the disk
 *	- up to here everything that goes wrong leaves everything as it was -
 *	renames to where it belongs, and away with the files that were kring's and are no more
 *	syncfs again: KR_OK means on the disk
 *
 * No link is followed in it, and a file that is not kring's is never replaced.  SIGINT, SIGTERM and
 * SIGHUP wait from the beginning to the end, and are looked for before each file.
 */
struct kr_publishing;
#define KR_PUBLISHED ".kring-site"

/** What became of the files: their paths in the folder. */
struct kr_published {
	struct kr_paths fresh, changed, gone;
	size_t same;
};

/**
 * Begins with the folder @path: one that is not there is made, else it is empty or was made so.
 *
 * @dry  nothing is written, not even the folder: only found out what would be
 *
 * KR_FAILED: a KR_REFUSED where something else is there, or a KR_CANNOT.
 */
KR_PUBLIC int kr_publish_begin(
	const char *path, bool dry, struct kr_diags *diags, struct kr_publishing **p);

/** One of its files, each once.  After KR_FAILED only kr_publish_drop() may follow. */
KR_PUBLIC int kr_publish_file(
	struct kr_publishing *p, const char *path, const char *bytes, size_t len);

/** Puts all of them in their places, and ends @p; @published is in the arena of the diagnostics. */
KR_PUBLIC int kr_publish_end(struct kr_publishing *p, struct kr_published *published);

/** Ends @p and leaves everything as it was. */
KR_PUBLIC void kr_publish_drop(struct kr_publishing *p);

/* ---- locks -------------------------------------------------------------------------------- */

/** The lock of a file, and who holds it, as far as it says so. */
struct kr_lock {
	long pid;      /* 0: unknown */
	char host[65]; /* "": unknown */
	int64_t since; /* seconds since 1970; 0: unknown */
	int64_t age;   /* seconds that it is held; -1: unknown */
	bool here;     /* by a program on this machine */
	bool running;  /* on this machine, and a process of that number runs */
};

/** Is the file @path of @folder locked, and by whom?  KR_NOTFOUND: it is not. */
KR_PUBLIC int kr_lock_of(const struct kr_folder *folder, const char *path, struct kr_diags *diags,
	struct kr_lock *lock);

/** `process 4711 on 'laptop', for 3 minutes`, translated; for messages. */
KR_PUBLIC void kr_lock_words(const struct kr_lock *lock, struct kr_buf *out);

/**
 * Breaks the lock of @path, and removes the unfinished new file beside it.  Whether that is wise is
 * for the caller to decide, by kr_lock_of().  KR_NOTFOUND: there is no lock.
 */
KR_PUBLIC int kr_unlock(const struct kr_folder *folder, const char *path, struct kr_diags *diags);

/** The files of @folder that are locked. */
KR_PUBLIC int kr_locked(const struct kr_folder *folder, struct kr_arena *arena,
	struct kr_diags *diags, struct kr_paths *paths);

/* ---- programs ----------------------------------------------------------------------------- */

/**
 * The absolute path of the program @name, by PATH, in @arena; NULL if there is none.  Entries of
 * PATH that are empty or relative are skipped.  @name has no slash in it.
 */
KR_PUBLIC const char *kr_program_find(struct kr_arena *arena, const char *name);

/* ---- progress ----------------------------------------------------------------------------- */

/** How far a long work is.  Zeroed but for the functions. */
struct kr_progress {
	int64_t (*now)(void); /* a clock, in milliseconds */
	void (*write)(void *arg, const char *s, size_t len);
	void *arg;
	int64_t start, last;
	size_t shown; /* columns of the line that stands there */
	bool started;
};

/** Tells that @done files of @total are read: from one second after the first call on, and at most
 * ten times a second, always on the same line. */
KR_PUBLIC void kr_progress_step(struct kr_progress *p, size_t done, size_t total);

/** Wipes the line. */
KR_PUBLIC void kr_progress_end(struct kr_progress *p);

/** Becomes the program @path (absolute) with @argv, NULL at its end.  Returns only if it cannot. */
KR_PUBLIC int kr_program_become(const char *path, const char *const *argv, struct kr_diags *diags);

/**
 * Runs @command, a string for the shell that the person chose ($EDITOR), on the terminal, with
 * @arguments (NULL at the end, or NULL: none) behind it, which the shell does not look into.
 * Returns KR_OK if it ended with 0; otherwise KR_FAILED, reported.
 */
KR_PUBLIC int kr_spawn_tty(
	const char *command, const char *const *arguments, struct kr_diags *diags);

/**
 * The person's editor: GIT_EDITOR, git's core.editor of their own (never the repository's)
 * configuration, VISUAL, EDITOR, `vi`.  In @arena.
 */
KR_PUBLIC const char *kr_editor(struct kr_arena *arena);

/** The person's pager: GIT_PAGER, PAGER, `less`; NULL if none is wanted (empty, or `cat`). */
KR_PUBLIC const char *kr_pager(void);

/**
 * Opens the person's editor on @text, as a file called @name (`proposal.yaml`) in a folder of its
 * own that nobody else can look into, and puts what was saved in place of @text.  The file is gone
 * afterwards.  When the editor fails @text is what it was, and a file that was changed is kept and
 * named in the message.  Refuses more than 1 MiB.
 */
KR_PUBLIC int kr_edit_text(const char *name, struct kr_diags *diags, struct kr_buf *text);

/**
 * Writes @len bytes to the pager @command and waits for its end.  A reader who leaves early is no
 * failure.  KR_NOTFOUND: it could not be started, nothing was shown.
 */
KR_PUBLIC int kr_page(const char *command, const char *bytes, size_t len);

/** Writes all @len bytes to the descriptor @fd (1: standard output).  False: errno says why not. */
KR_PUBLIC bool kr_write_all(int fd, const char *bytes, size_t len);

/* ---- git ---------------------------------------------------------------------------------- */

/**
 * Appends to @out the value of @key (`user.email`, `user.name`, `kring.…`) in git's configuration:
 * the person's own and the repository's.  Asks git once per folder.  KR_NOTFOUND: it is not set,
 * or there is no git.
 */
KR_PUBLIC int kr_git_config(struct kr_folder *folder, const char *key, struct kr_buf *out);

/**
 * The value of @key as yes or no, as git reads it, in the person's own configuration: what a
 * repository says of itself does not count, since `kring.commit` makes git run its hooks.
 */
KR_PUBLIC int kr_git_own_bool(const char *key, bool *yes);

/**
 * The top of the work tree that @folder lies in, absolute, in @top; and in @prefix the way from
 * there to @folder, "" or ending in a slash.  Both live as long as @folder.
 * KR_NOTFOUND: there is no git, or no work tree.  KR_FAILED: git refuses it (foreign owner).
 */
KR_PUBLIC int kr_git_top(
	struct kr_folder *folder, struct kr_diags *diags, const char **top, const char **prefix);

/** Room for the name of a commit in hex, of SHA-1 or SHA-256, and a NUL byte. */
enum { KR_COMMIT_NAME = 65 };

/**
 * Finds what to ask git about from @start (NULL or "": where the program is): the kring folder, as
 * kr_folder_find() does; where there is none, the repository that @start is in, also a bare one.
 * A bare repository that belongs to somebody else is refused, as git refuses it.
 *
 * Returns KR_OK; KR_NOTFOUND: neither; KR_FAILED, reported.
 */
KR_PUBLIC int kr_folder_find_git(
	const char *start, struct kr_diags *diags, struct kr_folder **folder);

/**
 * The name of the commit that @revision (`main`, `HEAD~2`, `v1`; typed by a person) names.
 *
 * Returns KR_OK; or KR_FAILED: a KR_USAGE when there is no such commit, with the nearest branch or
 * tag, and in a shallow clone with how to get the rest; a KR_CANNOT when there is no git or no
 * repository.
 */
KR_PUBLIC int kr_git_commit_of(struct kr_folder *folder, const char *revision,
	struct kr_diags *diags, char name[KR_COMMIT_NAME]);

/**
 * The commit that the histories of @a and @b (names of commits) have in common, the newest one.
 * KR_FAILED, reported: they have none, or in a shallow clone it is not here.
 */
KR_PUBLIC int kr_git_merge_base(struct kr_folder *folder, const char *a, const char *b,
	struct kr_diags *diags, char name[KR_COMMIT_NAME]);

/** The names of the branches and tags, in @arena; none where git has none to tell. */
KR_PUBLIC void kr_git_names(
	const struct kr_folder *folder, struct kr_arena *arena, struct kr_paths *names);

/** Is a part of the history not here: is it a shallow clone? */
KR_PUBLIC bool kr_git_is_shallow(struct kr_folder *folder);

/** Has the repository no commit yet on the branch that is checked out? */
KR_PUBLIC bool kr_git_is_unborn(const struct kr_folder *folder);

/** When a kring folder is looked at. */
enum kr_when {
	KR_NOW,    /* the files on the disk */
	KR_STAGED, /* git's index: what the next commit will have */
	KR_COMMIT, /* a commit, without a checkout */
};

struct kr_moment {
	enum kr_when when;
	/*
	 * Of KR_COMMIT: as a person types it, `main` or `v1`; or `main:FOLDER`, where FOLDER is the
	 * way from the top of the commit to the kring folder.  Without it the kring folder is where
	 * it is on the disk; in a bare repository, the only one that the commit has.
	 */
	const char *revision;
};

/**
 * Opens the kring folder that @start is in as it was at @moment: its names and files come from git,
 * with the same findings as from the disk, and nothing can be written to it.
 *
 * Returns KR_OK; KR_NOTFOUND: there is neither a kring folder nor a repository; or KR_FAILED,
 * reported as by kr_git_commit_of().
 */
KR_PUBLIC int kr_folder_open_at(const char *start, const struct kr_moment *moment,
	struct kr_diags *diags, struct kr_folder **folder);

/** The name of the commit that @folder is read from; NULL: from the disk, or from the index. */
KR_PUBLIC const char *kr_folder_commit(const struct kr_folder *folder);

/**
 * The way from the top of the repository to @folder, "" or ending in a slash, for those who know
 * files by their path in the repository; "" if there is none.  On the disk by the nearest `.git`
 * upwards: no git is asked, so that it is also right where git does not trust the folder.  In
 * @arena.
 */
KR_PUBLIC const char *kr_git_prefix(const struct kr_folder *folder, struct kr_arena *arena);

/** Makes @path a git repository.  One that is there stays as it is. */
KR_PUBLIC int kr_git_init(const char *path, struct kr_diags *diags);

/**
 * Commits exactly the @n files at @paths (of @folder), whatever else is staged, with @message.
 * Runs in the person's environment, with their hooks, filters and signing; what those say goes to
 * stderr.  Git is told to flush what it commits.  KR_NOTFOUND: no git, or no work tree.
 */
KR_PUBLIC int kr_git_commit(struct kr_folder *folder, const char *const *paths, size_t n,
	const char *message, struct kr_diags *diags);

#ifdef __cplusplus
}
#endif

#endif
