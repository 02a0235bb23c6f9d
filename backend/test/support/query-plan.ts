import type { Client } from 'pg';
import type { RecordedStatement } from './recorded-statements.js';

/** A node of a plan, as `EXPLAIN (FORMAT JSON)` writes it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Plan Rows': number;
  readonly 'Plan Width': number;
  readonly 'Total Cost': number;
  readonly Plans?: readonly PlanNode[];
}

/** What is read whole before its first row can be answered. */
const COLLECTING = new Set(['Sort', 'Incremental Sort', 'Hash', 'Aggregate', 'Materialize', 'Unique', 'WindowAgg']);
const MOST_COLLECTED = 5_000;

/** PostgreSQL's `work_mem` unless somebody changes it: what is sorted within stays off the disk. */
const WORK_MEMORY = 4 * 1024 * 1024;

/** In PostgreSQL's unit, which is about 10 µs here. A million rows cost some 100,000. */
const MOST_COST = 20_000;

/**
 * Plans a statement for its values, or for all values (`GENERIC_PLAN`), without running it.
 * @returns what would make it slow at a million tickets; empty when it is fine.
 */
export async function faultsOf(client: Client, { text, values }: RecordedStatement, way: 'own' | 'any'): Promise<string[]> {
  const query = way === 'any' ? `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}` : `EXPLAIN (FORMAT JSON) ${text}`;
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(query, way === 'any' ? [] : [...values]);
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!plan) throw new Error(`PostgreSQL has no plan for ${text}`);
  const costs = plan['Total Cost'] > MOST_COST ? [`costs ${Math.round(plan['Total Cost'])}`] : [];
  return [...costs, ...nodesOf(plan).flatMap(faultsOfNode)];
}

function faultsOfNode(node: PlanNode): string[] {
  const type = node['Node Type'];
  if (type === 'Seq Scan') return [`reads all of ${node['Relation Name']}`];
  if (type === 'Bitmap Heap Scan' && node['Plan Rows'] > MOST_COLLECTED) return [`collects ${node['Plan Rows']} rows`];
  if (!COLLECTING.has(type)) return [];
  const [from] = node.Plans ?? [];
  const { 'Plan Rows': rows = 0, 'Plan Width': width = 0 } = from ?? {};
  return [
    ...(rows > MOST_COLLECTED ? [`${type} over ${rows} rows`] : []),
    ...(rows * width > WORK_MEMORY ? [`${type} of ${rows * width} bytes`] : []),
  ];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
