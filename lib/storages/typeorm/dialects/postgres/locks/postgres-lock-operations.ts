import { dateOf } from '../../../../parts/instants.js';
import type {
  FirstInLine,
  HeldLock,
  LockOperations,
} from '../../../../sql/locks/lock-operations.js';
import type { Row } from '../../../../sql/row.js';
import type { Executor } from '../connection/postgres-database.js';
import { leaseColumns } from '../queues/lease-columns.js';
import {
  endTurnsOfServers,
  findWantedResources,
  freeLocksOfNobody,
  freeLocksOfRuns,
  freeLocksOfServers,
  freeTurns,
  holdLocks,
  holdRuns,
  takeLocks,
  waitForLocks,
  wakeFirstJobs,
  wakeFreeJobs,
} from './locks.sql.js';

export const postgresLocks: LockOperations<Executor> = {
  async take(executor, requests) {
    const rows = await executor.run(takeLocks, [
      requests.map(({ resource }) => resource),
      requests.map(({ id }) => id),
      requests.map(({ lease }) => lease.attempt),
      requests.map(({ lease }) => lease.serverId),
    ]);
    return rows.map(({ job_id: id }) => id as string);
  },

  async holdRuns(executor, runs) {
    const rows = await executor.run(holdRuns, leaseColumns(runs));
    return rows.map((row) => ({
      id: row.id as string,
      wokenFor: row.woken_for as string | null,
    }));
  },

  async holdLocks(executor, resources) {
    return (await executor.run(holdLocks, [resources])).map(heldLockOf);
  },

  async wait(executor, requests) {
    const rows = await executor.run(waitForLocks, [
      ...leaseColumns(requests),
      requests.map(({ resource }) => resource),
      requests.map(({ timeoutMs }) => timeoutMs),
    ]);
    return rows.map(({ wait_until_ms: untilMs }) => dateOf(untilMs));
  },

  async freeOfRuns(executor, runs) {
    return resourcesOf(await executor.run(freeLocksOfRuns, leaseColumns(runs)));
  },

  async freeOfServers(executor, serverIds) {
    return resourcesOf(await executor.run(freeLocksOfServers, [serverIds]));
  },

  async freeOfNobody(executor) {
    return resourcesOf(await executor.run(freeLocksOfNobody, []));
  },

  async freeTurns(executor, resources) {
    return resourcesOf(await executor.run(freeTurns, [resources]));
  },

  async endTurnsOfServers(executor, serverIds) {
    return resourcesOf(await executor.run(endTurnsOfServers, [serverIds]));
  },

  async findWanted(executor, resources) {
    return resourcesOf(await executor.run(findWantedResources, [resources]));
  },

  async wakeFree(executor, resources) {
    return (await executor.run(wakeFreeJobs, [resources])).map(firstInLineOf);
  },

  async wakeFirst(executor, resources) {
    return (await executor.run(wakeFirstJobs, [resources])).map(firstInLineOf);
  },
};

const resourcesOf = (rows: readonly Row[]) => rows.map(({ resource }) => resource as string);

const heldLockOf = (row: Row): HeldLock => ({
  resource: row.resource as string,
  jobId: row.job_id as string | null,
  attempt: row.attempt as number | null,
  serverId: row.server_id as string | null,
  stands: row.stands === true,
});

const firstInLineOf = (row: Row): FirstInLine => ({
  resource: row.resource as string,
  queue: row.queue as string,
  isWoken: row.is_woken === true,
});
