import type { ContinuationCondition } from '../../../../../storage/continuations/continuation-store.js';
import type { FlowItem, FlowLink, FlowSide } from '../../../../../storage/monitoring/flow-item.js';
import { MAX_FLOW_COUNTED } from '../../../../parts/monitoring/bounds.js';
import type { Row } from '../../../../sql/row.js';

/**
 * @param subject undefined where nothing has the id
 * @param sides what is around it
 * @param limit of the items of each side
 */
export function flowItemOf(
  id: string,
  subject: Row | undefined,
  sides: readonly Row[],
  limit: number,
): FlowItem {
  const sideOf = <T>(name: string, itemOf: (row: Row) => T): FlowSide<T> => {
    const rows = sides.filter(({ side }) => side === name);
    return {
      items: rows.slice(0, limit).map(itemOf),
      count: {
        count: Math.min(rows.length, MAX_FLOW_COUNTED),
        isExact: rows.length <= MAX_FLOW_COUNTED,
      },
    };
  };

  return {
    id,
    kind: (subject?.kind as FlowItem['kind'] | null) ?? undefined,
    state: (subject?.state as string | null) ?? undefined,
    description: (subject?.description as string | null) ?? undefined,
    batchId: (subject?.batch_id as string | null) ?? undefined,
    parents: sideOf('parents', linkOf),
    continuations: sideOf('continuations', linkOf),
    nested: sideOf('nested', idOf),
    jobs: sideOf('jobs', idOf),
  };
}

const idOf = ({ id }: Row) => id as string;

const linkOf = (row: Row): FlowLink => ({
  id: row.id as string,
  condition: row.met_by as ContinuationCondition,
});
