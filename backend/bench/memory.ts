import { readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const OFTEN = 50;

/** Resident memory of a process in MB now and at its highest; null where the system has no /proc. */
export interface Memory {
  readonly now: number;
  readonly highest: number;
}

export function memoryOf(pid: number | undefined): Memory | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (field: string) => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') };
  } catch {
    // Not Linux.
    return null;
  }
}

/** The highest resident memory of a process, in MB, seen while some work was done. */
export async function highestWhile(pid: number | undefined, work: () => Promise<unknown>): Promise<number | null> {
  let highest = memoryOf(pid)?.now ?? null;
  const watch = setInterval(() => {
    const now = memoryOf(pid)?.now ?? null;
    if (now !== null && now > (highest ?? 0)) highest = now;
  }, OFTEN);
  try {
    await work();
    return highest;
  } finally {
    clearInterval(watch);
  }
}
