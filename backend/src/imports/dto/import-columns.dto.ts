import { TextField } from '../../shared/validation/fields.js';

const Column = (description: string, example?: string) =>
  TextField({ min: 1, max: 500, optional: true, description, example });

/** Which column of the file feeds which field: names as they stand in the header row. */
export class ImportColumns {
  @Column('The subject. Line breaks become blanks; over 200 characters it is shortened and leads the description.')
  title?: string;

  @Column('The text, read as Markdown.')
  description?: string;

  @Column('Words of the source, translated by `statusValues`.', 'incident_state')
  status?: string;

  @Column('Words of the source, translated by `priorityValues`.', 'priority')
  priority?: string;

  @Column('Who asked: an email address, a name, or `Name <address>`.', 'caller_id')
  requester?: string;

  @Column('Who works on it: an email address, a name, or `Name <address>`.', 'assigned_to')
  assignee?: string;

  @Column('Who made the change that a row of a history records. Absent: the importing admin.', 'sys_updated_by')
  changedBy?: string;

  @Column('The ticket’s own number in the source. Absent: rows are told apart by their content.', 'number')
  externalId?: string;

  @Column('When it was filed.', 'opened_at')
  createdAt?: string;

  @Column('When it last changed; in a history, when the row’s change happened.', 'sys_updated_at')
  updatedAt?: string;

  @Column('When it was closed. Absent: when its last row closed it.')
  closedAt?: string;
}
