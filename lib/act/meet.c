/* lib/act/meet.c - a meeting of a circle: planned, held, closed with its report, confirmed. */
#include <string.h>

#include "act/known.h"
#include "base/i18n.h"

/* The meeting's file: edited where it is there, made from @root where it is not. */
struct meeting {
	struct kr_act *act;
	const struct kr_meeting_act *request;
	struct kr_circle *circle;
	const char *id;
	struct kr_meeting *was;            /* as it was, or NULL */
	struct act_file *f;                /* NULL: a new one */
	struct kr_value *root;             /* of a new one */
	struct kr_value *present, *absent; /* those named now */
	bool unled;                        /* nobody facilitates it */
};

static int put(struct meeting *m, const char *dotted, struct kr_value *value)
{
	if (!value)
		return KR_OK;
	return m->f ? act_set(m->act, m->f, dotted, value)
		    : act_put(m->act, m->root, dotted, value);
}

/* ---- lists that grow ---------------------------------------------------------------------- */

static int add_to(struct meeting *m, const char *key, const kr_texts *there, struct kr_value *more)
{
	if (!more || !there || there->n == 0)
		return put(m, key, more);
	for (const struct kr_value *v = more->first; v; v = v->next)
		if (!kr_texts_have(there, v->text) &&
			act_append(m->act, m->f, key, kr_value_copy(m->act->arena, v)) != KR_OK)
			return KR_FAILED;
	return KR_OK;
}

/* Who came after all, or did not, changes lists.  From the end on, so that the numbers hold. */
static int take_from(
	struct meeting *m, const char *key, const kr_texts *there, const struct kr_value *gone)
{
	uint32_t left = there ? there->n : 0;
	for (uint32_t i = left; i-- > 0;) {
		if (!act_names(gone, there->at[i].s))
			continue;
		const char *dotted = --left == 0 ? key
						 : kr_asprintf(m->act->arena, "%s.%u", key, i);
		if (act_remove(m->act, m->f, dotted) != KR_OK)
			return KR_FAILED;
	}
	return KR_OK;
}

static int refuse_both(struct meeting *m)
{
	for (const struct kr_value *v = m->present ? m->present->first : NULL; v; v = v->next)
		if (act_names(m->absent, v->text))
			return kr_misuse(m->act->diags, NULL,
				_("'%s' is named as present and as absent"), v->text);
	return KR_OK;
}

static int refuse_departed(struct meeting *m)
{
	for (const struct kr_value *v = m->present ? m->present->first : NULL; v; v = v->next) {
		struct kr_who who;
		if (kr_workspace_person(m->act->ws, v->text, &who) == KR_OK &&
			kr_has_day(who.person->left) && who.person->left.day < m->request->day)
			return kr_refuse(m->act->diags,
				_("'--guests NAME' writes down who came as a guest"),
				_("'%s' left on %s, before %s"), v->text,
				act_day_said(m->act, who.person->left.day),
				act_day_said(m->act, m->request->day));
	}
	return KR_OK;
}

/* Names are added to the list; one that was wrong stays until it is taken off. */
static void tell_who_stays(struct meeting *m)
{
	struct kr_buf names = KR_BUF_INIT;
	for (uint32_t i = 0; m->present && m->was && i < m->was->present.n; i++) {
		const char *name = m->was->present.at[i].s;
		if (!act_names(m->present, name) && !act_names(m->absent, name))
			kr_buf_printf(&names, "%s%s", names.len ? "," : "", name);
	}
	if (names.len > 0)
		act_tell(m->act,
			_("  who was named as present stays: %s; '--absent %s' takes off who was "
			  "not there"),
			names.s, names.s);
	kr_buf_release(&names);
}

/* `all`: every member but those who are named as absent. */
static struct kr_value *all_members(struct meeting *m)
{
	struct kr_value *list = kr_value_list(m->act->arena, true);
	for (uint32_t i = 0; i < m->circle->members.n; i++) {
		const char *person = m->circle->members.at[i].id.s;
		if (kr_circle_has_member(m->circle, person, m->request->day) &&
			!act_names(m->absent, person))
			kr_value_push(list, act_word(m->act, person));
	}
	return list->first ? list : NULL;
}

static int read_present(struct meeting *m)
{
	const char *named = m->request->present;
	/* TRANSLATORS: everybody who is a member, as typed behind '--present' */
	if (!named || !kr_is_said(named, N_("all")))
		return act_ids(m->act, "present", named, &m->present);
	m->present = all_members(m);
	return KR_OK;
}

