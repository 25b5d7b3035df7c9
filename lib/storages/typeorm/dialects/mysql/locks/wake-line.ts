import type { FirstInLine } from '../../../../sql/locks/lock-operations.js';
import type { Row } from '../../../../sql/row.js';
import type { Executor } from '../connection/executor.js';
import type { StatementBuilder } from '../statement.js';
import { findAnyWoken, findNextQueue, findWoken, keepLock, wakeJob } from './locks.sql.js';

/**
 * Wakes the first job of each queue that waits for a resource, which nobody holds and whose row is locked: nobody knows
 * which of the queues has a server. Where a job before it was woken and has not asked yet, nobody is woken. The resource is
 * kept for those who were woken.
 *
 * @param hold finds the first of a line, and locks its row
 */
export async function wakeLine(
  executor: Executor,
  resource: string,
  hold: StatementBuilder,
): Promise<FirstInLine[]> {
  const lines: FirstInLine[] = [];
  let hasLine = false;
  for (let queue = ''; ; ) {
    const [next] = await executor.run(findNextQueue, [resource, queue]);
    if (!next) break;

    hasLine = true;
    queue = next.queue as string;
    const [head] = await executor.run(hold, [resource, queue]);
    const [woken] = await executor.run(findWoken, [resource, queue]);
    if (woken && (!head || isBefore(woken, head))) continue;
    if (head) await executor.change(wakeJob, [resource, head.id]);
    lines.push({ resource, queue, isWoken: head !== undefined });
  }
  const isWanted = hasLine || (await executor.run(findAnyWoken, [resource])).length > 0;
  if (isWanted) await executor.change(keepLock, [resource]);
  return lines;
}

/** In the order of a queue. */
function isBefore(one: Row, other: Row): boolean {
  const [a, b] = [Number(one.priority), Number(other.priority)];
  return a < b || (a === b && String(one.id) < String(other.id));
}
