/* lib/report/show.c - one record: what all kinds have in common, and which part shows which. */
#include "report/private.h"

#include <string.h>

/* ---- fields ------------------------------------------------------------------------------- */

void kr_field(struct kr_fields *f, const char *key, const char *title, enum kr_column_type type,
	struct kr_cell cell)
{
	*KR_ADD(f->d->arena, &f->columns) = (struct kr_column){
		.key = key,
		.title = title ? title : "",
		.type = type,
		.audience = title ? KR_FOR_ALL : KR_FOR_MACHINES,
	};
	*KR_ADD(f->d->arena, &f->cells) = cell;
}

void kr_field_text(struct kr_fields *f, const char *key, const char *title, const struct kr_text *t)
{
	kr_field(f, key, title, KR_COLUMN_TEXT, kr_cell_text(t));
}

void kr_field_who(struct kr_fields *f, const char *key, const char *title, const struct kr_text *id)
{
	kr_field(f, key, title, KR_COLUMN_TEXT, kr_cell_who(f->ws, id->s));
}

void kr_field_day(struct kr_fields *f, const char *key, const char *title, int32_t day)
{
	kr_field(f, key, title, KR_COLUMN_DAY, kr_cell_day(f->d, day));
}

void kr_field_list(struct kr_fields *f, const char *key, const char *title, const kr_texts *list)
{
	kr_field(f, key, title, KR_COLUMN_LIST, kr_cell_list(f->d->arena, list));
}

void kr_field_number(
	struct kr_fields *f, const char *key, const char *title, const struct kr_number *number)
{
	kr_field(f, key, title, KR_COLUMN_NUMBER, kr_cell_of_number(f->d, number));
}

struct kr_fields kr_fields_of(
	struct kr_workspace *ws, struct kr_document *d, const struct kr_record *r)
{
	struct kr_fields f = { .ws = ws, .d = d };
	kr_field(&f, "kind", NULL, KR_COLUMN_WORD, kr_cell_kind(r->kind));
	kr_field(&f, "id", N_("id"), KR_COLUMN_ID, (struct kr_cell){ .text = r->id });
	kr_field(&f, "path", N_("file"), KR_COLUMN_ID, (struct kr_cell){ .text = r->path });
	kr_field(&f, "title", NULL, KR_COLUMN_TEXT, (struct kr_cell){ .text = d->title });
	kr_field(&f, "state", N_("state"), KR_COLUMN_WORD,
		kr_cell_state(kr_record_state(r, d->day)));
	return f;
}

void kr_fields_end(struct kr_fields *f)
{
	struct kr_cell *cells = kr_document_fields(f->d, "record", f->columns.at, f->columns.n);
	memcpy(cells, f->cells.at, f->cells.n * sizeof *cells);
}

void kr_section_prose(
	struct kr_document *d, const char *key, const char *heading, const struct kr_text *text)
{
	kr_document_heading(d, 1, heading);
	kr_document_prose(d, key, text->s);
}

void kr_section_named(struct kr_workspace *ws, struct kr_document *d, const char *key, int level,
	const char *heading, const kr_named_texts *list)
{
	static const struct kr_column columns[] = {
		{ "id", N_("of"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
		{ "text", N_("text"), KR_COLUMN_TEXT, KR_FOR_ALL, false },
	};
	kr_document_heading(d, level, heading);
	struct kr_block *table = kr_document_table(d, key, columns, KR_N(columns), NULL);
	for (size_t i = 0; i < list->n; i++) {
		struct kr_cell *cell = kr_block_row(d, table, KR_TONE_PLAIN);
		*cell++ = kr_cell_who(ws, list->at[i].id.s);
		*cell++ = kr_cell_text(&list->at[i].value);
	}
}

const char *kr_duration_words(struct kr_arena *arena, struct kr_duration duration)
{
	return duration.unit ? kr_asprintf(arena, "%d%c", duration.count, duration.unit) : NULL;
}

void kr_field_establishment(struct kr_fields *f, const struct kr_establishment *e)
{
	bool then = e && kr_is_by(e->date, f->d->day);
	struct kr_cell by = then ? kr_cell_agreement(f->ws, &e->by) : (struct kr_cell){ 0 };
	kr_field_day(f, "adopted", N_("adopted"), then ? e->date.day : KR_NO_DAY);
	kr_field(f, "adopted-by", N_("established by"), KR_COLUMN_ID, by);
}

/* ---- dispatch ----------------------------------------------------------------------------- */

static void show_kind(struct kr_workspace *ws, const struct kr_record *r, struct kr_document *d)
{
	switch (r->kind) {
	case KR_NETWORK:
		kr_show_network(ws, (const struct kr_network *)r, d);
		break;
	case KR_ORGANISATION:
		kr_show_organisation(ws, (const struct kr_organisation *)r, d);
		break;
	case KR_CIRCLE:
		kr_show_circle(ws, (const struct kr_circle *)r, d);
		break;
	case KR_MANDATE:
		kr_show_mandate(ws, (const struct kr_mandate *)r, d);
		break;
	case KR_SPELREGEL:
		kr_show_spelregel(ws, (const struct kr_spelregel *)r, d);
		break;
	case KR_AGREEMENT:
		kr_show_agreement(ws, (const struct kr_agreement *)r, d);
		break;
	case KR_MEETING:
		kr_show_meeting(ws, (const struct kr_meeting *)r, d);
		break;
	case KR_REVIEW:
		kr_show_review(ws, (const struct kr_review *)r, d);
		break;
	case KR_KINDS:
		break;
	}
}

int kr_show_build(struct kr_workspace *ws, const struct kr_record *r, struct kr_document *d)
{
	if (!kr_readable(r))
		return kr_cannot(kr_workspace_diags(ws), r->path,
			_("'%s' has errors; 'kring check %s' names them"), r->id, r->path);
	kr_document_init(d, ws, "show", kr_title_of(ws, r));
	if (r->kind == KR_AGREEMENT) {
		const struct kr_agreement *a = (const struct kr_agreement *)r;
		d->title = kr_earlier_words(ws, a, "title", &a->title);
	}
	show_kind(ws, r, d);
	return KR_OK;
}
