import { readHandlers } from '../../../../../storage/known-handlers.js';
import {
  LOST_SERVER_RETENTION_MS,
  type LostServer,
  MAX_LOST_SERVERS,
  type ServerLoad,
  type ServerRecord,
} from '../../../../../storage/server-store.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import { activityText, readActivity } from '../../../../sql/servers/server-activity-text.js';
import type {
  Beat,
  BeatAnswer,
  Look,
  ServerOperations,
  Surroundings,
} from '../../../../sql/servers/server-operations.js';
import { readSoftware } from '../../../../sql/servers/server-software-text.js';
import type { Executor, Row } from '../connection/postgres-database.js';
import { secretIn } from '../events/postgres-event-operations.js';
import { announceHandlers, listHandlers } from './server-handlers.sql.js';
import {
  announceServer,
  beatAlone,
  heartbeat,
  listLostServers,
  listServers,
  lookAround,
  readClock,
  removeAllServers,
  removeServer,
  removeTimedOutServers,
  requestServerStop,
} from './servers.sql.js';

export const postgresServers: ServerOperations<Executor> = {
  async announce(executor, { id, name, queues, workerCount, software }) {
    const said = software ? JSON.stringify(software) : null;
    await executor.run(announceServer, [id, name, queues, workerCount, said]);
  },

  async announceHandlers(executor, id, { fingerprint, text }) {
    await executor.run(announceHandlers, [id, fingerprint, text]);
  },

  async listHandlers(executor) {
    return (await executor.run(listHandlers)).map((row) => ({
      serverIds: row.server_ids as string[],
      known: readHandlers(row.body),
    }));
  },

  async beat(executor, beat) {
    return answerOf(onlyRow(await executor.run(beatAlone, parametersOf(beat))));
  },

  async beatAndLook(executor, beat, { queues, serverTimeoutMs }) {
    const parameters = [...parametersOf(beat), queues, serverTimeoutMs];
    const row = onlyRow(await executor.run(heartbeat, parameters));
    return { ...answerOf(row), ...surroundingsOf(row) };
  },

  async look(executor, { id, queues, serverTimeoutMs }: Look) {
    return surroundingsOf(onlyRow(await executor.run(lookAround, [id, queues, serverTimeoutMs])));
  },

  async requestStop(executor, id) {
    return (await executor.run(requestServerStop, [id])).length > 0;
  },

  async remove(executor, id) {
    await executor.run(removeServer, [id]);
  },

  async removeTimedOut(executor, serverTimeoutMs) {
    return idsOf(
      await executor.run(removeTimedOutServers, [serverTimeoutMs, LOST_SERVER_RETENTION_MS]),
    );
  },

  async removeAll(executor) {
    return idsOf(await executor.run(removeAllServers));
  },

  async list(executor) {
    return (await executor.run(listServers)).map(serverOf);
  },

  async listLost(executor) {
    const rows = await executor.run(listLostServers, [LOST_SERVER_RETENTION_MS, MAX_LOST_SERVERS]);
    return rows.map(lostServerOf);
  },

  async readClock(executor) {
    return Number(onlyRow(await executor.run(readClock)).now_ms);
  },
};

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id as string);

function onlyRow([row]: readonly Row[]): Row {
  if (!row) throw new TypeError('This statement answers exactly one row.');
  return row;
}

function parametersOf({ id, load, isStopping, session, echo, activity }: Beat): readonly unknown[] {
  const used = [load?.memoryBytes, load?.cpu, load?.eventLoopLagMs].map((value) => value ?? null);
  const said = activity ? activityText(activity) : null;
  return [id, ...used, isStopping, session ?? null, echo.channel, echo.message, said];
}

const answerOf = (row: Row): BeatAnswer => ({
  isKnown: row.is_known === true,
  isStopRequested: row.is_stopping === true,
  pausedQueues: row.paused_queues as string[],
  nowMs: Number(row.now_ms),
  isEchoed: row.is_echoed === true,
  secret: secretIn(row.secret),
});

const surroundingsOf = (row: Row): Surroundings => ({
  hasReadyJobs: row.has_ready === true,
  hasParkedJobs: row.has_parked === true,
  hasAbandonedJobs: row.has_abandoned === true,
  hasReleasedContinuations: row.has_released === true,
  hasUncountedBatches: row.has_uncounted === true,
  nextRecurringAt: optionalDateOf(row.recurring_ms),
  nextDueAt: optionalDateOf(row.due_ms),
  nextTimeoutAt: optionalDateOf(row.timeout_ms),
});

const serverOf = (row: Row): ServerRecord => ({
  id: row.id as string,
  name: row.name as string,
  queues: row.queues as string[],
  workerCount: row.worker_count as number,
  startedAt: dateOf(row.started_ms),
  heartbeatAt: dateOf(row.heartbeat_ms),
  isStopping: row.is_stopping === true,
  load: loadOf(row),
  activity: readActivity(row.activity),
  software: readSoftware(row.software),
});

const lostServerOf = (row: Row): LostServer => ({
  id: row.id as string,
  name: row.name as string,
  startedAt: dateOf(row.started_ms),
  heartbeatAt: dateOf(row.heartbeat_ms),
  lostAt: dateOf(row.lost_ms),
});

function loadOf({ memory_bytes: memoryBytes, cpu, event_loop_lag_ms: lagMs }: Row) {
  if (typeof memoryBytes !== 'number') return undefined;
  const load: ServerLoad = { memoryBytes, cpu: Number(cpu), eventLoopLagMs: Number(lagMs) };
  return load;
}
