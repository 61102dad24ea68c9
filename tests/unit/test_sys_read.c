/* tests/unit/test_sys_read.c - reading and listing, with openat2 and without it. */
#define _GNU_SOURCE 1
#include "scratch.h"

#include <sys/socket.h>
#include <sys/sysmacros.h>
#include <sys/un.h>

#include "sys/read.h"
#include "sys/walk.h"

static struct kr_buf bytes = KR_BUF_INIT;

static int setup(void **state)
{
	int result = scratch_make(state);
	make("circles");
	put("circles/a.yaml", "aim: x\n");
	return result;
}

static int teardown(void **state)
{
	kr_buf_release(&bytes);
	return scratch_remove(state);
}

static int read_path(const char *path)
{
	alarm(10); /* what blocks kills the test */
	int result = read_once(folder, path, 100, &diags, &bytes);
	alarm(0);
	return result;
}

static void refused(const char *path, const char *rule, const char *says)
{
	uint32_t before = diags.list.n;
	assert_int_equal(read_path(path), KR_FAILED);
	assert_int_equal(diags.list.n, before + 1);
	assert_string_equal(last()->rule, rule);
	assert_string_equal(last()->path, path);
	assert_int_equal(last()->kind, KR_FINDING);
	assert_non_null(last()->hint);
	assert_says(says);
}

static void a_file_is_read_whole(void **state)
{
	(void)state;
	assert_int_equal(read_path("circles/a.yaml"), KR_OK);
	assert_string_equal(bytes.s, "aim: x\n");
	put_bytes("circles/z.yaml", "a\0b", 3);
	assert_int_equal(read_path("circles/z.yaml"), KR_OK);
	assert_int_equal(bytes.len, 3);
	assert_memory_equal(bytes.s, "a\0b", 4);
	put("circles/empty.yaml", "");
	assert_int_equal(read_path("circles/empty.yaml"), KR_OK);
	assert_int_equal(bytes.len, 0);
	assert_string_equal(bytes.s, "");
}

static void what_is_not_there_is_no_finding(void **state)
{
	(void)state;
	assert_int_equal(read_path("circles/b.yaml"), KR_NOTFOUND);
	assert_int_equal(read_path("nowhere/b.yaml"), KR_NOTFOUND);
	assert_int_equal(read_path("circles/a.yaml/b.yaml"), KR_NOTFOUND);
	assert_int_equal(diags.list.n, 0);
}

static void size_is_capped_exactly(void **state)
{
	(void)state;
	char text[101];
	memset(text, 'x', sizeof text);
	put_bytes("most.yaml", text, 100);
	put_bytes("more.yaml", text, 101);
	assert_int_equal(read_path("most.yaml"), KR_OK);
	assert_int_equal(bytes.len, 100);
	refused("more.yaml", "file-too-large", "larger than 100 bytes");
	assert_int_equal(truncate(at("more.yaml"), 1L << 40), 0);
	refused("more.yaml", "file-too-large", "larger");
	assert_true(bytes.size < 1000);
}

/* /proc says that its files are empty; so does a file that grows after fstat looked */
static void a_file_that_grows_is_read_to_its_end_or_refused(void **state)
{
	(void)state;
	struct kr_folder *proc;
	assert_int_equal(kr_folder_open("/proc/self", &diags, &proc), KR_OK);
	assert_int_equal(kr_read_bytes(proc, "status", 100, &bytes, NULL), KR_READ_TOO_LARGE);
	assert_int_equal(kr_read_bytes(proc, "status", 100000, &bytes, NULL), KR_READ_DONE);
	assert_non_null(strstr(bytes.s, "\nPid:"));
	assert_non_null(strstr(bytes.s, "ctxt_switches"));
	assert_int_equal(strlen(bytes.s), bytes.len);
	kr_folder_close(proc);
}

static void links_are_refused_wherever_they_stand(void **state)
{
	(void)state;
	assert_int_equal(symlink("a.yaml", at("circles/inside.yaml")), 0);
	assert_int_equal(symlink("/etc/passwd", at("circles/outside.yaml")), 0);
	assert_int_equal(symlink("nothing", at("circles/dangling.yaml")), 0);
	assert_int_equal(symlink("loop.yaml", at("circles/loop.yaml")), 0);
	assert_int_equal(symlink("circles", at("linked")), 0);
	assert_int_equal(symlink("/", at("root")), 0);
	refused("circles/inside.yaml", "file-unexpected", "is a link");
	refused("circles/outside.yaml", "file-unexpected", "is a link");
	refused("circles/dangling.yaml", "file-unexpected", "is a link");
	refused("circles/loop.yaml", "file-unexpected", "is a link");
	refused("linked/a.yaml", "file-unexpected", "is a link");
	refused("root/etc/passwd", "file-unexpected", "is a link");
}