static int read_people(struct meeting *m)
{
	const struct kr_meeting_act *r = m->request;
	if (act_ids(m->act, "absent", r->absent, &m->absent) != KR_OK || read_present(m) != KR_OK)
		return KR_FAILED;
	if (act_known_people(m->act, m->present) != KR_OK ||
		act_known_people(m->act, m->absent) != KR_OK)
		return KR_FAILED;
	return refuse_both(m) == KR_OK ? refuse_departed(m) : KR_FAILED;
}

/* A name may have a comma in it: `Mevr. De Wit, bewoner` is one guest. */
static struct kr_value *guests(struct meeting *m)
{
	struct kr_value *list = kr_value_list(m->act->arena, true);
	for (size_t i = 0; i < m->request->n_guests; i++)
		if (*m->request->guests[i])
			kr_value_push(list, act_text(m->act, m->request->guests[i]));
	return list->first ? list : NULL;
}

static int put_people(struct meeting *m)
{
	struct kr_value *guest_list = guests(m);
	if (m->was && (take_from(m, "present", &m->was->present, m->absent) != KR_OK ||
			      take_from(m, "absent", &m->was->absent, m->present) != KR_OK))
		return KR_FAILED;
	/* What was emptied is made anew, so it is looked at as it stands now. */
	const kr_texts *present = m->was && act_node(m->f, "present") ? &m->was->present : NULL;
	const kr_texts *absent = m->was && act_node(m->f, "absent") ? &m->was->absent : NULL;
	if (add_to(m, "present", present, m->present) != KR_OK ||
		add_to(m, "absent", absent, m->absent) != KR_OK)
		return KR_FAILED;
	return add_to(m, "guests", m->was ? &m->was->guests : NULL, guest_list);
}

static int refuse_unattended(struct meeting *m)
{
	const struct kr_meeting_act *r = m->request;
	if (r->plan || r->close || r->confirm_report || m->present ||
		(m->was && m->was->present.n > 0))
		return KR_OK;
	return kr_misuse(m->act->diags, NULL, _("say who is there: '--present PERSON,...'"));
}

static bool is_present(const struct meeting *m, const char *person)
{
	return act_names(m->present, person) ||
	       (m->was && kr_texts_have(&m->was->present, person) && !act_names(m->absent, person));
}

static bool is_absent(const struct meeting *m, const char *person)
{
	return act_names(m->absent, person) ||
	       (m->was && kr_texts_have(&m->was->absent, person) && !act_names(m->present, person));
}

/* ---- who leads it ------------------------------------------------------------------------- */

/* The holder of the role; when that one is not there, the deputy. */
static const char *facilitator_by_role(const struct meeting *m)
{
	const struct kr_role *role = kr_circle_role(m->circle, "facilitator");
	bool known = m->present || (m->was && m->was->present.n > 0);
	if (!role)
		return NULL;
	struct kr_text holder = kr_role_holder(role, m->request->day);
	if (kr_present(&holder) && !is_absent(m, holder.s) && (!known || is_present(m, holder.s)))
		return holder.s;
	return kr_present(&role->deputy) && is_present(m, role->deputy.s) ? role->deputy.s : NULL;
}

static int put_facilitator(struct meeting *m)
{
	const char *person = m->request->facilitator;
	if (person && *person)
		return act_known_person(m->act, person) == KR_OK
			       ? put(m, "facilitator", act_word(m->act, person))
			       : KR_FAILED;
	if (m->request->plan || m->request->confirm_report ||
		(m->was && (m->was->report || kr_present(&m->was->facilitator))))
		return KR_OK;
	person = facilitator_by_role(m);
	m->unled = !person;
	return put(m, "facilitator", act_word(m->act, person));
}

/* ---- plan --------------------------------------------------------------------------------- */

static bool is_to_be_discussed(const struct kr_agreement *a, int32_t day)
{
	switch (kr_agreement_state(a, day)) {
	case KR_STATE_FORMING:
	case KR_STATE_OPEN:
	case KR_STATE_OBJECTED:
	case KR_STATE_DUE:
	case KR_STATE_OVERDUE:
		return true;
	case KR_STATE_DEFERRED:
		return a->deferred->until.day <= day;
	default:
		return false;
	}
}

