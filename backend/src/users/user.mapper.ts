import type { Prisma } from '../database/generated/prisma/client.js';
import type { Me } from './dto/me.dto.js';
import type { User } from './dto/user.dto.js';

export const USER_SELECT = {
  id: true,
  email: true,
  name: true,
  role: true,
  active: true,
  createdAt: true,
  version: true,
} as const satisfies Prisma.UserSelect;

export const USER_COLUMNS = Object.keys(USER_SELECT) as (keyof typeof USER_SELECT)[];

export const ME_SELECT = {
  ...USER_SELECT,
  locale: true,
  timeZone: true,
  theme: true,
  singleKeys: true,
} as const satisfies Prisma.UserSelect;

export const ME_COLUMNS = Object.keys(ME_SELECT) as (keyof typeof ME_SELECT)[];

export type UserRow = Prisma.UserGetPayload<{ select: typeof USER_SELECT }>;
export type MeRow = Prisma.UserGetPayload<{ select: typeof ME_SELECT }>;

/** Field by field, so that a column added to the table is not shown by accident. */
export const toUser = ({ id, email, name, role, active, createdAt, version }: UserRow): User => ({
  id,
  email,
  name,
  role,
  active,
  createdAt,
  version,
});

export const toMe = (row: MeRow): Me => ({
  ...toUser(row),
  locale: row.locale,
  timeZone: row.timeZone,
  theme: row.theme,
  singleKeys: row.singleKeys,
});
