/* tests/unit/day-of.c - reads `TODAY<tab>TYPED` lines, prints the day that kring takes it for. */
#define _GNU_SOURCE 1
#include <stdio.h>
#include <string.h>

#include <kring/base.h>

int main(void)
{
	char line[256];
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		int32_t today, day;
		if (strlen(line) < 11 || !kr_day_parse(line, 10, &today))
			return 2;
		puts(kr_day_parse_typed(line + 11, today, &day) ? KR_DAY(day) : "refused");
	}
	return 0;
}
