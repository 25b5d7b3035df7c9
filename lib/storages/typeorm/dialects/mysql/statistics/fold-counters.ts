import { dateOf } from '../../../../parts/instants.js';
import type { Row } from '../../../../sql/row.js';
import { instantText, jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { bounded } from './bounded.js';
import { addToCounters, holdIncrements, removeIncrements } from './statistics.sql.js';

/**
 * Folds increments into the counters of their hours.
 *
 * @returns how many
 */
export async function foldCounters(executor: Executor, limit: number): Promise<number> {
  return executor.atomically('fold counters', async (within) => {
    const rows = await within.run(holdIncrements, [limit]);
    if (rows.length === 0) return 0;

    await within.change(addToCounters, [jsonRows(sumsOf(rows))]);
    await within.change(removeIncrements, [jsonColumn(rows.map(({ number }) => number))]);
    return rows.length;
  });
}

function sumsOf(rows: readonly Row[]): readonly (readonly unknown[])[] {
  const sums = new Map<string, { readonly row: Row; amount: bigint }>();
  for (const row of rows) {
    const key = `${row.name} ${row.hour_ms}`;
    const sum = sums.get(key) ?? { row, amount: 0n };
    sum.amount += BigInt(row.amount as number | string);
    sums.set(key, sum);
  }
  return [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { row, amount }]) => [
      row.name,
      instantText(dateOf(row.hour_ms)),
      String(bounded(amount)),
    ]);
}
