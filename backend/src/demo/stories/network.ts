import type { Story } from '../story.js';

export const networkStories: readonly Story[] = [
  {
    title: 'VPN drops every few minutes',
    description:
      'From home the VPN connects and drops again after 3 to 5 minutes. The internet itself works.\n\n```\n09:12 connected\n09:16 tunnel closed by peer\n09:16 connecting\n09:17 connected\n09:21 tunnel closed by peer\n```\n\nIt worked until Friday.',
    priority: 'high',
    requester: 'jonas',
    daysAgo: 0.6,
    steps: [
      { after: 0.4, by: 'tomas', assigns: 'tomas' },
      { after: 0.1, by: 'tomas', status: 'in_progress' },
      { after: 0.3, by: 'tomas', says: 'Thank you for the times, they help. Which provider do you have at home?' },
      { after: 1.2, by: 'jonas', says: 'Stadtnetz, by cable. A neighbour with the same provider has no such trouble.' },
      {
        after: 0.5,
        by: 'tomas',
        notes:
          'Two more from the same provider. Looks like their idle timeout for UDP went down. Trying keepalive 20 s on the gateway tonight.',
      },
    ],
  },
  {
    title: 'Wi-Fi very slow in the new wing',
    description: 'Since we moved, video calls freeze at our desks. Ten steps further, in the corridor, they are fine.',
    priority: 'medium',
    requester: 'mara',
    daysAgo: 7.5,
    steps: [
      { after: 8, by: 'ines', assigns: 'tomas' },
      { after: 15, by: 'tomas', status: 'in_progress' },
      {
        after: 4,
        by: 'tomas',
        says: 'I measured: the wall between you and the access point is concrete. A second one is coming into the wing.',
      },
      { after: 50, by: 'tomas', notes: 'Cable is laid. The electrician comes for the socket on Wednesday.' },
    ],
  },
  {
    title: 'Cannot reach the intranet from the warehouse tablets',
    description: 'All four tablets show "page cannot be found". The scanners still work.',
    priority: 'high',
    requester: 'sam',
    daysAgo: 15.3,
    steps: [
      { after: 0.2, by: 'ines', assigns: 'ines' },
      { after: 0.1, by: 'ines', status: 'in_progress' },
      {
        after: 0.8,
        by: 'ines',
        says: 'The tablets had no name server any more after the change of last night. Please restart them once.',
      },
      { after: 0.4, by: 'sam', says: 'All four are back.' },
      { after: 0.2, by: 'ines', notes: 'Add the warehouse network to the checklist for name server changes.' },
      { after: 0.1, by: 'ines', status: 'closed' },
    ],
  },
  {
    title: 'Guest Wi-Fi for the workshop next week',
    description: 'Twelve guests, Tuesday and Wednesday, room Ahorn. They need the internet only.',
    priority: 'low',
    requester: 'priya',
    daysAgo: 3.2,
    steps: [
      { after: 5, by: 'ines', assigns: 'ines' },
      {
        after: 1,
        by: 'ines',
        says: 'I will print a card with the access for the room and put it there on Monday afternoon.',
      },
      { after: 2, by: 'priya', says: 'Wonderful. It may be fourteen people in the end.' },
    ],
  },
  {
    title: 'Shared drive disconnects after standby',
    description: 'Every time the laptop wakes up, drive S: has a red cross. Clicking it twice brings it back.',
    priority: 'low',
    requester: 'priya',
    daysAgo: 21.6,
    steps: [
      { after: 9, by: 'tomas', assigns: 'tomas' },
      {
        after: 30,
        by: 'tomas',
        says: 'This setting went out to all laptops today; it takes effect after the next restart.',
      },
      { after: 25, by: 'priya', says: 'It stays connected now.' },
      { after: 2, by: 'tomas', status: 'closed' },
    ],
  },
];
