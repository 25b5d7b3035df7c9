import {
  LOST_SERVER_RETENTION_MS,
  MAX_LOST_SERVERS,
} from '../../../../../storage/servers/server-store.js';
import { optionalDateOf } from '../../../../parts/instants.js';
import { activityText } from '../../../../parts/server-activity-text.js';
import { idsOf, onlyRow, type Row } from '../../../../sql/row.js';
import type {
  Beat,
  BeatAnswer,
  Look,
  ServerOperations,
  Surroundings,
} from '../../../../sql/servers/server-operations.js';
import { lostServerOf, serverOf } from '../../../../sql/servers/server-rows.js';
import { jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { readyPlace } from '../places.js';
import { hasParkedIn } from '../queues/park-jobs.js';
import { firstDueOf } from '../sweeps/mysql-sweep-operations.js';
import { serverHandlers } from './server-handlers.js';
import {
  announceServer,
  beatAndLook,
  beatAndRead,
  findForgottenServers,
  findServer,
  forgetLostServers,
  holdTimedOutServers,
  keepLostServers,
  listLostServers,
  listServers,
  lookAround,
  readClock,
  removeAllServers,
  removeServer,
  removeServers,
  requestServerStop,
} from './servers.sql.js';

export const mysqlServers: ServerOperations<Executor> = {
  ...serverHandlers,

  async announce(executor, { id, name, queues, workerCount, software }) {
    const said = software ? JSON.stringify(software) : null;
    await executor.change(announceServer, [id, name, JSON.stringify(queues), workerCount, said]);
  },

  async beat(executor, own) {
    return answerOf(onlyRow(await executor.run(beatAndRead, beatValues(own))));
  },

  async beatAndLook(executor, own, look) {
    const values = [...beatValues(own), ...lookValues(look)];
    const row = onlyRow(await executor.run(beatAndLook, values));
    return { ...answerOf(row), ...(await surroundingsOf(executor, row, look)) };
  },

  async look(executor, look) {
    const row = onlyRow(await executor.run(lookAround, lookValues(look)));
    return surroundingsOf(executor, row, look);
  },

  async requestStop(executor, id) {
    await executor.change(requestServerStop, [id]);
    return (await executor.run(findServer, [id])).length > 0;
  },

  async remove(executor, id) {
    await executor.change(removeServer, [id]);
  },

  removeTimedOut(executor, serverTimeoutMs) {
    return executor.atomically('remove timed-out servers', async (within) => {
      const ids = idsOf(await within.run(holdTimedOutServers, [serverTimeoutMs]));
      if (ids.length > 0) {
        await within.change(keepLostServers, [jsonColumn(ids)]);
        await within.change(removeServers, [jsonColumn(ids)]);
      }
      const old = idsOf(await within.run(findForgottenServers, [LOST_SERVER_RETENTION_MS]));
      if (old.length > 0) await within.change(forgetLostServers, [jsonColumn(old)]);
      return ids;
    });
  },

  removeAll(executor) {
    return executor.atomically('remove all servers', async (within) => {
      const ids = idsOf(await within.run(listServers));
      await within.change(removeAllServers);
      return ids;
    });
  },

  async list(executor) {
    return (await executor.run(listServers)).map((row) =>
      serverOf(row, JSON.parse(row.queues as string) as string[]),
    );
  },

  async listLost(executor) {
    const rows = await executor.run(listLostServers, [LOST_SERVER_RETENTION_MS, MAX_LOST_SERVERS]);
    return rows.map(lostServerOf);
  },

  async readClock(executor) {
    return Number(onlyRow(await executor.run(readClock)).now_ms);
  },
};

function beatValues({ id, load, isStopping, activity }: Beat): readonly unknown[] {
  const used = [load?.memoryBytes, load?.cpu, load?.eventLoopLagMs];
  return [...used, isStopping, activity && activityText(activity), id, id];
}

const lookValues = ({ id, queues, serverTimeoutMs }: Look): readonly unknown[] => [
  serverTimeoutMs,
  id,
  jsonRows(queues.map((queue) => [queue, readyPlace(queue)])),
];

const answerOf = (row: Row): BeatAnswer => ({
  isKnown: row.is_stopping !== null,
  isStopRequested: Number(row.is_stopping) === 1,
  pausedQueues: listIn(row.paused_queues),
  nowMs: Number(row.now_ms),
  isEchoed: false,
  secret: typeof row.secret === 'string' ? row.secret : undefined,
});

/** MySQL answers JSON as what it stands for, and MariaDB as a text. */
function listIn(value: unknown): string[] {
  if (value === null) return [];
  return (typeof value === 'string' ? JSON.parse(value) : value) as string[];
}

async function surroundingsOf(
  executor: Executor,
  row: Row,
  { queues }: Look,
): Promise<Surroundings> {
  const nextTimeoutAt = optionalDateOf(row.timeout_ms);
  const isOver = row.timeout_ms !== null && Number(row.timeout_ms) <= Number(row.look_ms);
  return {
    hasReadyJobs: Number(row.has_ready) === 1,
    hasParkedJobs: Number(row.has_any_parked) === 1 && (await hasParkedIn(executor, queues)),
    hasAbandonedJobs: isOver || Number(row.has_abandoned) === 1,
    hasReleasedContinuations: Number(row.has_released) === 1,
    hasUncountedBatches: Number(row.has_uncounted) === 1,
    nextRecurringAt: optionalDateOf(row.recurring_ms),
    nextDueAt: firstDueOf(row),
    nextTimeoutAt,
    hasUnfoldedMeasurements: Number(row.has_unfolded) === 1,
    signs: {
      areThere: Number(row.has_signs) === 1,
      servers: String(row.servers),
      coverSnapshots: Number(row.covers_snapshots) === 1,
    },
  };
}
