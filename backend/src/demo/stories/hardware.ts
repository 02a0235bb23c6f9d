import type { Story } from '../story.js';

export const hardwareStories: readonly Story[] = [
  {
    title: 'Printer on floor 3 prints stripes',
    description: 'Every page has grey stripes on the left, also the test page. Cleaning from the menu did not help.',
    priority: 'low',
    requester: 'sam',
    daysAgo: 1.4,
    steps: [
      { after: 2, by: 'tomas', assigns: 'tomas' },
      {
        after: 0.1,
        by: 'tomas',
        says: 'That is the drum. The part is ordered; until then the printer on floor 2 is free.',
      },
    ],
  },
  {
    title: 'Laptop gets very hot and the fan never stops',
    description:
      'It started after the update last week. Even with nothing open the fan runs at full speed, and on my lap it is too hot to hold.\n\nThe list of processes shows something called `indexer` at the top.',
    priority: 'medium',
    requester: 'priya',
    daysAgo: 4.7,
    steps: [
      { after: 4, by: 'ines', assigns: 'ines' },
      { after: 0.2, by: 'ines', status: 'in_progress' },
      {
        after: 0.3,
        by: 'ines',
        says: 'The update builds its search index anew, which can take a day. Is it still at the top?',
      },
      { after: 26, by: 'priya', says: 'Yes, since Monday without a break.' },
      {
        after: 3,
        by: 'ines',
        notes: 'Third laptop of this model. The vendor has a note about it: resetting the index helps.',
      },
      {
        after: 0.2,
        by: 'ines',
        says: 'Then it is stuck. May I connect to your laptop for ten minutes? Any time tomorrow.',
      },
    ],
  },
  {
    title: 'Second monitor stays black',
    description:
      'With the new docking station only one of my two monitors works. Swapping the cables moves the problem.',
    priority: 'medium',
    requester: 'mara',
    daysAgo: 11.8,
    steps: [
      { after: 6, by: 'tomas', assigns: 'tomas' },
      { after: 0.4, by: 'tomas', says: 'The dock needs newer firmware. I come by with it after lunch.' },
      { after: 3, by: 'tomas', status: 'in_progress' },
      { after: 1, by: 'tomas', says: 'Both monitors work with the new firmware.' },
      { after: 0.1, by: 'tomas', status: 'closed' },
      { after: 44, by: 'mara', says: 'Black again since this morning, only the left one.' },
      { after: 0, by: 'mara', status: 'open' },
      { after: 2, by: 'tomas', notes: 'Not the dock then. Take a spare cable along.' },
      { after: 20, by: 'tomas', says: 'It was the cable after all. Replaced it, please watch it for a day or two.' },
      { after: 0.1, by: 'tomas', status: 'closed' },
    ],
  },
  {
    title: 'Headset for calls',
    description: 'My headset breaks up in calls and people ask me to repeat everything. Could I get one with a cable?',
    priority: 'low',
    requester: 'jonas',
    daysAgo: 17.2,
    steps: [
      { after: 7, by: 'ines', assigns: 'ines' },
      { after: 18, by: 'ines', says: 'There is one with a cable waiting for you at the service desk on floor 1.' },
      { after: 5, by: 'jonas', says: 'Picked it up, it is perfect.' },
      { after: 0.1, by: 'jonas', status: 'closed' },
    ],
  },
  {
    title: 'Meeting room "Linden": camera is not found',
    description:
      'The room computer says that no camera is connected. It blinks blue. We had the board meeting with a phone on a pile of books.',
    priority: 'high',
    requester: 'sam',
    daysAgo: 0.9,
    steps: [
      { after: 0.5, by: 'ines', priority: 'high' },
      { after: 0.1, by: 'ines', assigns: 'tomas' },
      { after: 1, by: 'tomas', status: 'in_progress' },
      {
        after: 0.5,
        by: 'tomas',
        notes: 'Power supply of the USB extender is dead. Took the one from room Ahorn, which is not booked this week.',
      },
    ],
  },
];
