import type { Gain } from '../../../../sql/batches/new-batch-operations.js';
import type { BatchPlace } from './mysql-new-batch-operations.js';

/** What one batch gains. */
export interface Growth {
  readonly batchId: string;
  readonly gain: Gain;
  /** How many of the jobs have still to be run. */
  readonly unfinished: number;
  readonly hasEnded: boolean;
}

type Find = (ids: readonly string[]) => Promise<ReadonlyMap<string, BatchPlace>>;

/**
 * What batches gain by new jobs, and those that they are nested in, whose totals grow at once. Each is counted once for its
 * place in the list, also where somebody has nested batches in a circle by hand.
 */
export async function growthOf(
  gains: ReadonlyMap<string, Gain>,
  find: Find,
): Promise<readonly Growth[]> {
  const grown = new Map<string, { gain: Gain; unfinished: number }>();
  const places = new Map<string, BatchPlace>();
  let level = [...gains].map(([batchId, gain]) => ({
    batchId,
    gain,
    unfinished: gain.total - gain.succeeded - gain.deleted,
    path: new Set([batchId]),
  }));
  while (level.length > 0) {
    for (const { batchId, gain, unfinished } of level) add(grown, batchId, gain, unfinished);

    const unknown = level.map(({ batchId }) => batchId).filter((id) => !places.has(id));
    for (const [id, place] of await find([...new Set(unknown)])) places.set(id, place);
    level = level.flatMap(({ batchId, gain, unfinished, path }) => {
      const above = places.get(batchId)?.batchId;
      if (!above || gain.total === 0 || path.has(above)) return [];
      const total = { total: gain.total, succeeded: 0, failed: 0, deleted: 0 };
      return [{ batchId: above, gain: total, unfinished, path: new Set([...path, above]) }];
    });
  }
  return [...grown].map(([batchId, { gain, unfinished }]) => {
    const hasEnded = ['Succeeded', 'Completed'].includes(places.get(batchId)?.state ?? '');
    return { batchId, gain, unfinished, hasEnded };
  });
}

function add(
  grown: Map<string, { gain: Gain; unfinished: number }>,
  batchId: string,
  gain: Gain,
  unfinished: number,
): void {
  const known = grown.get(batchId);
  if (!known) {
    grown.set(batchId, { gain: { ...gain }, unfinished });
    return;
  }
  known.gain.total += gain.total;
  known.gain.succeeded += gain.succeeded;
  known.gain.failed += gain.failed;
  known.gain.deleted += gain.deleted;
  known.unfinished += unfinished;
}
