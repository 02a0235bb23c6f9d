import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute } from '@angular/router';
import { SetupPage } from './setup-page';

describe('setting up', () => {
  it('begins in the first field', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), { provide: ActivatedRoute, useValue: { snapshot: { fragment: 'token' } } }],
    });
    const fixture = TestBed.createComponent(SetupPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    expect(document.activeElement?.id).toBe('setup-name');
    fixture.destroy();
  });
});
