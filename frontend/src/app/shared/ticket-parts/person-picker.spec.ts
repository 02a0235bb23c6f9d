import { ComponentFixture, TestBed } from '@angular/core/testing';
import { PersonPicker } from './person-picker';
import { PersonRef } from './ticket-model';

const aPerson = (name: string): PersonRef => ({ id: name, name, active: true });
const me = aPerson('Ada Agent');
const ines = aPerson('Ines Moreno');

describe('picking a person', () => {
  let fixture: ComponentFixture<PersonPicker>;
  let field: HTMLInputElement;
  let picked: (string | null)[];

  const settle = async (): Promise<void> => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const show = async (found: readonly PersonRef[], words: string | null = null): Promise<void> => {
    fixture.componentRef.setInput('found', found);
    fixture.componentRef.setInput('words', words);
    await settle();
  };
  const type = async (text: string): Promise<void> => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
  };
  const enter = (): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, cancelable: true, bubbles: true });
    field.dispatchEvent(event);
    return event;
  };
  const offered = (): string[] =>
    [...document.querySelectorAll('mat-option')].map((option) => option.textContent.trim());

  beforeEach(async () => {
    picked = [];
    fixture = TestBed.createComponent(PersonPicker);
    fixture.componentRef.setInput('choices', [
      { label: 'Assign to me', person: me },
      { label: 'Nobody', person: null },
    ]);
    fixture.componentInstance.picked.subscribe((person) => picked.push(person?.id ?? null));
    document.body.append(fixture.nativeElement as HTMLElement);
    await settle();
    field = (fixture.nativeElement as HTMLElement).querySelector('input')!;
    field.focus();
    await show([me, ines]);
  });

  afterEach(() => fixture.destroy());

  it('takes the first fixed choice while nothing is typed', () => {
    expect(offered().slice(0, 2)).toEqual(['Assign to me', 'Nobody']);
    enter();
    expect(picked).toEqual([me.id]);
  });

  it('takes the first of those who were found for what is typed', async () => {
    await type('ines');
    await show([ines]);
    enter();
    expect(picked).toEqual([ines.id]);
  });

  it('finds also who has a fixed choice', async () => {
    await type('ada');
    await show([me]);
    enter();
    expect(picked).toEqual([me.id]);
  });

  it.each(['Searching…', 'Nobody found'])('takes nobody at "%s", and sends no form', async (words) => {
    await type('zzzz');
    await show([], words);
    expect(offered()).toEqual([words]);
    expect(enter().defaultPrevented).toBe(true);
    expect(picked).toEqual([]);
  });

  it('offers the fixed choices again when the field is emptied', async () => {
    await type('zzzz');
    await type('');
    expect(offered()).toContain('Nobody');
  });
});
