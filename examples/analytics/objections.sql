-- Objections are what makes proposals better: in how many rounds were there any, and what became of
-- them?  Per half-year; an objection without outcome is `open`.
SELECT
	year(o.day) || '-H' || CASE WHEN month(o.day) > 6 THEN 2 ELSE 1 END AS half_year,
	o.result,
	count(*) AS objections,
	count(DISTINCT (o.network, o.agreement, o.stage_number)) AS rounds,
	median(o.days_open) AS median_days_open
FROM read_ndjson('exports/*/objections.ndjson', columns = {
		network: 'VARCHAR', agreement: 'VARCHAR', stage: 'VARCHAR', stage_number: 'INTEGER',
		day: 'DATE', result: 'VARCHAR', days_open: 'INTEGER'}) AS o
WHERE o.stage = 'round'
GROUP BY half_year, o.result
ORDER BY half_year, o.result;