static void ways_out_are_refused(void **state)
{
	(void)state;
	static const char *const ways[] = { "../x", "circles/../circles/a.yaml", "/etc/passwd",
		"..", ".", "", "circles//a.yaml", "./circles/a.yaml", "circles/a.yaml/",
		"circles/.." };
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		refused(ways[i], "file-unexpected", "leads out");
}

static void what_is_no_file_is_refused_at_once(void **state)
{
	(void)state;
	make("circles/folder.yaml");
	assert_int_equal(mkfifo(at("circles/fifo.yaml"), 0644), 0);
	refused("circles/folder.yaml", "file-unexpected", "is a folder");
	refused("circles/fifo.yaml", "file-unexpected", "pipe");
	if (mknod(at("circles/zero.yaml"), S_IFCHR | 0644, makedev(1, 5)) == 0)
		refused("circles/zero.yaml", "file-unexpected", "device");
	else
		print_message("skipped: a device needs root\n");
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	snprintf(name.sun_path, sizeof name.sun_path, "%s/s.yaml", scratch);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof name), 0);
	refused("s.yaml", "file-unexpected", "socket");
	close(fd);
}

static void what_cannot_be_opened_is_said(void **state)
{
	(void)state;
	char name[300];
	memset(name, 'n', sizeof name);
	name[299] = '\0';
	refused(name, "file-unreadable", "cannot be read");
	if (geteuid() != 0) {
		assert_int_equal(chmod(at("circles/a.yaml"), 0), 0);
		refused("circles/a.yaml", "file-unreadable", "cannot be read");
	}
}

static void a_failing_disk_is_said(void **state)
{
	(void)state;
	pid_t child = fork();
	if (child == 0) {
		bool good = forbid(SYS_read, -1, EIO) &&
			    read_once(folder, "circles/a.yaml", 100, &diags, &bytes) == KR_FAILED &&
			    strcmp(last()->rule, "file-unreadable") == 0 &&
			    strstr(last()->message, strerror(EIO));
		_exit(good ? 0 : 1);
	}
	assert_int_equal(ending_of(child), 0);
}

/* ---- listing ------------------------------------------------------------------------------ */

static void assert_listing(const char *under, const char *const *paths, size_t n)
{
	struct kr_listing listing = { 0 };
	assert_int_equal(kr_walk(folder, under, diags.arena, &diags, &listing), KR_OK);
	assert_int_equal(listing.n, n);
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(listing.at[i].path, paths[i]);
		assert_int_equal(listing.at[i].len, strlen(paths[i]));
	}
}

static void names_come_in_the_order_of_their_paths(void **state)
{
	(void)state;
	static const char *const all[] = { "c-x/1.yaml", "c.yaml", "c/10.yaml", "c/9.yaml",
		"c/deep/er/y", "c0/z.yaml", "circles/a.yaml", "empty.yaml" };
	make("c");
	make("c/deep");
	make("c/deep/er");
	make("c-x");
	make("c0");
	make("nothing");
	make(".git");
	put(".git/config", "");
	put("c/.hidden.yaml", "");
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		put(all[i], "");
	assert_listing("", all, 8);
	assert_listing("c", all + 2, 3);
	assert_listing("c/deep/er", all + 4, 1);
	assert_listing("nothing", NULL, 0);
	for (size_t i = 1; i < 8; i++)
		assert_true(strcmp(all[i - 1], all[i]) < 0);
}

static void kinds_are_told_apart_and_links_not_followed(void **state)
{
	(void)state;
	struct kr_listing listing = { 0 };
	assert_int_equal(symlink(".", at("circles/loop")), 0);
	assert_int_equal(mkfifo(at("circles/p.yaml"), 0644), 0);
	assert_int_equal(kr_walk(folder, "circles", diags.arena, &diags, &listing), KR_OK);
	assert_int_equal(listing.n, 3);
	assert_int_equal(listing.at[0].kind, KR_NAME_FILE);
	assert_int_equal(listing.at[1].kind, KR_NAME_LINK);
	assert_int_equal(listing.at[2].kind, KR_NAME_ODD);
	assert_int_equal(diags.list.n, 0);
}

