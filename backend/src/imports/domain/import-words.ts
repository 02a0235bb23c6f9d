import { ImportState, TicketPriority, TicketStatus } from '../../database/generated/enums.js';

/** The closed lists of words that a mapping and a job use. */
export const ROW_KINDS = ['ticket', 'history'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export const OTHER_COLUMNS = ['ignore', 'keep'] as const;
export type OtherColumns = (typeof OTHER_COLUMNS)[number];

export const DELIMITERS = ['auto', 'comma', 'semicolon', 'tab', 'pipe'] as const;
export type DelimiterChoice = (typeof DELIMITERS)[number];
export type Delimiter = Exclude<DelimiterChoice, 'auto'>;

export const ENCODINGS = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type EncodingChoice = (typeof ENCODINGS)[number];
export type Encoding = Exclude<EncodingChoice, 'auto'>;

export const STATUSES = Object.values(TicketStatus);
export const PRIORITIES = Object.values(TicketPriority);
export const IMPORT_STATES = Object.values(ImportState);
