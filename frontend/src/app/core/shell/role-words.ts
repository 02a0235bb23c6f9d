import { Role } from '../auth/data/session-api';

/** Roles as people read them. */
export const roleWords: Readonly<Record<Role, string>> = { employee: 'Employee', agent: 'Agent', admin: 'Admin' };
