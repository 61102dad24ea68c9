/* tests/unit/digest-of.c - prints the digest of each file, as kring computes it; for the twin. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/content.h"
#include "yaml/yaml.h"

static int print_digest(const char *kind, const char *path)
{
	struct kr_arena *arena = kr_arena_new();
	struct kr_diags diags = { .arena = arena };
	struct kr_buf bytes = KR_BUF_INIT, content = KR_BUF_INIT;
	struct kr_node *root;
	uint8_t digest[32];
	char chunk[65536];
	size_t n;
	FILE *f = fopen(path, "rb");
	int status = KR_FAILED;
	while (f && (n = fread(chunk, 1, sizeof chunk, f)) > 0)
		kr_buf_add(&bytes, chunk, n);
	if (f && kr_yaml_parse(arena, bytes.s, bytes.len, path, &diags, &root) == KR_OK) {
		kr_content_digest(kr_shape_of(kr_kind_of(kind)), root, &content, digest);
		printf("sha256:");
		for (size_t i = 0; i < sizeof digest; i++)
			printf("%02x", digest[i]);
		printf("  %s\n", path);
		status = KR_OK;
	} else {
		fprintf(stderr, "%s: %s\n", path,
			diags.list.n ? diags.list.at[0].message : "cannot be read");
	}
	if (f)
		fclose(f);
	kr_buf_release(&bytes);
	kr_buf_release(&content);
	kr_arena_free(arena);
	return status;
}

/* digest-of KIND FILE … */
int main(int argc, char **argv)
{
	int status = argc > 2 ? EXIT_SUCCESS : EXIT_FAILURE;
	for (int i = 2; i < argc; i++)
		if (print_digest(argv[1], argv[i]) != KR_OK)
			status = EXIT_FAILURE;
	return status;
}
