#!/usr/bin/env python3
"""tests/calendar/sqlite.py FOLDER - every NAME.csv of FOLDER, imported by sqlite, against NAME.rows.json."""
import json, pathlib, subprocess, sys

folder = pathlib.Path(sys.argv[1])
failed = 0


def in_csv(v):
    if isinstance(v, list):
        return '; '.join(v)
    if isinstance(v, bool):
        return str(v).lower()
    return '' if v is None else str(v).replace('\t', ' ')  # a tab is a blank


for path in sorted(folder.glob('*.csv')):
    rows = json.loads(path.with_suffix('.rows.json').read_text(encoding='utf-8'))
    done = subprocess.run(['sqlite3', '-json', ':memory:', f".import --csv '{path}' t", 'SELECT * FROM t'],
                          capture_output=True, text=True)
    found = json.loads(done.stdout or '[]')
    # sqlite's shell leaves a CR LF inside a cell as it is; ours are LF
    wanted = [{k: in_csv(v) for k, v in row.items()} for row in rows]
    problem = done.stderr.strip() or (found != wanted and next(
        (f'{a} is not {b}' for a, b in zip(found, wanted) if a != b), f'{len(found)} rows, not {len(wanted)}'))
    failed += bool(problem)
    print(f'not ok sqlite {path.name}: {problem}' if problem else f'ok sqlite {path.name}')
sys.exit(failed > 0)
