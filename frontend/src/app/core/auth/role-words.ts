import type { Role } from '../../api/generated/model';

/** Roles as people read them. */
export const roleWords: Readonly<Record<Role, string>> = { employee: 'Employee', agent: 'Agent', admin: 'Admin' };
