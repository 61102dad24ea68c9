/* lib/report/catalogue.c - which reports and formats there are. */
#include <kring/report.h>

#include <string.h>

#define REPORT(name) extern const struct kr_report kr_report_##name;
#include "report/reports.def"
#undef REPORT
#define FORMAT(name) extern const struct kr_format kr_format_##name;
#include "report/formats.def"
#undef FORMAT

static const struct kr_report *const reports[] = {
#define REPORT(name) &kr_report_##name,
#include "report/reports.def"
#undef REPORT
};

static const struct kr_format *const formats[] = {
#define FORMAT(name) &kr_format_##name,
#include "report/formats.def"
#undef FORMAT
};

const struct kr_report *const *kr_reports(size_t *n)
{
	*n = sizeof reports / sizeof *reports;
	return reports;
}

const struct kr_report *kr_report_find(const char *name)
{
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		if (strcmp(reports[i]->name, name) == 0)
			return reports[i];
	return NULL;
}

const struct kr_format *const *kr_formats(size_t *n)
{
	*n = sizeof formats / sizeof *formats;
	return formats;
}

const struct kr_format *kr_format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}
