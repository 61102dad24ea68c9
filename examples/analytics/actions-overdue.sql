-- Actions that are open after their day, by organisation; from CSV files, whose types DuckDB finds
-- by itself.  An owner may be a person or a role: then it is a bearer without organisation.
SELECT
	coalesce(p.organisation, o.organisation, '(role without holder)') AS organisation,
	count(*) AS overdue,
	max(a.as_of - a.due_date) AS most_days
FROM read_csv('exports/*/actions.csv', union_by_name = true) AS a
LEFT JOIN read_csv('exports/*/people.csv', union_by_name = true, all_varchar = true) AS p
	ON p.network = a.network AND p.person = a.bearer
LEFT JOIN read_csv('exports/*/organisations.csv', union_by_name = true, all_varchar = true) AS o
	ON o.network = a.network AND o.organisation = a.bearer
WHERE a.overdue
GROUP BY 1
ORDER BY overdue DESC, organisation;
