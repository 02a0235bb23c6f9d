import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ImportMapping } from '../../api/generated/model';
import { ImportDraft } from './import-draft';

const mapping: ImportMapping = { columns: { title: 'subject' } };

describe('a file on its way in', () => {
  it.each([
    ['counts as checked', false, 'check'],
    ['does not count as checked when its mapping was edited while it was sent', true, null],
  ])('%s', async (_, edited, checked) => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), ImportDraft] });
    const http = TestBed.inject(HttpTestingController);
    const draft = TestBed.inject(ImportDraft);
    draft.choose(new File(['subject\nPrinter'], 'tickets.csv'));
    TestBed.tick();
    http.expectOne(({ url }) => url.endsWith('/preview')).flush({ columns: [], rows: [], more: false, mapping });
    await new Promise((done) => setTimeout(done));

    const sent = draft.send({ dryRun: true });
    if (edited) {
      draft.change({ defaultStatus: 'closed' });
    }
    http.expectOne(({ url }) => url === '/api/imports').flush({ id: 'check' });
    await sent;
    expect(draft.checked()).toBe(checked);
  });
});