static struct kr_value *agenda_by_state(struct meeting *m)
{
	struct kr_value *list = kr_value_list(m->act->arena, false);
	size_t n;
	struct kr_record *const *all = kr_workspace_of_circle(
		m->act->ws, KR_AGREEMENT, m->circle->record.id, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = kr_workspace_agreement(m->act->ws, all[i]->id);
		if (a->record.sound && is_to_be_discussed(a, m->request->day))
			kr_value_push(list, act_word(m->act, a->record.id));
	}
	return list->first ? list : NULL;
}

static int agenda_as_given(struct meeting *m, struct kr_value **agenda)
{
	struct kr_value *typed = act_words(m->act, m->request->agenda);
	struct kr_value *list = kr_value_list(m->act->arena, false);
	struct kr_record *r;
	for (const struct kr_value *v = typed->first; v; v = v->next) {
		if (kr_workspace_resolve(m->act->ws, KR_AGREEMENT, v->text, true, &r, NULL) !=
			KR_OK)
			return KR_FAILED;
		kr_value_push(list, act_word(m->act, r->id));
	}
	*agenda = list->first ? list : NULL;
	return KR_OK;
}

static int put_agenda(struct meeting *m)
{
	const kr_texts *there = m->was ? &m->was->agenda : NULL;
	struct kr_value *agenda = NULL;
	if (m->request->agenda && agenda_as_given(m, &agenda) != KR_OK)
		return KR_FAILED;
	if (!m->request->agenda && m->request->plan && (!there || there->n == 0))
		agenda = agenda_by_state(m);
	if (!agenda && m->request->plan && !m->was)
		agenda = kr_value_list(m->act->arena, true);
	return add_to(m, "agenda", there, agenda);
}

static int put_papers(struct meeting *m)
{
	int32_t papers = m->request->papers;
	if (papers > m->act->day)
		return kr_misuse(m->act->diags, _("add it on the day that they go out"),
			_("the papers cannot have gone out on %s: that day is still to come"),
			act_day_said(m->act, papers));
	return put(m, "papers", act_day(m->act, papers));
}

/* ---- close -------------------------------------------------------------------------------- */

static int refuse_unnamed(struct meeting *m)
{
	struct kr_buf unnamed = KR_BUF_INIT, names = KR_BUF_INIT;
	bool anybody = m->present || (m->was && m->was->present.n > 0);
	for (uint32_t i = 0; i < m->circle->members.n; i++) {
		const char *person = m->circle->members.at[i].id.s;
		if (kr_circle_has_member(m->circle, person, m->request->day) &&
			!is_present(m, person) && !is_absent(m, person)) {
			kr_buf_printf(&unnamed, "%s%s", unnamed.len ? "," : "", person);
			kr_buf_printf(&names, "%s%s", names.len ? ", " : "",
				kr_name_of(m->act->ws, person));
		}
	}
	int status = KR_OK;
	if (unnamed.len > 0)
		status = kr_refuse(m->act->diags,
			kr_diag_text(m->act->diags,
				_("'--present %s' or '--absent %s', each where they belong"),
				unnamed.s, unnamed.s),
			_("it is not said who of the members was there: %s"), names.s);
	else if (!anybody)
		status = kr_refuse(m->act->diags, NULL,
			_("nobody was there, so there was no meeting to report on"));
	kr_buf_release(&unnamed);
	kr_buf_release(&names);
	return status;
}

static bool is_of_meeting(const struct kr_agreement *a, int32_t day)
{
	for (uint32_t i = 0; i < a->evaluations.n; i++) {
		const struct kr_decision *decided = a->evaluations.at[i].decided;
		if (decided && decided->meeting.day == day)
			return true;
	}
	return a->adopted && a->adopted->meeting.day == day;
}

/* What was decided and why: the short report that spelregel 6 asks for, as far as the files know.
 */
static const char *skeleton(struct meeting *m)
{
	struct kr_buf lines = KR_BUF_INIT;
	size_t n;
	struct kr_record *const *all = kr_workspace_of_circle(
		m->act->ws, KR_AGREEMENT, m->circle->record.id, &n);
	for (size_t i = 0; i < n; i++) {
		const struct kr_agreement *a = kr_workspace_agreement(m->act->ws, all[i]->id);
		if (!a->record.sound || !is_of_meeting(a, m->request->day))
			continue;
		kr_buf_printf(&lines, "%s.", a->title.s);
		if (a->why.s)
			kr_buf_printf(&lines, " %.*s", (int)strcspn(a->why.s, "\n"), a->why.s);
		kr_buf_putc(&lines, '\n');
	}
	const char *text = lines.len ? kr_strndup(m->act->arena, lines.s, lines.len) : NULL;
	kr_buf_release(&lines);
	return text;
}

