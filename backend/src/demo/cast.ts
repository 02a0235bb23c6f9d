import type { Role } from '../database/generated/enums.js';

/** The people of the demo, the most powerful first. */
export const cast = {
  ada: { name: 'Ada Lindqvist', role: 'admin' },
  ines: { name: 'Ines Moreau', role: 'agent' },
  tomas: { name: 'Tomás Vega', role: 'agent' },
  mara: { name: 'Mara Keller', role: 'employee' },
  jonas: { name: 'Jonas Weber', role: 'employee' },
  priya: { name: 'Priya Nair', role: 'employee' },
  sam: { name: 'Sam Okafor', role: 'employee' },
} as const satisfies Readonly<Record<string, { name: string; role: Role }>>;

export type CastMember = keyof typeof cast;

export const castMembers = Object.keys(cast) as CastMember[];

/** example.org belongs to nobody (RFC 2606). */
export const emailOf = (member: CastMember): string => `${member}@example.org`;
