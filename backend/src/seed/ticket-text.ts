import type { Random } from './random.js';
import { words } from './words.js';

/** Title and description of a ticket that somebody could have written. */
export function ticketText(random: Random): { title: string; description: string } {
  return random.chance(0.3) ? requestText(random) : problemText(random);
}

export const replyText = (random: Random): string => sentences(random, words.reply, random.between(1, 2));
export const answerText = (random: Random): string => sentences(random, words.answer, 1);
export const noteText = (random: Random): string => sentences(random, words.note, 1);

function problemText(random: Random): { title: string; description: string } {
  const subject = random.chance(0.5) ? `The {device} in {place}` : '{app}';
  const title = capitalised(fill(random, `${subject} {problem}`));
  const opening = fill(random, 'Since {since}: ') + title.charAt(0).toLowerCase() + title.slice(1) + '.';
  const details = sentences(random, words.symptom, random.between(1, 4));
  const log = random.chance(0.1) ? fill(random, '\n\n```\n{hour}:12 started\n{hour}:14 {error}\n```') : '';
  return { title, description: `${opening} ${details}${log}` };
}

function requestText(random: Random): { title: string; description: string } {
  const title = fill(random, random.pick(words.request));
  const reason = fill(random, 'We need it for project {project} in {place}, if possible by {weekday}.');
  const list = random.chance(0.2) ? fill(random, '\n\n- {device}\n- access to {folder}\n- {app}') : '';
  return { title, description: `${reason}${list}` };
}

function sentences(random: Random, pool: readonly string[], count: number): string {
  return Array.from({ length: count }, () => fill(random, random.pick(pool))).join(' ');
}

/** Replaces names in braces, also those in what they were replaced with. */
function fill(random: Random, template: string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'asset') return `NB-${random.between(1000, 9999)}`;
    if (name === 'hour') return String(random.between(8, 17)).padStart(2, '0');
    return fill(random, random.pick(words[name as keyof typeof words]));
  });
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
