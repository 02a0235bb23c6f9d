// Icons are bundled by name, so a name that nobody added is an empty place on the page; and a part that loads later
// may not come. Each of the portal's templates is read, and a small portal proves that the reading finds what it should.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readTemplates } from './portal-templates.mjs';

const missingIn = ({ shown, added }) => {
  const known = new Set(added.map(({ icon }) => icon));
  return shown.filter(({ icon }) => !known.has(icon)).map(({ icon, file }) => `${icon} (${file})`);
};
const unusedIn = ({ shown, added }) => {
  const used = new Set(shown.map(({ icon }) => icon));
  return added.filter(({ icon }) => !used.has(icon)).map(({ icon, file }) => `${icon} (${file})`);
};

describe('the templates of the portal', () => {
  const portal = readTemplates(join(import.meta.dirname, '../../frontend/src/app'));

  it('show only icons that are bundled', () => assert.deepEqual(missingIn(portal), []));

  it('show all icons that are bundled', () => assert.deepEqual(unusedIn(portal), []));

  it('say of every part that loads later what becomes of it when it does not come', () =>
    assert.deepEqual(portal.silent, []));
});

describe('reading templates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docket-templates-'));
  after(() => rmSync(folder, { recursive: true }));

  it('finds icons wherever they are named, and parts without words', () => {
    writeFileSync(
      join(folder, 'page.html'),
      `<mat-icon svgIcon="plain" /> @defer { <p>Later</p> } @error { <p>Not</p> }`,
    );
    writeFileSync(
      join(folder, 'page.ts'),
      `const roleIcons = { admin: 'mapped' };
       @Component({ templateUrl: './page.html' }) class Page {
         readonly icon = input('usual');
         choices = [{ icon: 'offered' }];
         toggleIcon() { return this.open ? 'shut' : 'opened'; }
       }
       useIcons({ plain, mapped });`,
    );
    writeFileSync(
      join(folder, 'part.ts'),
      "@Component({ template: `<mat-icon [svgIcon]=\"kind() === 'no icon' ? 'chosen' : other()\" /> @defer { <p>Later</p> }` }) class Part {}",
    );
    const found = readTemplates(folder);
    assert.deepEqual(missingIn(found).sort(), [
      'chosen (part.ts)',
      'offered (page.ts)',
      'opened (page.ts)',
      'shut (page.ts)',
      'usual (page.ts)',
    ]);
    assert.deepEqual(unusedIn(found), []);
    assert.deepEqual(found.silent, ['part.ts']);
  });
});