static void tell_to_confirm(struct meeting *m)
{
	act_tell(m->act,
		_("  later: 'kring meet %s %s --confirm-report', when the circle confirmed it"),
		m->circle->record.id, KR_DAY(m->request->day));
}

static void tell_closed(struct meeting *m, bool own_words)
{
	const char *circle = m->circle->record.id;
	act_tell(m->act, _("the meeting of '%s' on %s is over, and has its report"), circle,
		act_day_said(m->act, m->request->day));
	if (!own_words)
		act_tell(m->act,
			_("  the summary holds what was decided and why; complete it in "
			  "meetings/%s.yaml, or today with 'kring meet %s %s --close -m SUMMARY'"),
			m->id, circle, KR_DAY(m->request->day));
	act_tell(m->act,
		_("  next: each member renews the mandate: 'kring renew-mandate %s --by WHO', for "
		  "somebody else with '--as PERSON'"),
		circle);
	tell_to_confirm(m);
}

static int put_report(struct meeting *m)
{
	struct kr_value *report = kr_value_map(m->act->arena, false);
	const char *summary = m->request->summary ? m->request->summary : skeleton(m);
	if (!summary)
		return kr_refuse(m->act->diags,
			_("give it with -m, -F or -e: what was agreed and why, who does what, by "
			  "when"),
			_("the report needs a summary: no decision of this meeting is written "
			  "down"));
	kr_value_put(m->act->arena, report, "date", act_day(m->act, m->act->day));
	kr_value_put(m->act->arena, report, "summary", act_text(m->act, summary));
	tell_closed(m, m->request->summary != NULL);
	return put(m, "report", report);
}

/* The same words, whatever line ends stand behind them. */
static bool says_the_same(const char *a, const char *b)
{
	size_t a_len = strlen(a), b_len = strlen(b);
	while (a_len > 0 && a[a_len - 1] == '\n')
		a_len--;
	while (b_len > 0 && b[b_len - 1] == '\n')
		b_len--;
	return a_len == b_len && memcmp(a, b, a_len) == 0;
}

/* Words of one's own in place of a skeleton of today that nobody worked on: that loses nothing. */
static bool fills_skeleton(struct meeting *m)
{
	const struct kr_meeting_report *report = m->was ? m->was->report : NULL;
	const struct kr_node *summary = report ? act_node(m->f, "report.summary") : NULL;
	if (!summary || !m->request->summary || report->date.day != m->act->day ||
		kr_has_day(report->confirmed))
		return false;
	const char *made = skeleton(m);
	return made && says_the_same(summary->value, made);
}

static int close_meeting(struct meeting *m)
{
	if (fills_skeleton(m)) {
		tell_closed(m, true);
		return put(m, "report.summary", act_text(m->act, m->request->summary));
	}
	if (m->was && m->was->report)
		return kr_refuse(m->act->diags,
			kr_diag_text(m->act->diags, _("its summary is mended in meetings/%s.yaml"),
				m->id),
			_("the meeting of '%s' on %s has its report already, of %s"),
			m->circle->record.id, act_day_said(m->act, m->request->day),
			act_day_said(m->act, m->was->report->date.day));
	act_commit_meeting(m->act, m->circle, m->request->day);
	return refuse_unnamed(m) == KR_OK ? put_report(m) : KR_FAILED;
}

static int confirm_report(struct meeting *m)
{
	const struct kr_meeting_report *report = m->was ? m->was->report : NULL;
	const char *circle = m->circle->record.id;
	if (!report)
		return kr_refuse(m->act->diags,
			kr_diag_text(m->act->diags,
				_("'kring meet %s %s --close -m SUMMARY' writes one"), circle,
				KR_DAY(m->request->day)),
			_("the meeting of '%s' on %s has no report to confirm"), circle,
			act_day_said(m->act, m->request->day));
	if (kr_has_day(report->confirmed))
		return kr_refuse(m->act->diags, NULL, _("the report of %s was confirmed on %s"),
			act_day_said(m->act, m->request->day),
			act_day_said(m->act, report->confirmed.day));
	act_tell(m->act, _("the report of '%s' on %s is confirmed"), circle,
		act_day_said(m->act, m->request->day));
	if (report->date.day == m->act->day)
		act_tell(m->act, _("  it was written today too: it counts as confirmed by those "
				   "who were there; mostly the next meeting does it"));
	act_tell(m->act,
		_("  next: nothing for this meeting; 'kring status --for %s' shows the "
		  "others"),
		circle);
	return put(m, "report.confirmed", act_day(m->act, m->act->day));
}

