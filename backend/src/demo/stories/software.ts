import type { Story } from '../story.js';

export const softwareStories: readonly Story[] = [
  {
    title: 'Spreadsheet with macros does not open any more',
    description:
      'Our order list opens with the words "macros have been blocked". The whole team works with it.\n\n> Microsoft has blocked macros from running because the source of this file is untrusted.',
    priority: 'high',
    requester: 'sam',
    daysAgo: 1.8,
    steps: [
      { after: 1, by: 'ines', assigns: 'ines' },
      {
        after: 0.3,
        by: 'ines',
        says: 'It was blocked because the file now lies in a folder that came by mail. Please open it from `S:\\Orders` instead; does it work there?',
      },
      {
        after: 3,
        by: 'sam',
        says: 'From there it works. Can the old place be repaired as well? Everybody has a shortcut to it.',
      },
      { after: 14, by: 'ines', status: 'in_progress' },
    ],
  },
  {
    title: 'Travel expenses: "An unknown error occurred"',
    description:
      'When I press *Submit* on my trip to Lyon it says "An unknown error occurred (E-4711)". I tried two browsers.',
    priority: 'medium',
    requester: 'mara',
    daysAgo: 3.9,
    steps: [
      { after: 5, by: 'tomas', assigns: 'tomas' },
      {
        after: 0.5,
        by: 'tomas',
        says: 'The supplier knows this error: it comes when a receipt is larger than 5 MB. Could you look at the hotel bill?',
      },
    ],
  },
  {
    title: 'Licence for the diagram editor',
    description:
      'I need it for the process maps until the end of the quarter. My manager agrees (mail attached to the request in purchasing).',
    priority: 'low',
    requester: 'jonas',
    daysAgo: 8.7,
    steps: [
      { after: 20, by: 'ines', assigns: 'ines' },
      { after: 10, by: 'ines', notes: 'We have two unused ones. No need to buy.' },
      { after: 0.2, by: 'ines', says: 'You have one now: sign in to the editor with your work address.' },
      { after: 0.1, by: 'ines', status: 'closed' },
    ],
  },
  {
    title: 'Search in the document archive finds nothing',
    description: 'Since the weekend every search gives 0 results, also for words that I see on the first page.',
    priority: 'medium',
    requester: 'priya',
    daysAgo: 5.5,
    steps: [
      { after: 2, by: 'tomas', assigns: 'tomas' },
      { after: 0.5, by: 'tomas', status: 'in_progress' },
      {
        after: 1,
        by: 'tomas',
        notes:
          'Index service did not come up after the maintenance. Rebuilding takes about a day, 1.4 million documents.',
      },
      { after: 0.1, by: 'tomas', says: 'The index is being built again. Results will be complete by tomorrow noon.' },
      { after: 25, by: 'tomas', says: 'It is done. Does it find what you look for?' },
      { after: 20, by: 'priya', says: 'Yes, all there.' },
      { after: 0.2, by: 'tomas', status: 'closed' },
    ],
  },
  {
    title: 'Time sheet shows the wrong weekday',
    description:
      'In the weekly view of the time sheet, Monday is labelled Sunday. The hours are right, the labels are off by one.',
    priority: 'low',
    requester: 'mara',
    daysAgo: 24.4,
    steps: [
      { after: 30, by: 'ines', assigns: 'ines' },
      {
        after: 2,
        by: 'ines',
        says: 'I can see it too. It is reported to the maker, who promises it for the next version.',
      },
      { after: 260, by: 'ines', says: 'The new version is in since last night, and Monday is Monday again.' },
      { after: 1, by: 'ines', status: 'closed' },
    ],
  },
];
