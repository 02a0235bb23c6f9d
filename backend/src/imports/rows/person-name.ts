import { createHash } from 'node:crypto';
import { isEmailAddress } from '../../shared/validation/email-address.js';
import { PERSON_NAME } from '../../shared/validation/person-fields.js';
import { textFault, type TextFault } from '../../shared/validation/text-rule.js';

/** A person as a cell names them. */
export interface PersonName {
  /** Identity: compared without case. */
  email: string;
  name: string;
}

/** Reserved by RFC 2606: no mail ever arrives there, and nobody can own an address under it. */
const DOMAIN = 'imported.invalid';

export const nameFault = ({ name }: PersonName): TextFault | null => textFault(name, PERSON_NAME);

const WITH_ADDRESS = /^(?<name>[^<>]*)<(?<address>[^<>]+)>$/;

/** Reads an address, a name, or `Name <address>`. A name alone always gives the same address. */
export function personNamed(text: string): PersonName {
  const { name = '', address = '' } = WITH_ADDRESS.exec(text)?.groups ?? {};
  if (isEmailAddress(address.trim())) return { email: address.trim(), name: plain(name) || nameOf(address.trim()) };
  if (isEmailAddress(text)) return { email: text, name: nameOf(text) };
  return { email: addressFor(text), name: plain(text) };
}

const nameOf = (address: string): string => address.slice(0, address.lastIndexOf('@'));

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ');

function addressFor(name: string): string {
  const key = plain(name).normalize('NFKC').toLowerCase();
  const words =
    key
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[a-z0-9]+/g) ?? [];
  const slug = words.join('-').slice(0, 40).replace(/-$/, '');
  // Only plain words survive as they are; every other name carries a digest, so that no two share an address.
  if (words.join(' ') === key && slug.length === key.length) return `${slug}@${DOMAIN}`;
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 10);
  return `${[slug, digest].filter(Boolean).join('-')}@${DOMAIN}`;
}
