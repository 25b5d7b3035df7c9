import type { ContinuationCondition } from '../../../../../storage/continuations/continuation-store.js';
import type { FlowItem, FlowLink, FlowSide } from '../../../../../storage/monitoring/flow-item.js';
import { MAX_FLOW_COUNTED } from '../../../../parts/monitoring/bounds.js';
import type { Row } from '../../../../sql/row.js';

export const flowItemOf = (row: Row): FlowItem => ({
  id: row.id as string,
  kind: (row.kind as FlowItem['kind'] | null) ?? undefined,
  state: (row.state as string | null) ?? undefined,
  description: (row.description as string | null) ?? undefined,
  batchId: (row.batch_id as string | null) ?? undefined,
  parents: sideOf(row, 'parents', linkOf),
  continuations: sideOf(row, 'continuations', linkOf),
  nested: sideOf(row, 'nested', String),
  jobs: sideOf(row, 'jobs', String),
});

function sideOf<T>(row: Row, name: string, itemOf: (given: unknown) => T): FlowSide<T> {
  const count = row[`${name}_count`] as number;
  return {
    items: (row[name] as unknown[]).map(itemOf),
    count: { count: Math.min(count, MAX_FLOW_COUNTED), isExact: count <= MAX_FLOW_COUNTED },
  };
}

function linkOf(given: unknown): FlowLink {
  const [id, condition] = given as [string, ContinuationCondition];
  return { id, condition };
}
