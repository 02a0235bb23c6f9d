import type { Client } from 'pg';
import type { RecordedStatement } from './recorded-statements.js';

/** A node of a plan, as `EXPLAIN (ANALYZE, FORMAT JSON)` writes it: expected first, then what came. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Plan Rows': number;
  readonly 'Plan Width': number;
  readonly 'Startup Cost': number;
  readonly 'Total Cost': number;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

export interface Bounds {
  /** Rows that may be gathered, for example to be sorted, before the first of them is answered. */
  readonly gathered: number;
  /** Rows that may be looked at in vain; absent: the statement is only planned, not run. */
  readonly passedOver?: number;
  /** Of how many rows one that is there is an example. */
  readonly standsFor: number;
  /** In PostgreSQL's unit, which is about 10 µs: a million rows cost some 30,000. */
  readonly cost: number;
  /** A table may be read from its beginning, because few rows of it are wanted and any will do. */
  readonly mayScan?: boolean;
}

/** What takes all of its input before it gives something. */
const GATHERING = new Set(['Sort', 'Hash', 'Aggregate', 'Materialize', 'Unique', 'WindowAgg']);

/** PostgreSQL's `work_mem` unless somebody changes it: what is sorted within stays off the disk. */
const WORK_MEMORY = 4 * 1024 * 1024;

/**
 * @param way planned for its own values, or once for all values, as PostgreSQL may do with a named one.
 * @returns what would make it slow at a million tickets; empty when it is fine.
 */
export async function faultsOf(
  client: Client,
  statement: RecordedStatement,
  way: 'own' | 'any',
  bounds: Bounds,
): Promise<string[]> {
  const explain = `EXPLAIN (${bounds.passedOver === undefined ? '' : 'ANALYZE, TIMING OFF, BUFFERS OFF, '}FORMAT JSON)`;
  const plan = way === 'own' ? await planFor(client, explain, statement) : await planForAll(client, explain, statement);
  const costs = plan['Total Cost'] > bounds.cost ? [`costs ${Math.round(plan['Total Cost'])}`] : [];
  return [...costs, ...nodesOf(plan).flatMap((node) => faultsOfNode(node, bounds))];
}

interface Explained {
  readonly rows: readonly { readonly 'QUERY PLAN'?: readonly [{ readonly Plan: PlanNode }] }[];
}

async function planFor(client: Client, explain: string, { text, values }: RecordedStatement): Promise<PlanNode> {
  return planIn(await client.query(`${explain} ${text}`, [...values]));
}

async function planForAll(client: Client, explain: string, { text, values }: RecordedStatement): Promise<PlanNode> {
  const literals = values.map((value) =>
    client.escapeLiteral(Array.isArray(value) ? `{${value.join()}}` : String(value)),
  );
  const given = literals.length > 0 ? `(${literals.join(', ')})` : '';
  const answers: unknown = await client.query(
    `SET LOCAL plan_cache_mode = force_generic_plan; PREPARE list AS ${text};
     ${explain} EXECUTE list${given}; DEALLOCATE list`,
  );
  return planIn((answers as readonly Explained[])[2]);
}

function planIn(answer: Explained | undefined): PlanNode {
  const plan = answer?.rows[0]?.['QUERY PLAN']?.[0].Plan;
  if (!plan) throw new Error('PostgreSQL explained nothing');
  return plan;
}

function faultsOfNode(node: PlanNode, bounds: Bounds): string[] {
  const type = node['Node Type'];
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0);
  const passedOver = removed * (node['Actual Loops'] ?? 0);
  return [
    ...(type === 'Seq Scan' && !bounds.mayScan ? [`reads all of ${node['Relation Name']}`] : []),
    ...(passedOver > (bounds.passedOver ?? passedOver) ? [`passes over ${passedOver} rows`] : []),
    ...(type === 'Bitmap Heap Scan' ? gathers(type, node, bounds) : []),
    ...(type === 'Incremental Sort' ? gathers(type, groupOf(node), bounds) : []),
    ...(GATHERING.has(type) && node.Plans?.[0] ? gathers(type, node.Plans[0], bounds) : []),
  ];
}

/** The planner may expect one row in five of those that come: it does not know how columns go together. */
const MISJUDGED = 5;

function gathers(type: string, node: PlanNode, { gathered, standsFor }: Bounds): string[] {
  const { 'Plan Rows': expected, 'Plan Width': width, 'Actual Rows': came = 0, 'Actual Loops': loops = 0 } = node;
  const rows = Math.max(expected, Math.round((came * loops * standsFor) / MISJUDGED));
  return [
    ...(rows > gathered ? [`${type} over ${expected} rows, and ${came} came`] : []),
    ...(rows * width > WORK_MEMORY ? [`${type} of ${rows * width} bytes`] : []),
  ];
}

/** What is gathered of rows that come in part in order, by what the first of them costs. */
const groupOf = (node: PlanNode): PlanNode => ({
  ...node,
  'Plan Rows': Math.round((node['Plan Rows'] * node['Startup Cost']) / node['Total Cost']),
});

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
