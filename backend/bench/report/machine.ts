import { arch, cpus, platform, release, totalmem } from 'node:os';
import type { Client } from 'pg';

/** What the numbers were measured on; nothing that names the machine itself. */
export async function describeMachine(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: `${cpus().length}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${platform()} ${release()} (${arch()})`,
    node: process.versions.node,
    postgresql: rows[0]?.version ?? 'unknown',
  };
}
