-- Spelregel 4: mandates in force that were not renewed on the outcome of a meeting before the next
-- one was held, per region.  Where a table renews once a term, none is ever missed.
SELECT
	coalesce(r.region, '(unknown)') AS region,
	count(*) FILTER (WHERE m.in_force) AS in_force,
	count(*) FILTER (WHERE m.renewal_missed) AS missed,
	count(DISTINCT m.network) FILTER (WHERE m.renewal_missed) AS networks,
	min(m.missed_meeting_date) AS longest_since
FROM read_ndjson('exports/*/mandates.ndjson', columns = {
		network: 'VARCHAR', in_force: 'BOOLEAN', renewal_missed: 'BOOLEAN',
		missed_meeting_date: 'DATE'}) AS m
LEFT JOIN read_csv('networks.csv', columns = {'network': 'VARCHAR', 'region': 'VARCHAR'}, header = true) AS r
	USING (network)
GROUP BY region
ORDER BY region;
