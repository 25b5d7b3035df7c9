import type { Row } from '../../../../sql/row.js';
import type { Executor } from '../connection/executor.js';
import { findNextParked } from './park-jobs.sql.js';

/**
 * The first parked job of each call between two places, found by jumping from one call to the next, however many jobs there
 * are. The database might read everything between if it were asked for all of them at once.
 */
export async function* parkedCalls(
  executor: Executor,
  [after, before]: readonly [after: string, before: string],
): AsyncGenerator<Row> {
  let behind: unknown = after;
  for (;;) {
    const [next] = await executor.run(findNextParked, [behind, before]);
    if (!next) return;
    yield next;
    behind = next.place;
  }
}
