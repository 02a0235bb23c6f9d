// npm run dev: the backend and the portal, both reloading on change. Ctrl-C stops both.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installIfNeeded } from './lib/install.mjs';
import { root, toolEnvironment } from './lib/places.mjs';

const env = { ...toolEnvironment(), NX_DAEMON: 'false', NX_TUI: 'false', NODE_ENV: 'development' };

installIfNeeded();
const built = spawnSync('nx run backend:build --outputStyle=static', { cwd: root, env, shell: true, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const running = [
  run("swc src --out-dir dist --strip-leading-paths --ignore '**/*.spec.ts' --quiet --watch", join(root, 'backend')),
  run('node --watch-path=backend/dist --watch-preserve-output --enable-source-maps backend/dist/main.js'),
  // The dev server proxies /api and /health to the backend, see frontend/proxy.conf.json.
  run('nx run frontend:serve'),
];
console.log('\nThe portal with reload: http://localhost:4200 (the API behind it: http://localhost:3000/api/docs)\n');

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopAll);
let left = running.length;
for (const child of running) {
  child.on('exit', (code) => {
    left -= 1;
    if (left === 0) process.exit(code ?? 0);
    // Each is of no use without the others.
    stopAll();
  });
}

/** In a group of its own, so that stopping it reaches what it started. */
function run(command, cwd = root) {
  return spawn(command, { cwd, env, shell: true, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
}

function stopAll() {
  for (const { pid, exitCode, signalCode } of running) {
    if (exitCode === null && signalCode === null) process.kill(-pid, 'SIGTERM');
  }
}
