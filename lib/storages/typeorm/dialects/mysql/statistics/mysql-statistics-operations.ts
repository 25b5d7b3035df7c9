import { dateOf } from '../../../../parts/instants.js';
import { counterName, finalStateOf } from '../../../../sql/statistics/counter-names.js';
import type { StatisticsOperations } from '../../../../sql/statistics/statistics-operations.js';
import { instantText } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { PLACES } from '../places.js';
import {
  countPlace,
  countUnfinished,
  findNextRestingPlace,
  readCounter,
  sumCounters,
} from './statistics.sql.js';

export const mysqlStatistics: StatisticsOperations<Executor> = {
  async countUnfinished(executor, limit) {
    const rows = await executor.run(countUnfinished, Array(6).fill(limit));
    const counts = rows.map(({ state, amount }) => ({
      state: state as string,
      count: Math.min(Number(amount), limit),
    }));
    for await (const place of restingPlaces(executor)) {
      const [row] = await executor.run(countPlace, [place, limit]);
      const state = place.slice(PLACES.resting.length);
      counts.push({ state, count: Number(row?.amount) });
    }
    return counts;
  },

  async countFinished(executor) {
    const rows = await executor.run(sumCounters);
    return rows.flatMap(({ name, amount }) => {
      const state = finalStateOf(name as string);
      return state === undefined ? [] : [{ state, count: Number(amount) }];
    });
  },

  async readCounter(executor, name, { resolution, from }) {
    const range = [counterName(name), instantText(from)];
    const rows = await executor.run(readCounter[resolution], [...range, ...range]);
    return rows.map((row) => ({ from: dateOf(row.from_ms), value: Number(row.amount) }));
  },
};

/** The database might read everything between if it were asked for all of them at once. */
async function* restingPlaces(executor: Executor): AsyncGenerator<string> {
  let behind: string = PLACES.resting;
  for (;;) {
    const [next] = await executor.run(findNextRestingPlace, [behind]);
    if (!next) return;
    behind = next.place as string;
    yield behind;
  }
}
