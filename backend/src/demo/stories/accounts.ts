import type { Story } from '../story.js';

export const accountStories: readonly Story[] = [
  {
    title: 'Locked out after changing my password',
    description:
      'I changed my password this morning as asked. Since then the **mail app on my phone** keeps asking for it, and after three tries my whole account is locked.\n\nI have a client call at 14:00 and need the calendar.',
    priority: 'high',
    requester: 'mara',
    daysAgo: 0.3,
    steps: [
      { after: 0.2, by: 'ines', assigns: 'ines' },
      { after: 0.1, by: 'ines', status: 'in_progress' },
      {
        after: 0.2,
        by: 'ines',
        says: 'Unlocked. Please remove the account from the phone and add it again: the app goes on trying the old password otherwise. Does the calendar show up?',
      },
      { after: 0.5, by: 'mara', says: 'The calendar is there, thank you! Mail is still loading.' },
    ],
  },
  {
    title: 'Please add Priya to the finance shared folder',
    description: 'Priya takes over the monthly report from me. She needs to read and write in `Finance/Reports`.',
    priority: 'medium',
    requester: 'jonas',
    daysAgo: 6.2,
    steps: [
      { after: 3, by: 'tomas', assigns: 'tomas' },
      { after: 0.1, by: 'tomas', says: 'The owner of that folder has to agree. I have asked Ada.' },
      { after: 20, by: 'ada', notes: 'Fine with me: write access to Reports, nothing else below Finance.' },
      { after: 1, by: 'tomas', says: 'Done. She may have to sign out and in once to see it.' },
      { after: 0.1, by: 'tomas', status: 'closed' },
    ],
  },
  {
    title: 'New colleague starts on the first: account and laptop',
    description:
      'Leyla Demir joins the design team.\n\n- account and mail address\n- laptop with the design software\n- access to the team drive\n- a badge for floors 2 and 3\n\nHer desk is the one by the window, next to Sam.',
    priority: 'medium',
    requester: 'sam',
    daysAgo: 9.4,
    steps: [
      { after: 5, by: 'ines', assigns: 'ines' },
      { after: 0.2, by: 'ines', status: 'in_progress' },
      {
        after: 2,
        by: 'ines',
        says: 'Account and mail address exist. The laptop is ordered and should be here on Thursday.',
      },
      {
        after: 40,
        by: 'ines',
        notes: 'Supplier moved the delivery to Friday. There is a spare in the cupboard if it slips again.',
      },
      { after: 30, by: 'sam', says: 'Could she also get into the font library? I forgot that in the list.' },
    ],
  },
  {
    title: 'Second factor: lost my phone',
    description: 'My phone was stolen on the train. I can sign in with my password but not confirm it.',
    priority: 'high',
    requester: 'priya',
    daysAgo: 13.1,
    steps: [
      { after: 0.3, by: 'tomas', assigns: 'tomas' },
      { after: 0.1, by: 'tomas', status: 'in_progress' },
      {
        after: 0.2,
        by: 'tomas',
        notes:
          'Called her on the number we have on file and checked the badge number. All sessions of the old phone are ended.',
      },
      {
        after: 0.1,
        by: 'tomas',
        says: 'The old phone is removed. There is a letter with one-time codes for you at the reception.',
      },
      { after: 22, by: 'priya', says: 'I am in again and have set up the new phone. Thank you for being so quick.' },
      { after: 0.5, by: 'priya', status: 'closed' },
    ],
  },
  {
    title: 'Mailing list "all-berlin" has people who left',
    description: 'Three of the names on it left last year. I get the bounces every time I write to the list.',
    priority: 'low',
    requester: 'jonas',
    daysAgo: 2.6,
    steps: [],
  },
];
