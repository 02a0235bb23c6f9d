/** The server cannot start, for reasons its operator can mend: printed one line each, exit code 1. */
export class StartError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
