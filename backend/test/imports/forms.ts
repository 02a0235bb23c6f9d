import { setTimeout as wait } from 'node:timers/promises';
import type { ImportJob } from '../../src/imports/dto/import-job.dto.js';
import type { Answer, ApiClient, Headers } from '../support/api-client.js';

interface Part {
  name: string;
  content: string | Buffer;
  fileName?: string;
}

const BOUNDARY = '----docket-test-form';

/** A multipart/form-data body as browsers and curl send it. */
function formOf(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ name, content, fileName }) => [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`,
    fileName === undefined ? '\r\n\r\n' : `; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`,
    content,
    '\r\n',
  ]);
  return Buffer.concat([...pieces, `--${BOUNDARY}--\r\n`].map((piece) => Buffer.from(piece)));
}

export function sendForm<Body = ImportJob>(
  caller: ApiClient,
  url: string,
  parts: readonly Part[],
  headers: Headers = {},
): Promise<Answer<Body>> {
  const type = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  return caller.send<Body>('POST', url, formOf(parts), { ...type, ...headers });
}

interface Wishes {
  dryRun?: boolean;
  headers?: Headers;
}

/** Uploads a file with its mapping, and nothing more. */
export function upload<Body = ImportJob>(
  caller: ApiClient,
  file: string | Buffer,
  mapping: unknown,
  { dryRun = false, headers = {} }: Wishes = {},
): Promise<Answer<Body>> {
  const parts = [
    { name: 'file', content: file, fileName: 'tickets.csv' },
    { name: 'mapping', content: JSON.stringify(mapping) },
  ];
  return sendForm<Body>(caller, `/api/imports${dryRun ? '?dryRun=true' : ''}`, parts, headers);
}

/** Waits until a job has ended. */
export async function ended(caller: ApiClient, id: string): Promise<ImportJob> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const { body } = await caller.get<ImportJob>(`/api/imports/${id}`);
    if (body.state === 'done' || body.state === 'failed') return body;
    await wait(50);
  }
  throw new Error(`Import ${id} did not end within 30 seconds`);
}

/** Uploads a file and waits for its end. */
export async function imported(
  caller: ApiClient,
  file: string | Buffer,
  mapping: unknown,
  wishes: Wishes = {},
): Promise<ImportJob> {
  const answer = await upload(caller, file, mapping, wishes);
  if (answer.status !== 202) throw new Error(`The import was refused: ${answer.status} ${answer.text}`);
  return ended(caller, answer.body.id);
}
