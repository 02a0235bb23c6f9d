// `npm start`: from a fresh clone to a running server. Runs on Node 20, before anything is installed;
// everything after the installation runs on the Node that is installed with it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWhatChanged } from './lib/build.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { nodeBinary, root } from './lib/places.mjs';

try {
  installIfNeeded();
  buildWhatChanged();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const server = spawn(nodeBinary(), ['--enable-source-maps', join(root, 'backend/dist/main.js')], {
  stdio: 'inherit',
  // Relative settings such as DATA_DIR mean the same wherever the command is given.
  cwd: root,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
