import { Role } from './data/session-api';

/** Roles as people read them. */
export const roleWords: Readonly<Record<Role, string>> = { employee: 'Employee', agent: 'Agent', admin: 'Admin' };