/* ---- the verb ----------------------------------------------------------------------------- */

static int refuse_request(struct kr_act *act, const struct kr_meeting_act *r)
{
	if (r->plan + r->close + r->confirm_report > 1)
		return kr_misuse(act->diags, _("one after the other"),
			_("'--plan', '--close' and '--confirm-report' do not go together"));
	if (r->plan && r->day < act->day)
		return kr_misuse(act->diags, _("without '--plan' it is written down as held"),
			_("%s is over, so no meeting can be planned on it"),
			act_day_said(act, r->day));
	if (!r->plan && r->day > act->day)
		return kr_misuse(act->diags, _("'--plan' plans it"), _("%s is still to come"),
			act_day_said(act, r->day));
	return KR_OK;
}

static int find_file(struct meeting *m)
{
	m->id = kr_asprintf(m->act->arena, "%s/%s", m->circle->record.id, KR_DAY(m->request->day));
	m->root = kr_value_map(m->act->arena, false);
	m->was = kr_workspace_meeting(m->act->ws, m->circle->record.id, m->request->day);
	return m->was ? act_open(m->act, &m->was->record, &m->f) : KR_OK;
}

static void tell(struct meeting *m)
{
	const struct kr_meeting_act *r = m->request;
	const char *circle = m->circle->record.id, *day = act_day_said(m->act, r->day);
	bool over = m->was && m->was->report;
	const char *what = r->plan             ? "plan"
			   : r->close          ? "report"
			   : r->confirm_report ? "confirm the report"
			   : over              ? "correct"
					       : "hold";
	if (r->plan) {
		act_tell(m->act, _("the meeting of '%s' on %s is planned"), circle, day);
		act_tell(m->act, _("  next, on the day: 'kring meet %s %s --present PERSON,...'"),
			circle, KR_DAY(r->day));
	} else if (over && !r->confirm_report) {
		act_tell(m->act, _("the meeting of '%s' on %s, which has its report, is corrected"),
			circle, day);
		if (kr_has_day(m->was->report->confirmed))
			act_tell(m->act,
				_("  next: 'kring show meeting/%s' shows it, for who confirmed the "
				  "report"),
				m->id);
		else
			tell_to_confirm(m);
	} else if (!r->close && !r->confirm_report) {
		act_tell(m->act, _("the meeting of '%s' on %s is open"), circle, day);
		act_tell(m->act,
			_("  next: 'kring consent ID --all-present', and 'kring meet %s %s "
			  "--close'"),
			circle, KR_DAY(r->day));
	}
	tell_who_stays(m);
	if (m->unled)
		act_tell(m->act, _("  nobody facilitates it yet: '--facilitator PERSON'"));
	act_subject(m->act, "meeting %s: %s", m->id, what);
	act_trailer(m->act, "Meeting", m->id);
}

static int make_file(struct meeting *m)
{
	if (m->f)
		return KR_OK;
	return act_make(m->act, kr_record_new(m->act->arena, KR_MEETING, m->id), m->root, NULL);
}

int kr_act_meet(struct kr_act *act, const struct kr_meeting_act *request)
{
	struct meeting m = { .act = act, .request = request };
	if (refuse_request(act, request) != KR_OK ||
		act_circle(act, request->circle, &m.circle) != KR_OK || find_file(&m) != KR_OK ||
		read_people(&m) != KR_OK || refuse_unattended(&m) != KR_OK)
		return KR_FAILED;
	if (put_agenda(&m) != KR_OK || put_papers(&m) != KR_OK || put_people(&m) != KR_OK ||
		put_facilitator(&m) != KR_OK)
		return KR_FAILED;
	if ((request->close && close_meeting(&m) != KR_OK) ||
		(request->confirm_report && confirm_report(&m) != KR_OK) || make_file(&m) != KR_OK)
		return KR_FAILED;
	tell(&m);
	return KR_OK;
}
