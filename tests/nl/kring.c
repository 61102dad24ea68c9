/* tests/nl/kring.c - a kring that speaks Dutch, and is read back to English. */
/*
 * The CLI suite asserts English.  Run by this program instead of kring it proves the Dutch: kring
 *runs with a Dutch catalogue and the same arguments, stdin, exit code and signals, and of what it
 *prints each text is turned into the English that it is the translation of, with its arguments
 *taken from the Dutch line.  A translation that loses or swaps an argument, or a text that changes
 *a file, a JSON answer or an exit code, fails the assertions.
 *
 * To know the texts again, tests/nl/catalogue.py puts marks around each translation and each of its
 * arguments: variation selectors, which take no column, are no punctuation and survive everything
 *that kring does to a text.  It writes the catalogue, and `english`: the English texts by number.
 *
 * Beside this program stands `settings`: lines NAME=VALUE for the environment of kring, NAME alone
 *to take it out, and `program=PATH`, which is the kring that is run.
 *
 *	kring …                     as kring
 *	kring --english             reads stdin back
 */
#include <ctype.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS = 16, DIGIT_BASE = 64, PATH_ROOM = 4096, SHORT = 4096 };

/* Marks are U+E0100 to U+E01EF: F3 A0 84 80 to F3 A0 87 AF.  Their numbers: */
enum { OPEN = 0, CLOSE = 1, ARGUMENT = 2, ARGUMENT_END = 18, DIGIT = 32, NO_MARK = -1 };
enum { MARK_BYTES = 4 };

struct text {
	char *s;
	size_t len, size;
};

/* Texts with a NUL behind each. */
struct texts {
	struct text all;
	const char **at;
	size_t n;
};

static struct texts english; /* by number */
static struct texts errors;  /* those of the C library, a Dutch and an English one by turn */
static bool in_xml;          /* are we reading back XML? */

_Noreturn static void die(const char *what)
{
	fprintf(stderr, "tests/nl/kring: %s: %s\n", what, strerror(errno));
	exit(70);
}

static void add(struct text *t, const char *s, size_t len)
{
	if (t->len + len + 1 > t->size) {
		t->size = (t->len + len + 1) * 2;
		t->s = realloc(t->s, t->size);
		if (!t->s)
			die("memory");
	}
	memcpy(t->s + t->len, s, len);
	t->len += len;
	t->s[t->len] = '\0';
}

/* ---- reading back ------------------------------------------------------------------------- */

static int mark_at(const char *s, const char *end)
{
	const unsigned char *u = (const unsigned char *)s;
	if (end - s < MARK_BYTES || u[0] != 0xF3 || u[1] != 0xA0 || u[2] < 0x84 || u[2] > 0x87)
		return NO_MARK;
	return (u[2] - 0x84) * 64 + (u[3] & 0x3F);
}

static const char *translated(struct text *out, const char *s, const char *end);

/* Appends what stands up to the mark @until; the address behind that mark, or @end. */
static const char *up_to(struct text *out, const char *s, const char *end, int until)
{
	while (s < end) {
		const char *next = memchr(s, 0xF3, (size_t)(end - s));
		int mark = next ? mark_at(next, end) : NO_MARK;
		add(out, s, (size_t)((next ? next : end) - s));
		if (!next)
			return end;
		s = next;
		if (mark == NO_MARK) {
			add(out, s++, 1);
			continue;
		}
		s += MARK_BYTES;
		if (mark == until)
			return s;
		if (mark == OPEN)
			s = translated(out, s, end);
	}
	return end;
}

static void add_plain(struct text *out, char c)
{
	if (in_xml && (c == '<' || c == '>' || c == '&' || c == '\'')) {
		char escaped[8];
		add(out, escaped, (size_t)snprintf(escaped, sizeof escaped, "&#%d;", c));
	} else {
		add(out, &c, 1);
	}
}

/* A part between \002 and \003 is left out where one of its arguments was. */
static bool is_whole(const char *part, const struct text *arguments)
{
	for (; *part && *part != '\003'; part++) {
		if (*part == '\001' && !arguments[*++part - 'A'].s)
			return false;
	}
	return true;
}

