/*
 * tests/calendar/read.c - a calendar as libical reads it, for tests/calendar/run.sh.
 *
 * read FILE…: of each file one line that says how many errors libical finds in it, then a line for
 * each event: uid, start, end, stamp, sequence, summary and description with tabs between them,
 * line ends of texts written as \n and backslashes as \\.
 */
#include <libical/ical.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *whole(const char *path)
{
	FILE *f = fopen(path, "rb");
	if (!f || fseek(f, 0, SEEK_END) != 0)
		exit(3);
	long size = ftell(f);
	char *text = calloc(1, (size_t)size + 1);
	rewind(f);
	if (!text || fread(text, 1, (size_t)size, f) != (size_t)size)
		exit(3);
	fclose(f);
	return text;
}

static void say_text(const char *s)
{
	putchar('\t');
	for (; s && *s; s++)
		if (*s == '\n')
			fputs("\\n", stdout);
		else if (*s == '\\')
			fputs("\\\\", stdout);
		else
			putchar(*s);
}

static void say_property(icalcomponent *c, icalproperty_kind kind)
{
	icalproperty *p = icalcomponent_get_first_property(c, kind);
	say_text(p ? icalproperty_get_value_as_string(p) : NULL);
}

static void say_event(icalcomponent *e)
{
	fputs(icalcomponent_get_uid(e), stdout);
	say_property(e, ICAL_DTSTART_PROPERTY);
	say_property(e, ICAL_DTEND_PROPERTY);
	say_property(e, ICAL_DTSTAMP_PROPERTY);
	say_property(e, ICAL_SEQUENCE_PROPERTY);
	say_text(icalcomponent_get_summary(e));
	say_text(icalcomponent_get_description(e));
	putchar('\n');
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		icalcomponent *c = icalparser_parse_string(whole(argv[i]));
		if (!c) {
			printf("%s\t1\n", argv[i]);
			continue;
		}
		icalrestriction_check(c);
		printf("%s\t%d\n", argv[i], icalcomponent_count_errors(c));
		for (icalcomponent *e = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
			e; e = icalcomponent_get_next_component(c, ICAL_VEVENT_COMPONENT))
			say_event(e);
		icalcomponent_free(c);
	}
	return 0;
}