static void what_cannot_be_listed_is_said(void **state)
{
	(void)state;
	struct kr_listing listing = { 0 };
	assert_int_equal(kr_walk(folder, "nowhere", diags.arena, &diags, &listing), KR_NOTFOUND);
	assert_int_equal(
		kr_walk(folder, "circles/a.yaml", diags.arena, &diags, &listing), KR_NOTFOUND);
	assert_int_equal(diags.list.n, 0);
	assert_int_equal(symlink("circles", at("linked")), 0);
	assert_int_equal(kr_walk(folder, "linked", diags.arena, &diags, &listing), KR_OK);
	assert_string_equal(last()->rule, "file-unexpected");
	assert_string_equal(last()->path, "linked");
	assert_int_equal(listing.n, 0);
}

static void a_deep_tree_needs_no_recursion(void **state)
{
	(void)state;
	enum { DEPTH = 1500 };
	struct kr_listing listing = { 0 };
	struct kr_buf path = KR_BUF_INIT;
	int dir = open(scratch, O_PATH | O_DIRECTORY);
	for (int i = 0; i < DEPTH; i++) {
		assert_int_equal(mkdirat(dir, "d", 0755), 0);
		int next = openat(dir, "d", O_PATH | O_DIRECTORY);
		close(dir);
		dir = next;
		kr_buf_puts(&path, i ? "/d" : "d");
	}
	close(openat(dir, "x.yaml", O_CREAT | O_WRONLY, 0644));
	close(dir);
	kr_buf_puts(&path, "/x.yaml");
	assert_int_equal(kr_walk(folder, "d", diags.arena, &diags, &listing), KR_OK);
	assert_int_equal(listing.n, 1);
	assert_string_equal(listing.at[0].path, path.s);
	kr_buf_release(&path);
}

/* ---- finding ------------------------------------------------------------------------------ */

static void assert_found(const char *start, const char *root, const char *inside)
{
	struct kr_folder *found;
	char real[PATH_MAX];
	assert_int_equal(kr_folder_find(start, &diags, &found), KR_OK);
	assert_non_null(realpath(at(root), real));
	assert_string_equal(kr_folder_path(found), real);
	assert_string_equal(kr_folder_inside(found), inside);
	kr_folder_close(found);
}

static void the_nearest_folder_upwards_is_found(void **state)
{
	(void)state;
	struct kr_folder *found;
	make("circles/deep");
	make("circles/own");
	make("circles/own/x");
	assert_int_equal(kr_folder_find(at("circles"), &diags, &found), KR_NOTFOUND);
	assert_int_equal(kr_folder_find("/", &diags, &found), KR_NOTFOUND);
	assert_int_equal(diags.list.n, 0);
	put("kring.yaml", "");
	put("circles/own/kring.yaml", "");
	assert_found(scratch, "", "");
	assert_found(at("circles/deep"), "", "circles/deep");
	assert_found(at("circles/a.yaml"), "", "circles");
	assert_found(at("circles/own/x"), "circles/own", "x");
	assert_int_equal(symlink("circles/deep", at("short")), 0);
	assert_found(at("short"), "", "circles/deep");
	assert_int_equal(chdir(at("circles")), 0);
	assert_found(NULL, "", "circles");
	assert_found("own", "circles/own", "");
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(kr_folder_find(at("none"), &diags, &found), KR_FAILED);
	assert_says("cannot open the folder");
	assert_int_equal(kr_folder_open(at("circles/a.yaml"), &diags, &found), KR_FAILED);
}

static int run_all(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_read_whole),
		TEST(what_is_not_there_is_no_finding),
		TEST(size_is_capped_exactly),
		TEST(a_file_that_grows_is_read_to_its_end_or_refused),
		TEST(links_are_refused_wherever_they_stand),
		TEST(ways_out_are_refused),
		TEST(what_is_no_file_is_refused_at_once),
		TEST(what_cannot_be_opened_is_said),
		TEST(a_failing_disk_is_said),
		TEST(names_come_in_the_order_of_their_paths),
		TEST(kinds_are_told_apart_and_links_not_followed),
		TEST(what_cannot_be_listed_is_said),
		TEST(a_deep_tree_needs_no_recursion),
		TEST(the_nearest_folder_upwards_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* All of it once more as on a kernel without openat2, in a process of its own. */
int main(void)
{
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		if (!forbid(SYS_openat2, -1, ENOSYS))
			return 99;
		return run_all();
	}
	int status;
	waitpid(child, &status, 0);
	int failed = run_all();
	return failed + (WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}
