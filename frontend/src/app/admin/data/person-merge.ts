import { Role, User } from '../../api/generated/model';
import { isRecord } from '../../shared/is-record';

export type PersonDetails = Pick<User, 'name' | 'role'>;

export interface DetailsConflict {
  readonly field: keyof PersonDetails;
  readonly theirs: string;
  readonly mine: string;
}

/** What was typed, and what the person was when it was. */
export interface DetailsDraft {
  readonly read: PersonDetails;
  readonly typed: PersonDetails;
}

const fields = ['name', 'role'] as const;

export const detailsOf = ({ name, role }: User): PersonDetails => ({ name, role });

/** What was changed here, compared with what was read. */
export function ownChanges(read: PersonDetails, typed: PersonDetails): Partial<PersonDetails> {
  return Object.fromEntries(
    fields.filter((field) => read[field] !== typed[field]).map((field) => [field, typed[field]]),
  );
}

/** Fields changed on both sides, to different values. */
export function conflictsOf(read: PersonDetails, typed: PersonDetails, current: PersonDetails): DetailsConflict[] {
  return fields
    .filter(
      (field) => read[field] !== typed[field] && read[field] !== current[field] && typed[field] !== current[field],
    )
    .map((field) => ({ field, theirs: current[field], mine: typed[field] }));
}

/** What stands in the form after others changed the person: own changes stay, the rest is theirs. */
export function rebased(read: PersonDetails, typed: PersonDetails, current: PersonDetails): PersonDetails {
  return { ...current, ...ownChanges(read, typed) };
}

/** Whether what this browser kept is such a draft. */
export const isDetailsDraft = (value: unknown): value is DetailsDraft =>
  isRecord(value) && isDetails(value['read']) && isDetails(value['typed']);

export const isDetails = (value: unknown): value is PersonDetails =>
  isRecord(value) && typeof value['name'] === 'string' && Object.values<unknown>(Role).includes(value['role']);
