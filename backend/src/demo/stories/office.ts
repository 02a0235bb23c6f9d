import type { Story } from '../story.js';

export const officeStories: readonly Story[] = [
  {
    title: 'Badge does not open the bicycle cellar',
    description: 'Since yesterday it blinks red. The front door works.',
    priority: 'medium',
    requester: 'jonas',
    daysAgo: 0.15,
    steps: [],
  },
  {
    title: 'Suspicious mail "your parcel is waiting"',
    description:
      'I got a mail that looks like it is from our post room, but the address is `postroom@exarnple.test`. I did **not** click on anything. Others on my floor got it as well.',
    priority: 'high',
    requester: 'priya',
    daysAgo: 0.05,
    steps: [],
  },
  {
    title: 'Scan to mail sends empty pages',
    description: 'The scanner next to the kitchen sends a PDF with the right number of pages, all white.',
    priority: 'medium',
    requester: 'sam',
    daysAgo: 19.1,
    steps: [
      { after: 3, by: 'ines', assigns: 'tomas' },
      { after: 20, by: 'tomas', status: 'in_progress' },
      {
        after: 2,
        by: 'tomas',
        says: 'Someone had set the brightness to its end. It is back in the middle, and the setting needs a code now.',
      },
      { after: 0.1, by: 'tomas', status: 'closed' },
    ],
  },
  {
    title: 'Move of three desks to floor 2',
    description: 'Our team moves on the 28th. Three desks, three phones, six monitors. Who plugs everything in again?',
    priority: 'medium',
    requester: 'mara',
    daysAgo: 5.1,
    steps: [
      {
        after: 18,
        by: 'ines',
        says: 'We do. Please put a note with your name on every device; I come to look at the sockets tomorrow.',
      },
      { after: 0.1, by: 'ines', assigns: 'ines' },
      { after: 26, by: 'ines', notes: 'Only four free network sockets there. Needs a small switch.' },
    ],
  },
  {
    title: 'Old laptops: can we donate them?',
    description: 'There are nine old laptops in our cupboard. The school next door would like to have them.',
    priority: 'low',
    requester: 'sam',
    daysAgo: 27.3,
    steps: [
      {
        after: 28,
        by: 'ada',
        says: 'A fine idea. The disks must be wiped first, and we need a list of the serial numbers.',
      },
      { after: 1, by: 'ada', assigns: 'tomas' },
      { after: 120, by: 'tomas', status: 'in_progress' },
      { after: 60, by: 'tomas', says: 'Eight are wiped and ready. The ninth does not start and goes to recycling.' },
      { after: 40, by: 'sam', says: 'The school says thank you, with a drawing. It hangs in the kitchen.' },
      { after: 4, by: 'ada', status: 'closed' },
    ],
  },
];
