import type { LockRequest } from '../../../../../storage/locks/lock-store.js';
import { dateOf } from '../../../../parts/instants.js';
import type { FirstInLine, LockOperations } from '../../../../sql/locks/lock-operations.js';
import type { Row } from '../../../../sql/row.js';
import { jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { processingPlace } from '../places.js';
import { leaseRows } from '../queues/lease-rows.js';
import type { StatementBuilder } from '../statement.js';
import {
  endTurns,
  findDeadlines,
  findLocks,
  findRuns,
  findWantedResources,
  holdFirst,
  holdFree,
  holdLocks,
  holdLocksOfNobody,
  holdLocksOfRuns,
  holdLocksOfServers,
  holdRuns,
  holdTurns,
  holdTurnsOfServers,
  removeLocks,
  takeLocks,
  waitForLocks,
} from './locks.sql.js';
import { wakeLine } from './wake-line.js';

export const mysqlLocks: LockOperations<Executor> = {
  take(executor, requests) {
    return executor.atomically('take locks', (within) => take(within, requests));
  },

  async holdRuns(executor, runs) {
    const rows = await executor.run(holdRuns, [leaseRows(runs)]);
    return rows.map((row) => ({ id: row.id as string, wokenFor: row.woken_for as string | null }));
  },

  async holdLocks(executor, resources) {
    const rows = await executor.run(holdLocks, [jsonColumn(sorted(resources))]);
    const held = rows.flatMap(({ job_id: id, attempt, server_id: serverId }) =>
      id === null ? [] : [[id, attempt, serverId]],
    );
    const standing = new Set(
      held.length === 0 ? [] : (await executor.run(findRuns, [jsonRows(held)])).map(({ id }) => id),
    );
    return rows.map((row) => ({
      resource: row.resource as string,
      jobId: row.job_id as string | null,
      attempt: row.attempt === null ? null : Number(row.attempt),
      serverId: row.server_id as string | null,
      stands: standing.has(row.job_id),
    }));
  },

  async wait(executor, requests) {
    const rows = requests.map(({ id, lease, resource, timeoutMs }) => [
      id,
      lease.attempt,
      lease.serverId,
      resource,
      timeoutMs,
    ]);
    await executor.change(waitForLocks, [jsonRows(rows)]);
    const waiting = await executor.run(findDeadlines, [jsonColumn(requests.map(({ id }) => id))]);
    return waiting.map(({ wait_until_ms: untilMs }) => dateOf(untilMs));
  },

  freeOfRuns(executor, runs) {
    return free(executor, holdLocksOfRuns, [leaseRows(runs)]);
  },

  freeOfServers(executor, serverIds) {
    return free(executor, holdLocksOfServers, [jsonColumn(serverIds)]);
  },

  freeOfNobody(executor) {
    return free(executor, holdLocksOfNobody, []);
  },

  freeTurns(executor, resources) {
    return free(executor, holdTurns, [jsonColumn(sorted(resources))]);
  },

  endTurnsOfServers(executor, serverIds) {
    return executor.atomically('end turns of servers', async (within) => {
      const places = jsonColumn(serverIds.map(processingPlace));
      const claimed = await within.run(holdTurnsOfServers, [places]);
      if (claimed.length > 0) {
        await within.change(endTurns, [jsonColumn(claimed.map(({ id }) => id))]);
      }
      return resourcesOf(claimed);
    });
  },

  async findWanted(executor, resources) {
    return resourcesOf(await executor.run(findWantedResources, [jsonColumn(resources)]));
  },

  wakeFree(executor, resources) {
    return wakeLines(executor, resources, holdFree);
  },

  wakeFirst(executor, resources) {
    return wakeLines(executor, resources, holdFirst);
  },
};

/**
 * Of several jobs that ask for one resource, the woken one goes first, then the first. All others are not even tried.
 */
async function take(executor: Executor, requests: readonly LockRequest[]): Promise<string[]> {
  const runs = await executor.run(findRuns, [leaseRows(requests)]);
  const turns = new Map(runs.map(({ id, woken_for: turn }) => [id as string, turn]));
  const first = new Map<string, LockRequest>();
  const isWoken = ({ id, resource }: LockRequest) => turns.get(id) === resource;
  for (const request of requests) {
    if (!turns.has(request.id)) continue;
    const other = first.get(request.resource);
    if (!other || (isWoken(request) && !isWoken(other))) first.set(request.resource, request);
  }
  if (first.size === 0) return [];

  const chosen = [...first.values()].sort((a, b) => (a.resource < b.resource ? -1 : 1));
  const rows = chosen.map((request) => {
    const { id, lease, resource } = request;
    return [resource, id, lease.attempt, lease.serverId, Number(isWoken(request))];
  });
  await executor.change(takeLocks, [jsonRows(rows)]);
  const held = await executor.run(findLocks, [jsonColumn([...first.keys()])]);
  return held.flatMap(({ resource, job_id: id, attempt, server_id: serverId }) => {
    const lease = first.get(resource as string);
    const isTaken =
      lease?.id === id &&
      lease?.lease.attempt === Number(attempt) &&
      lease?.lease.serverId === serverId;
    return isTaken ? [id as string] : [];
  });
}

function free(
  executor: Executor,
  hold: StatementBuilder,
  values: readonly unknown[],
): Promise<string[]> {
  return executor.atomically('free locks', async (within) => {
    const resources = resourcesOf(await within.run(hold, values));
    if (resources.length > 0) await within.change(removeLocks, [jsonColumn(resources)]);
    return resources;
  });
}

async function wakeLines(
  executor: Executor,
  resources: readonly string[],
  hold: StatementBuilder,
): Promise<FirstInLine[]> {
  const lines: FirstInLine[] = [];
  for (const resource of sorted(resources))
    lines.push(...(await wakeLine(executor, resource, hold)));
  return lines;
}

const sorted = (resources: readonly string[]) => [...new Set(resources)].sort();

const resourcesOf = (rows: readonly Row[]) => rows.map(({ resource }) => resource as string);
