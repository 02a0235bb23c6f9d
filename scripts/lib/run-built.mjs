import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWhatChanged } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { nodeBinary, root, serverFlags } from './places.mjs';

/**
 * Installs and builds what is missing, then runs a built program in the foreground: it gets the
 * terminal and the signals, and its exit code becomes ours. Runs on Node 20 and newer.
 * @param {string} program relative to the repository
 * @param {readonly string[]} args
 * @param {readonly string[]} [projects] what the program needs built
 */
export async function runBuilt(program, args, projects = ['backend']) {
  try {
    installIfNeeded();
    await buildWhatChanged(projects);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  // Relative settings such as DATA_DIR mean the same wherever the command is given.
  const child = spawn(nodeBinary(), [...serverFlags, '--enable-source-maps', join(root, program), ...args], {
    stdio: 'inherit',
    cwd: root,
  });
  stopWithNpm(child);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
}

/** An npm that is killed outright passes nothing on: what it started must not go on without it. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
}
