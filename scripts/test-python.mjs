/** The part of `npm test` that is Python: `node scripts/test-python.mjs <python>`. Leaves its counts in test-results/python.json. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';
import { check, countPytest, reports, suite, summary, total } from './suites.mjs';

const [python = 'python3'] = process.argv.slice(2);
const cwd = join(root, 'training');
check('Python lint (Ruff)', python, ['-m', 'ruff', 'check', '.'], { cwd });
check('Python format (Ruff)', python, ['-m', 'ruff', 'format', '--check', '.'], { cwd });
check('Python types (mypy)', python, ['-m', 'mypy'], { cwd });
// A second thread costs networks this small more time than it saves.
const env = { ...process.env, OMP_NUM_THREADS: '1' };
const junit = `--junitxml=${join(reports, 'pytest.xml')}`;
suite('training tests (pytest)', python, ['-m', 'pytest', junit], 'pytest.xml', countPytest, { cwd, env });
writeFileSync(join(reports, 'python.json'), JSON.stringify({ total, summary }));
