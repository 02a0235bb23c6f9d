import { upTo } from './call.ts';
import type { Operation } from './operation.ts';
import type { World } from './world.ts';

const CALLS = 300;

const COMMON = [
  'printer',
  'laptop',
  'error',
  'colleague',
  'restarted',
  'office',
  'access',
  'project',
  'floor',
  'change',
];
const PAIRS = [
  ['printer', 'Berlin'],
  ['Outlook', 'slow'],
  ['badge', 'workshop'],
  ['license', 'expired'],
  ['docking', 'Lyon'],
  ['projector', 'Linden'],
  ['scanner', 'stripes'],
  ['calendar', 'synchronised'],
];

/** What somebody types, and what was meant. */
const TYPOS = [
  ['pritner', 'printer'],
  ['keybaord', 'keyboard'],
  ['calender', 'calendar'],
  ['montior', 'monitor'],
  ['projecter', 'projector'],
  ['warehuose', 'warehouse'],
  ['headest', 'headset'],
  ['Outlok', 'Outlook'],
];

const search = { bar: 0.8, rate: 20, isMain: false, isSame: true } as const;
const path = (q: string): string => `/api/tickets?q=${encodeURIComponent(q)}`;
/** The yardstick is told what the product must find out. */
const asked = (world: World, q: string, isCommon: boolean, meant = q) => ({
  as: world.random.pick(world.agents),
  path: path(q),
  barePath: `${path(meant)}&isCommon=${isCommon}`,
});

export const SEARCHES: readonly Operation[] = [
  {
    ...search,
    name: 'search:common',
    title: 'Search for a common word',
    isMain: true,
    calls: (world) => upTo(CALLS, () => asked(world, world.random.pick(COMMON), true)),
  },
  {
    ...search,
    name: 'search:rare',
    title: 'Search for an asset number',
    isMain: true,
    calls: (world) => upTo(CALLS, () => asked(world, world.random.pick(world.rareWords), false)),
  },
  {
    ...search,
    name: 'search:two',
    title: 'Search for two words',
    calls: (world) => upTo(CALLS, () => asked(world, world.random.pick(PAIRS).join(' '), true)),
  },
  {
    ...search,
    name: 'search:typo',
    title: 'Search for a misspelt word',
    // The yardstick is asked for what was meant: no way of guessing it can be faster than knowing it.
    isSame: false,
    isMain: true,
    calls: (world) =>
      upTo(CALLS, () => {
        const [typed = '', meant = ''] = world.random.pick(TYPOS);
        return asked(world, typed, true, meant);
      }),
  },
];
