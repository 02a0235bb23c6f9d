import type { ImportColumns } from '../dto/import-columns.dto.js';

type Field = keyof ImportColumns;

/** Names that other systems give their columns, letters and digits only, the likeliest first. */
const NAMES: readonly [Field, readonly string[]][] = [
  [
    'externalId',
    [
      'number',
      'ticketnumber',
      'ticketid',
      'incidentid',
      'caseid',
      'casenumber',
      'issuekey',
      'key',
      'id',
      'ticket',
      'nummer',
    ],
  ],
  ['title', ['title', 'subject', 'summary', 'shortdescription', 'headline', 'name', 'betreff', 'titel']],
  ['description', ['description', 'body', 'text', 'details', 'content', 'message', 'longdescription', 'beschreibung']],
  ['status', ['status', 'state', 'incidentstate', 'ticketstatus', 'issuestatus', 'zustand']],
  ['priority', ['priority', 'prio', 'severity', 'urgency', 'importance', 'impact', 'priorität']],
  [
    'requester',
    [
      'requester',
      'requesteremail',
      'callerid',
      'caller',
      'reporter',
      'customer',
      'from',
      'email',
      'user',
      'openedby',
      'createdby',
      'author',
    ],
  ],
  ['assignee', ['assignee', 'assigneeemail', 'assignedto', 'agent', 'owner', 'technician', 'resolver', 'bearbeiter']],
  ['changedBy', ['sysupdatedby', 'updatedby', 'changedby', 'modifiedby']],
  [
    'createdAt',
    [
      'createdat',
      'openedat',
      'created',
      'opened',
      'createdon',
      'datecreated',
      'creationdate',
      'syscreatedat',
      'date',
      'erstellt',
    ],
  ],
  [
    'updatedAt',
    ['updatedat', 'sysupdatedat', 'updated', 'modified', 'lastmodified', 'lastupdated', 'changedat', 'geändert'],
  ],
  ['closedAt', ['closedat', 'resolvedat', 'closed', 'resolved', 'closedon', 'completedat', 'geschlossen']],
];

/** Each field's likeliest column; no column twice. */
export function guessColumns(columns: readonly string[]): ImportColumns {
  const free = new Map([...columns].reverse().map((name) => [plain(name), name]));
  const guess: ImportColumns = {};
  for (const [field, names] of NAMES) {
    const found = names.find((name) => free.has(name));
    if (found === undefined) continue;
    guess[field] = free.get(found);
    free.delete(found);
  }
  return guess;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
