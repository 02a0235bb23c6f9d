// same.mjs COMMITTED FRESH REMEDY: are two files or folders the same? Shows the difference if not.
import { spawnSync } from 'node:child_process';

const [committed, fresh, remedy] = process.argv.slice(2);
const { status } = spawnSync('git', ['diff', '--no-index', '--no-color', committed, fresh], { stdio: 'inherit' });
if (status !== 0) console.error(`\n${committed} is not what its sources say. Run: ${remedy}`);
process.exitCode = status === 0 ? 0 : 1;
