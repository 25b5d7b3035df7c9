import { dateOf } from '../../../../parts/instants.js';
import { counterName, finalStateOf } from '../../../../sql/statistics/counter-names.js';
import type { StatisticsOperations } from '../../../../sql/statistics/statistics-operations.js';
import type { Executor } from '../connection/postgres-database.js';
import { countUnfinished, readCounter, sumCounters } from './statistics.sql.js';

export const postgresStatistics: StatisticsOperations<Executor> = {
  async countUnfinished(executor, limit) {
    const rows = await executor.run(countUnfinished, [limit]);
    return rows.map(({ state, amount }) => ({ state: state as string, count: Number(amount) }));
  },

  async countFinished(executor) {
    const rows = await executor.run(sumCounters);
    return rows.flatMap(({ name, amount }) => {
      const state = finalStateOf(name as string);
      return state === undefined ? [] : [{ state, count: Number(amount) }];
    });
  },

  async readCounter(executor, name, { resolution, from }) {
    const parameters = [counterName(name), resolution, from.toISOString()];
    const rows = await executor.run(readCounter, parameters);
    return rows.map((row) => ({ from: dateOf(row.from_ms), value: Number(row.amount) }));
  },
};