static void fill_in(struct text *out, const char *message, const struct text *arguments)
{
	for (const char *s = message; *s; s++) {
		if (*s == '\001') {
			const struct text *a = &arguments[*++s - 'A'];
			add(out, a->s ? a->s : "", a->len);
		} else if (*s == '\002' && !is_whole(s + 1, arguments)) {
			s = strchr(s, '\003');
		} else if (*s != '\002' && *s != '\003') {
			add_plain(out, *s);
		}
	}
}

/* One translation, its opening mark being behind us: its number, words, arguments, and the end. */
static const char *translated(struct text *out, const char *s, const char *end)
{
	struct text arguments[ARGUMENTS] = { { 0 } };
	size_t number = 0;
	int mark;
	for (int i = 0; i < 3 && (mark = mark_at(s, end)) >= DIGIT; i++, s += MARK_BYTES)
		number = number * DIGIT_BASE + (size_t)(mark - DIGIT);
	while (s < end && (mark = mark_at(s, end)) != CLOSE) {
		if (mark >= ARGUMENT && mark < ARGUMENT_END) {
			int a = mark - ARGUMENT;
			arguments[a].len = 0; /* one that the Dutch says twice */
			s = up_to(&arguments[a], s + MARK_BYTES, end, ARGUMENT_END);
		} else {
			s++;
		}
	}
	if (number < english.n)
		fill_in(out, english.at[number], arguments);
	for (int i = 0; i < ARGUMENTS; i++)
		free(arguments[i].s);
	return s < end ? s + MARK_BYTES : end;
}

/* ---- files -------------------------------------------------------------------------------- */

