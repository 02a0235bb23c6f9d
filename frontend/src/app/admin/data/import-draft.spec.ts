import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ImportMapping } from '../../api/generated/model';
import { ImportDraft } from './import-draft';

const mapping: ImportMapping = { columns: { title: 'subject' } };

describe('a file on its way in', () => {
  let http: HttpTestingController;
  let draft: ImportDraft;

  /** Chooses a file with these columns, and lets it be looked at. */
  const choose = async (...names: string[]): Promise<void> => {
    draft.choose(new File(['subject\nPrinter'], 'tickets.csv'));
    TestBed.tick();
    const columns = names.map((name) => ({ name, values: null }));
    http.expectOne(({ url }) => url.endsWith('/preview')).flush({ columns, rows: [], more: false, mapping });
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), ImportDraft] });
    http = TestBed.inject(HttpTestingController);
    draft = TestBed.inject(ImportDraft);
  });

  it.each([
    ['counts as checked', false, 'check'],
    ['does not count as checked when its mapping was edited while it was sent', true, null],
  ])('%s', async (_, edited, checked) => {
    await choose('subject');
    const sent = draft.send({ dryRun: true });
    if (edited) {
      draft.change({ defaultStatus: 'closed' });
    }
    http.expectOne(({ url }) => url === '/api/imports').flush({ id: 'check' });
    await sent;
    expect(draft.checked()).toBe(checked);
  });

  describe('after one for which the guess was corrected', () => {
    beforeEach(async () => {
      await choose('subject', 'state');
      draft.change({ defaultStatus: 'closed' });
      TestBed.tick();
    });

    it('goes on from what was chosen when it has the same columns', async () => {
      await choose('subject', 'state');
      expect([draft.mapping(), draft.resumed()]).toEqual([{ ...mapping, defaultStatus: 'closed' }, true]);
    });

    it.each([[['state', 'subject']], [['subject']], [['subject', 'state', 'caller']]])(
      'is guessed anew when its columns are %j',
      async (names) => {
        await choose(...names);
        expect([draft.mapping(), draft.resumed()]).toEqual([mapping, false]);
      },
    );

    it('is guessed anew, now and later, when that is asked for', async () => {
      await choose('subject', 'state');
      draft.guessAnew();
      TestBed.tick();
      expect([draft.mapping(), draft.resumed()]).toEqual([mapping, false]);
      await choose('subject', 'state');
      expect([draft.mapping(), draft.resumed()]).toEqual([mapping, false]);
    });
  });
});
