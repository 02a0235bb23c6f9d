import { upTo } from './call.ts';
import { deepPage } from './deep-page.ts';
import type { Operation } from './operation.ts';
import type { World } from './world.ts';

const CALLS = 300;
const SORTS = ['createdAt', 'updatedAt', 'priority', 'status', 'id'].flatMap((field) => [field, `-${field}`]);

const agent = ({ agents, random }: World) => random.pick(agents);
const list = { bar: 1, rate: 100, isMain: false, isSame: true } as const;

const sorted: Operation[] = SORTS.map((sort) => ({
  ...list,
  name: `sort:${sort}`,
  title: `List by ${sort.startsWith('-') ? `${sort.slice(1)}, downwards` : sort}`,
  calls: (world) => upTo(CALLS, () => ({ as: agent(world), path: `/api/tickets?sort=${sort}` })),
}));

export const READS: readonly Operation[] = [
  {
    name: 'me',
    title: 'Sign-in check alone (`GET /api/auth/me`)',
    bar: null,
    rate: 200,
    isMain: true,
    isSame: true,
    calls: (world) =>
      upTo(CALLS, () => ({ as: world.random.pick([...world.agents, ...world.employees]), path: '/api/auth/me' })),
  },
  {
    ...list,
    name: 'list',
    title: 'List, newest first',
    isMain: true,
    calls: (world) => upTo(CALLS, () => ({ as: agent(world), path: '/api/tickets' })),
  },
  {
    ...list,
    name: 'list:filtered',
    title: 'List by status, priority and assignee',
    isMain: true,
    calls: (world) =>
      upTo(CALLS, () => {
        const status = world.random.pick(['open', 'in_progress', 'closed']);
        const filter = `priority=${world.random.pick(['low', 'medium', 'high'])}&assigneeId=${world.random.pick(world.agentIds)}`;
        return { as: agent(world), path: `/api/tickets?status=${status}&${filter}` };
      }),
  },
  {
    ...list,
    name: 'list:own',
    title: "A requester's own list",
    calls: (world) => upTo(CALLS, () => ({ as: world.random.pick(world.employees), path: '/api/tickets' })),
  },
  ...sorted,
  { ...list, name: 'list:deep', title: 'List, 1,000 pages deep', calls: deepPage },
  {
    ...list,
    name: 'list:total',
    title: 'List with its total',
    bar: null,
    rate: 50,
    calls: (world) => upTo(CALLS, () => ({ as: agent(world), path: '/api/tickets?withTotal=true' })),
  },
  {
    name: 'get',
    title: 'Get one ticket',
    bar: 1,
    rate: 200,
    isMain: true,
    isSame: true,
    calls: (world) => upTo(CALLS, () => ({ as: agent(world), path: `/api/tickets/${world.random.pick(world.ids)}` })),
  },
  {
    name: 'get:comments',
    title: 'Get one ticket, then its comments',
    bar: 1,
    rate: 200,
    isMain: false,
    isSame: true,
    calls: (world) =>
      upTo(CALLS / 2, () => ({ as: agent(world), path: `/api/tickets/${world.random.pick(world.ids)}` })).flatMap(
        (call) => [call, { ...call, path: `${call.path}/comments` }],
      ),
  },
];
