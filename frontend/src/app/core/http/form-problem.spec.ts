import { Injector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, submit } from '@angular/forms/signals';
import { problemAtForm } from './form-problem';
import { FieldProblem, Problem } from './problem';

const refusal = (errors: FieldProblem[]): Problem => ({
  status: 400,
  code: 'validation_failed',
  detail: 'Some fields are not valid.',
  requestId: null,
  retryAfter: null,
  errors,
  members: {},
});

async function afterRefusal(errors: FieldProblem[]) {
  const model = signal({ title: 'x', changes: { status: 'open' } });
  const ticket = form(model, { injector: TestBed.inject(Injector) });
  await submit(ticket, () => Promise.resolve(problemAtForm(ticket, refusal(errors))));
  return ticket;
}

describe('a refused form', () => {
  it('shows each message at the field of its name, nested ones too', async () => {
    const ticket = await afterRefusal([
      { field: 'title', code: 'too_long', message: 'Too long.' },
      { field: 'changes.status', code: 'invalid', message: 'No such status.' },
    ]);
    expect(ticket.title().errors()).toMatchObject([{ kind: 'too_long', message: 'Too long.' }]);
    expect(ticket.changes.status().errors()).toMatchObject([{ message: 'No such status.' }]);
    expect(ticket().errors()).toEqual([]);
  });

  it('shows the detail at the form when no field is named', async () => {
    const ticket = await afterRefusal([]);
    expect(ticket().errors()).toMatchObject([{ kind: 'validation_failed', message: 'Some fields are not valid.' }]);
  });

  it('does not swallow what belongs to a field the form does not have', async () => {
    const ticket = await afterRefusal([{ field: 'assigneeId', code: 'invalid', message: 'Not possible.' }]);
    expect(ticket().errors()).toMatchObject([{ message: 'assigneeId: Not possible.' }]);
  });
});
