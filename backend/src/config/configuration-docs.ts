import { settings } from './settings.js';

interface Described {
  readonly desc?: string | undefined;
  readonly default?: unknown;
  readonly example?: string | undefined;
}

const HEAD = `# Configuration

<!-- Generated from backend/src/config/settings.ts by \`npm run configuration\`: do not edit. -->

Docket reads its settings from environment variables, once, at its start. A mistake stops it with one
line per variable that says what is wrong. A variable that is empty counts as absent.

| Variable | Default | What it does |
| --- | --- | --- |
`;

const TAIL = `
## What lies in DATA_DIR

| File or folder | What it is |
| --- | --- |
| \`postgres/\` | The embedded database, unless DATABASE_URL is set. Copy it only while Docket is stopped. |
| \`postgres-…\` | Left behind by a first start that was killed. May be removed while Docket is stopped. |
| \`secret-key\` | The secret behind all signing keys, unless SECRET_KEY is set. Without it everybody has to sign in again. |
| \`imports/\` | Uploaded files of imports that are not finished. |
| \`demo-passwords.json\` | The passwords of the sample people, in a demo. |

Files with secrets are readable by their owner only (0600).

## Limits that are not settings

| What | Limit |
| --- | --- |
| Connections to the database, per process | 10 |
| Waiting for a connection | 2 s |
| A statement; a lock; no answer at all | 4 s; 3 s; 4.5 s |
| An open transaction that does nothing | 10 s |
| Running requests after SIGTERM | 5 s, then their connections are closed; the process ends within 10 s |
`;

/** docs/configuration.md, from the same descriptions by which the settings are read. */
export function configurationDocs(): string {
  const rows = Object.entries(settings).map(([name, setting]: [string, Described]) => {
    const example = setting.example === undefined ? '' : ` Example: \`${setting.example}\`.`;
    return `| \`${name}\` | ${shown(setting.default)} | ${setting.desc ?? ''}${example} |\n`;
  });
  return HEAD + rows.join('') + TAIL;
}

function shown(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
