import { ENQUEUED, SCHEDULED } from '../../../states/state-names.js';
import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';
import { isUuid } from '../../../support/uuid-v7.js';
import type { JobList } from '../../parts/monitoring/job-list.js';
import type { RedisExecutor } from '../redis-executor.js';
import {
  ENQUEUED_QUEUES,
  IDS_OF_BULK,
  IDS_OF_RECURRING,
  IDS_OF_SERVER,
  IDS_OF_SETS,
} from './scripts/narrow.lua.js';
import type { EnqueuedIn } from './walk.js';

/** So many jobs are read and sorted; where a search leaves more, a list is walked. */
const MAX_NARROWED = 10_000;
const OCCURRENCES_IN_SCRIPT = 1_000;

/** The ids of the few jobs that a search can find; undefined where they may be many. */
export async function narrowedIds(
  reader: RedisExecutor,
  search: JobSearch,
  list: JobList,
): Promise<readonly string[] | undefined> {
  const { ids, serverId, batchId, bulkId, recurringId } = search;
  if (ids !== undefined) return [...new Set(ids.filter(isUuid))];

  if (serverId !== undefined) {
    const found = await idsOrNone(
      reader.run<string[] | null>(IDS_OF_SERVER, [serverId, MAX_NARROWED]),
    );
    if (found) return found;
  }
  // The jobs of a batch are ordered by creation: such a list is walked along them.
  if (batchId !== undefined && list.order !== 'creation') {
    const found = await idsOfSets(reader, [`jobsOf:${batchId}`]);
    if (found) return found;
  }
  if (bulkId !== undefined) {
    const found = await idsOfBulk(reader, bulkId, search.states);
    if (found) return found;
  }
  if (recurringId !== undefined) {
    const found = await idsOfRecurring(reader, recurringId);
    // None are known of one that was removed; its jobs still name it.
    if (found.length > 0) return found;
  }
  return batchId === undefined ? idsOfStates(reader, search.states ?? []) : undefined;
}

/**
 * The jobs that a bulk operation may have changed; undefined where they are not kept.
 *
 * @param states of the jobs. Where Enqueued is among them, all jobs are answered: each queue has sets of its own
 */
export function idsOfBulk(
  reader: RedisExecutor,
  bulkId: string,
  states: readonly string[] = [],
): Promise<readonly string[] | undefined> {
  const sets = states.includes(ENQUEUED) ? [] : states.flatMap((state) => setsOf(state, undefined));
  return idsOrNone(reader.run<string[] | null>(IDS_OF_BULK, [bulkId, ...new Set(sets)]));
}

/** The jobs of a recurring job, as far as its occurrences are kept. */
async function idsOfRecurring(reader: RedisExecutor, recurringId: string): Promise<string[]> {
  const ids = new Set<string>();
  for (let from = 0; from < MAX_NARROWED; from += OCCURRENCES_IN_SCRIPT) {
    const args = [recurringId, from, from + OCCURRENCES_IN_SCRIPT - 1];
    const [looked, found] = await reader.run<[number, string[]]>(IDS_OF_RECURRING, args);
    for (const id of found) ids.add(id);
    if (looked < OCCURRENCES_IN_SCRIPT) break;
  }
  return [...ids];
}

/** Of several states, whose jobs are in no common list. */
async function idsOfStates(
  reader: RedisExecutor,
  states: readonly string[],
): Promise<readonly string[] | undefined> {
  if (states.length < 2) return undefined;
  const queues = states.includes(ENQUEUED) ? await enqueuedIn(reader) : undefined;
  return idsOfSets(reader, [...new Set(states.flatMap((state) => setsOf(state, queues)))]);
}

function setsOf(state: string, queues: EnqueuedIn | undefined): readonly string[] {
  if (state === SCHEDULED) return ['scheduled'];
  if (state !== ENQUEUED) return [`state:${state}`];
  const { ready = [], held = [] } = queues ?? {};
  return [...ready.map((name) => `ready:${name}`), ...held.map((name) => `held:${name}`)];
}

export async function enqueuedIn(reader: RedisExecutor): Promise<EnqueuedIn> {
  const [ready, held] = await reader.run<[string[], string[]]>(ENQUEUED_QUEUES);
  return { ready: ready.sort(), held: held.sort() };
}

const idsOfSets = (reader: RedisExecutor, sets: readonly string[]) =>
  idsOrNone(reader.run<string[] | null>(IDS_OF_SETS, [MAX_NARROWED, ...sets]));

const idsOrNone = async (answer: Promise<string[] | null>) => (await answer) ?? undefined;
