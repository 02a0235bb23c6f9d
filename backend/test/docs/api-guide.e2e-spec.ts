import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { anAgent, type Person } from '../support/people.js';
import { TestApp } from '../support/test-app.js';

const run = promisify(execFile);
const guide = new URL('../../../docs/api.md', import.meta.url);

describe('the API guide', () => {
  let app: TestApp;
  let reader: Person;

  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    reader = await anAgent(app);
  });

  afterAll(() => app.close());

  it('works as it is written, from the first example to the last', async () => {
    const examples = [...(await readFile(guide, 'utf8')).matchAll(/^```bash\n(.*?)^```$/gms)].map((match) => match[1]);
    expect(examples.length).toBeGreaterThan(5);
    const script = ['set -euo pipefail', ...examples].join('\n');
    const env = {
      ...process.env,
      DOCKET: await app.nest.getUrl(),
      EMAIL: reader.email,
      PASSWORD: reader.password,
      NODE_OPTIONS: '',
    };
    const { stdout } = await run('bash', ['-c', script], { env });
    expect(stdout).toContain('agent\n');
    expect(stdout).toContain("[ 'created', 'changed', 'changed', 'changed', 'commented' ]");
    expect(stdout).toContain("[ 'colour unknown', 'title required' ]");
  });
});
