import { parseArgs } from 'node:util';

/**
 * The arguments of a command. `--help` shows its usage and ends it; so does, with exit code 2, what it does not know.
 * @param {string} usage
 * @param {Record<string, { type: 'string' | 'boolean' }>} [options]
 * @param {number} [positionals] how many words it takes besides its options
 */
export function readArguments(usage, options = {}, positionals = 0) {
  try {
    const read = parseArgs({ allowPositionals: positionals > 0, options: { ...options, help: { type: 'boolean' } } });
    if (read.values.help !== true) return read;
  } catch (error) {
    // What follows the first sentence is advice for those who write commands.
    refuse(error.message.split(/\.\s/)[0], usage);
  }
  console.log(`Usage: ${usage}`);
  process.exit(0);
}

/** Ends a command that was not understood. */
export function refuse(reason, usage) {
  console.error(`${reason}\nUsage: ${usage}`);
  process.exit(2);
}
