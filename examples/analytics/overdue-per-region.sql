-- Evaluations that are overdue, per region: how many of the agreements in force, and by how long.
SELECT
	coalesce(r.region, '(unknown)') AS region,
	count(DISTINCT a.network) AS networks,
	count(*) FILTER (WHERE a.in_force) AS in_force,
	count(*) FILTER (WHERE a.overdue) AS overdue,
	round(100.0 * count(*) FILTER (WHERE a.overdue) / nullif(count(*) FILTER (WHERE a.in_force), 0), 1)
		AS percent,
	max(a.as_of - a.evaluation_date) FILTER (WHERE a.overdue) AS most_days
FROM read_ndjson('exports/*/agreements.ndjson', columns = {
		network: 'VARCHAR', as_of: 'DATE', in_force: 'BOOLEAN', overdue: 'BOOLEAN',
		evaluation_date: 'DATE'}) AS a
LEFT JOIN read_csv('networks.csv', columns = {'network': 'VARCHAR', 'region': 'VARCHAR'}, header = true) AS r
	USING (network)
GROUP BY region
ORDER BY region;