static void read_all(int fd, struct text *t)
{
	char piece[65536];
	ssize_t n;
	while ((n = read(fd, piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			add(t, piece, (size_t)n);
}

/* What strerror() says has no marks. */
static void name_errors(struct text *t)
{
	for (size_t i = 0; t->s && i + 1 < errors.n; i += 2) {
		size_t len = strlen(errors.at[i]);
		for (char *found = t->s; (found = strstr(found, errors.at[i]));) {
			struct text rest = { 0 };
			add(&rest, found + len, strlen(found + len));
			t->len = (size_t)(found - t->s);
			add(t, errors.at[i + 1], strlen(errors.at[i + 1]));
			size_t behind = t->len;
			add(t, rest.s, rest.len);
			free(rest.s);
			found = t->s + behind;
		}
	}
}

static void write_back(int fd, const struct text *t)
{
	struct text out = { 0 };
	in_xml = t->len > 5 && memcmp(t->s, "<?xml", 5) == 0;
	if (t->len > 0)
		up_to(&out, t->s, t->s + t->len, NO_MARK - 1);
	if (out.len < SHORT && !memchr(out.s ? out.s : "", '\0', out.len))
		name_errors(&out);
	for (size_t done = 0; done < out.len;) {
		ssize_t n = write(fd, out.s + done, out.len - done);
		if (n < 0 && errno != EINTR)
			break;
		done += n > 0 ? (size_t)n : 0;
	}
	free(out.s);
}

/* The folder in which this program was started from, links to it followed. */
static void read_beside(const char *name, struct text *t)
{
	char path[PATH_ROOM];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
	path[len > 0 ? len : 0] = '\0';
	char *slash = strrchr(path, '/');
	if (!slash)
		die("/proc/self/exe");
	snprintf(slash + 1, sizeof path - (size_t)(slash + 1 - path), "%s", name);
	FILE *f = fopen(path, "r");
	if (!f)
		die(path);
	read_all(fileno(f), t);
	fclose(f);
}

static void read_texts(const char *name, struct texts *t)
{
	read_beside(name, &t->all);
	for (size_t i = 0; i < t->all.len; i++)
		t->n += t->all.s[i] == '\0';
	t->at = calloc(t->n + 1, sizeof *t->at);
	if (!t->at)
		die("memory");
	const char *s = t->all.s;
	for (size_t i = 0; i < t->n; i++, s += strlen(s) + 1)
		t->at[i] = s;
}

static void read_catalogue(void)
{
	read_texts("english", &english);
	read_texts("errors", &errors);
}

/* Sets what `settings` says; gives the program to run. */
static const char *settle(void)
{
	static struct text settings;
	const char *program = NULL;
	read_beside("settings", &settings);
	for (char *line = strtok(settings.s, "\n"); line; line = strtok(NULL, "\n")) {
		if (strncmp(line, "program=", 8) == 0)
			program = line + 8;
		else if (strchr(line, '='))
			putenv(line);
		else
			unsetenv(line);
	}
	return program;
}

/* ---- running ------------------------------------------------------------------------------ */

static pid_t child;

static void pass_on(int signal_number)
{
	kill(child, signal_number);
}

/* Terminals and devices are kring's own business: width, colours, a disk that is full. */
static bool is_ours(int fd, struct stat *st)
{
	return fstat(fd, st) == 0 &&
	       (S_ISREG(st->st_mode) || S_ISFIFO(st->st_mode) || S_ISSOCK(st->st_mode));
}

static void start(const char *program, char **argv, int out[2], int err[2])
{
	child = fork();
	if (child < 0)
		die("fork");
	if (child > 0)
		return;
	if (out[1] >= 0)
		dup2(out[1], STDOUT_FILENO);
	if (err[1] >= 0)
		dup2(err[1], STDERR_FILENO);
	for (int i = 0; i < 2; i++) {
		if (out[i] >= 0)
			close(out[i]);
		if (err[i] >= 0 && err[i] != out[i])
			close(err[i]);
	}
	execv(program, argv);
	die(program);
}

static void collect(int out, int err, struct text *texts)
{
	struct pollfd fds[] = { { .fd = out, .events = POLLIN }, { .fd = err, .events = POLLIN } };
	char piece[65536];
	while (fds[0].fd >= 0 || fds[1].fd >= 0) {
		if (poll(fds, 2, -1) < 0)
			continue;
		for (int i = 0; i < 2; i++) {
			if (fds[i].fd < 0 || !fds[i].revents)
				continue;
			ssize_t n = read(fds[i].fd, piece, sizeof piece);
			if (n > 0)
				add(&texts[i], piece, (size_t)n);
			else if (n == 0 || errno != EINTR)
				fds[i].fd = -1;
		}
	}
}

/* What kring printed, marks and all, for tests/nl/leaks.py; not where another language was asked
 * for. */
static void keep(char **argv, const struct text *texts)
{
	for (; *argv; argv++)
		if (strncmp(*argv, "--lang", 6) == 0)
			return;
	const char *folder = getenv("KRING_NL_LOG");
	char path[PATH_ROOM];
	if (!folder || !*folder)
		return;
	snprintf(path, sizeof path, "%s/%ld", folder, (long)getpid());
	FILE *f = fopen(path, "a");
	for (int i = 0; f && i < 2; i++)
		if (texts[i].len > 0)
			fwrite(texts[i].s, 1, texts[i].len, f);
	if (f)
		fclose(f);
}

static int wait_for(void)
{
	int status = 0;
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/* As kring ended: with its exit code, or by the signal that struck it. */
_Noreturn static void end_as(int status)
{
	if (WIFSIGNALED(status)) {
		signal(WTERMSIG(status), SIG_DFL);
		raise(WTERMSIG(status));
	}
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

static int run(char **argv)
{
	static const int passed_on[] = { SIGINT, SIGTERM, SIGHUP };
	struct stat to_out, to_err;
	struct text texts[2] = { { 0 } };
	int out[2] = { -1, -1 }, err[2] = { -1, -1 };
	const char *program = settle();
	bool one = is_ours(STDOUT_FILENO, &to_out), other = is_ours(STDERR_FILENO, &to_err);
	bool same = one && other && to_out.st_dev == to_err.st_dev &&
		    to_out.st_ino == to_err.st_ino;
	if ((one && pipe(out) < 0) || (other && !same && pipe(err) < 0))
		die("pipe");
	if (same)
		err[1] = out[1];
	start(program, argv, out, err);
	for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++)
		signal(passed_on[i], pass_on);
	signal(SIGXFSZ, SIG_IGN); /* `ulimit -f` is for kring, not for the log */
	if (out[1] >= 0)
		close(out[1]);
	if (err[1] >= 0 && !same)
		close(err[1]);
	collect(out[0], err[0], texts);
	int status = wait_for();
	keep(argv, texts);
	read_catalogue();
	write_back(STDERR_FILENO, &texts[1]);
	write_back(STDOUT_FILENO, &texts[0]);
	end_as(status);
}

int main(int argc, char **argv)
{
	struct text all = { 0 };
	if (argc != 2 || strcmp(argv[1], "--english") != 0)
		return run(argv);
	read_catalogue();
	read_all(STDIN_FILENO, &all);
	write_back(STDOUT_FILENO, &all);
	return 0;
}
