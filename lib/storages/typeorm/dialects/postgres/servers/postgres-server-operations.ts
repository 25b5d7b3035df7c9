import { readHandlers } from '../../../../../storage/servers/known-handlers.js';
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
import type { Executor } from '../connection/postgres-database.js';
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
    return (await executor.run(listServers)).map((row) => serverOf(row, row.queues as string[]));
  },

  async listLost(executor) {
    const rows = await executor.run(listLostServers, [LOST_SERVER_RETENTION_MS, MAX_LOST_SERVERS]);
    return rows.map(lostServerOf);
  },

  async readClock(executor) {
    return Number(onlyRow(await executor.run(readClock)).now_ms);
  },
};

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
  hasUnfoldedMeasurements: row.has_unfolded === true,
  signs: {
    areThere: row.has_signs === true,
    servers: String(row.servers),
    coverSnapshots: true,
  },
});
