import type { FastSample, SlowSample } from '../../lib/problems/samples.js';
import type { QueueSummary } from '../../lib/storage/monitoring/monitoring-store.js';
import type { ServerRecord } from '../../lib/storage/servers/server-store.js';

/** When the samples of the specs were taken, unless they say otherwise. */
export const SAMPLED_MS = Date.UTC(2026, 0, 1);

/** So many milliseconds after the samples were taken. */
export const sampledAt = (ms: number): Date => new Date(SAMPLED_MS + ms);

export const aFastSample = (given: Partial<FastSample> = {}): FastSample => ({
  at: sampledAt(0),
  answerMs: 2,
  counts: { byState: {}, bounded: [] },
  failed: [],
  failedAttempts: [],
  ...given,
});

export const aSlowSample = (given: Partial<SlowSample> = {}): SlowSample => ({
  at: sampledAt(0),
  retries: { count: 0, isExact: true },
  servers: [],
  lostServers: [],
  recurring: { count: 0, revision: '', failures: [] },
  queues: [],
  parked: { groups: [], handlers: [] },
  health: { clockOffsetMs: 0 },
  attempts: [],
  failing: [],
  muted: new Map(),
  known: { open: [], mutes: [] },
  histories: { at: sampledAt(0), histories: [] },
  ...given,
});

export const aQueueSummary = (
  name: string,
  ready: number,
  given: Partial<QueueSummary> = {},
): QueueSummary => ({
  name,
  ready: { count: ready, isExact: true },
  waiting: { count: 0, isExact: true },
  processing: 0,
  ...given,
});

export const aServerRecord = (
  queues: readonly string[],
  heartbeatAt = sampledAt(0),
): ServerRecord => ({
  id: 's1',
  name: 'one',
  queues,
  workerCount: 5,
  startedAt: sampledAt(0),
  heartbeatAt,
  isStopping: false,
});
