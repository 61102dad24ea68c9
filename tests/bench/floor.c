/* tests/bench/floor.c - the least that reading a kring folder can cost with libyaml. */

/*
 * Walks a folder, opens each .yaml file relative to its directory, reads it with one read() into
 * one buffer, counts its libyaml events and closes it. Nothing is kept and nothing is looked at:
 * what `kring check` needs beyond this is its own. Prints files, bytes, events and the CPU time of
 * the whole process, user and system. Exit: 0, or 3 when something could not be read or parsed.
 */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#define FILE_LIMIT ((size_t)1 << 20)
#define DEPTH_LIMIT 16

struct floor {
	unsigned char *buffer; /* FILE_LIMIT and one byte, so that a longer file shows */
	unsigned long files;
	unsigned long long bytes;
	unsigned long long events;
	bool failed;
};

static void complain(struct floor *floor, const char *name, const char *what)
{
	fprintf(stderr, "floor: '%s': %s\n", name, what);
	floor->failed = true;
}

static void count_events(struct floor *floor, const char *name, size_t length)
{
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser)) {
		complain(floor, name, "no memory for a parser");
		return;
	}
	yaml_parser_set_input_string(&parser, floor->buffer, length);
	for (bool done = false; !done;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&parser, &event)) {
			complain(floor, name, parser.problem ? parser.problem : "not YAML");
			break;
		}
		done = event.type == YAML_STREAM_END_EVENT;
		floor->events++;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static void read_record(struct floor *floor, int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0) {
		complain(floor, name, strerror(errno));
		return;
	}
	ssize_t length = read(fd, floor->buffer, FILE_LIMIT + 1);
	close(fd);
	if (length < 0 || (size_t)length > FILE_LIMIT) {
		complain(floor, name, length < 0 ? strerror(errno) : "larger than 1 MiB");
		return;
	}
	floor->files++;
	floor->bytes += (unsigned long long)length;
	count_events(floor, name, (size_t)length);
}

static bool is_record(const char *name)
{
	size_t length = strlen(name);
	return length > 5 && memcmp(name + length - 5, ".yaml", 5) == 0;
}

/* Most file systems say in the listing what a name is; the others are asked. */
static bool is_folder(int folder, const struct dirent *listed)
{
	struct stat status;
	if (listed->d_type != DT_UNKNOWN)
		return listed->d_type == DT_DIR;
	return fstatat(folder, listed->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISDIR(status.st_mode);
}

static void walk(struct floor *floor, int parent, const char *name, int depth)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd < 0 || depth > DEPTH_LIMIT ? NULL : fdopendir(fd);
	if (!folder) {
		complain(floor, name, depth > DEPTH_LIMIT ? "too deep" : strerror(errno));
		if (fd >= 0)
			close(fd);
		return;
	}
	for (const struct dirent *listed; (listed = readdir(folder));) {
		if (listed->d_name[0] == '.')
			continue;
		if (is_folder(fd, listed))
			walk(floor, fd, listed->d_name, depth + 1);
		else if (is_record(listed->d_name))
			read_record(floor, fd, listed->d_name);
	}
	closedir(folder);
}

static double cpu_ms(void)
{
	struct rusage used;
	getrusage(RUSAGE_SELF, &used);
	return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
	       (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

int main(int argc, char **argv)
{
	struct floor floor = { .buffer = malloc(FILE_LIMIT + 1) };
	if (argc != 2 || !floor.buffer) {
		fputs(argc != 2 ? "usage: floor DIR\n" : "floor: no memory\n", stderr);
		free(floor.buffer);
		return 2;
	}
	walk(&floor, AT_FDCWD, argv[1], 0);
	printf("files %lu bytes %llu events %llu cpu-ms %.1f\n", floor.files, floor.bytes,
		floor.events, cpu_ms());
	free(floor.buffer);
	return floor.failed ? 3 : 0;
}
