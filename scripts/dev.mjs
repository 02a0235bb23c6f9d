// npm run dev: the backend and the portal, both reloading on change. Ctrl-C stops both.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installIfNeeded } from './lib/install.mjs';
import { root, toolEnvironment } from './lib/places.mjs';

const env = { ...toolEnvironment(), NX_DAEMON: 'false', NX_TUI: 'false', NODE_ENV: 'development' };
const options = { cwd: root, env, shell: true, stdio: 'inherit' };

installIfNeeded();
const built = spawnSync('nx run backend:build --outputStyle=static', options);
if (built.status !== 0) process.exit(built.status ?? 1);

const running = [
  spawn("swc src --out-dir dist --strip-leading-paths --ignore '**/*.spec.ts' --quiet --watch", {
    ...options,
    cwd: join(root, 'backend'),
  }),
  spawn('node --watch-path=backend/dist --watch-preserve-output --enable-source-maps backend/dist/main.js', options),
  // The dev server proxies /api and /health to the backend, see frontend/proxy.conf.json.
  spawn('nx run frontend:serve', options),
];

console.log('\nThe portal with reload: http://localhost:4200 (the API behind it: http://localhost:3000/api/docs)\n');

// Ctrl-C reaches the children by itself; a plain kill does not.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => running.forEach((child) => child.kill('SIGTERM')));

let left = running.length;
for (const child of running) {
  child.on('exit', (code) => {
    left -= 1;
    // When one of them breaks, the others are of no use.
    if (code !== 0) for (const other of running) other.kill('SIGTERM');
    if (left === 0) process.exit(code ?? 0);
  });
}
