-- From proposal to adoption, per month of adoption: the middle one, and the spread around it.
-- What was agreed before there was a folder has no proposal, and does not count.
SELECT
	strftime(date_trunc('month', adopted_date), '%Y-%m') AS month,
	count(*) AS adopted,
	quantile_cont(days_to_adoption, 0.5) AS median_days,
	quantile_cont(days_to_adoption, 0.75) - quantile_cont(days_to_adoption, 0.25) AS spread_days,
	max(days_to_adoption) AS most_days,
	avg(rounds) AS mean_rounds
FROM read_ndjson('exports/*/agreements.ndjson', columns = {
		adopted_date: 'DATE', days_to_adoption: 'INTEGER', rounds: 'INTEGER'})
WHERE days_to_adoption IS NOT NULL
GROUP BY month
ORDER BY month;
