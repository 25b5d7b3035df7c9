import { HOSTILE } from './texts.js';

/** @import { HistoryAnswer, ProblemAnswer, QueueAnswer, ServerAnswer } from '../../../lib/dashboard/api/answers.js' */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {number} now
 * @returns {QueueAnswer[]}
 */
export function makeQueues(now) {
  return [
    {
      name: 'critical',
      ready: { count: 3, isExact: true },
      oldestReadyAt: now - 1_200,
      processing: 4,
      servers: 3,
    },
    {
      name: 'default',
      ready: { count: 1_284, isExact: true },
      oldestReadyAt: now - 4 * MINUTE,
      processing: 18,
      servers: 3,
    },
    { name: 'emails', ready: { count: 0, isExact: true }, processing: 2, servers: 2 },
    {
      name: 'bulk-import',
      ready: { count: 100_000, isExact: false },
      oldestReadyAt: now - 3 * HOUR,
      processing: 0,
      servers: 0,
    },
    {
      name: 'reports',
      ready: { count: 57, isExact: true },
      oldestReadyAt: now - 52 * MINUTE,
      processing: 0,
      servers: 1,
      pausedAt: now - HOUR,
      pausedBy: `ayşe ${HOSTILE[0]}`,
    },
  ];
}

/**
 * @param {number} now
 * @returns {ServerAnswer[]}
 */
export function makeServers(now) {
  const server = {
    queues: ['critical', 'default'],
    workerCount: 20,
    startedAt: now - 3 * DAY,
    isSilent: false,
    isStopping: false,
  };
  return [
    {
      ...server,
      id: 'web-1:2101:8f3a1c',
      name: 'web-1',
      processing: 6,
      heartbeatAt: now - 2_000,
      memoryBytes: 214_000_000,
      cpu: 0.22,
      eventLoopLagMs: 3,
    },
    {
      ...server,
      id: 'worker-1:77:b01d22',
      name: 'worker-1',
      processing: 18,
      heartbeatAt: now - 4_000,
      memoryBytes: 1_610_000_000,
      cpu: 0.94,
      eventLoopLagMs: 48,
      queues: ['critical', 'default', 'emails', 'reports'],
    },
    {
      ...server,
      id: 'worker-2:78:c91e4f',
      name: 'worker-2',
      processing: 2,
      heartbeatAt: now - 44_000,
      isSilent: true,
    },
    {
      ...server,
      id: `${HOSTILE[4]}:1:x`,
      name: HOSTILE[4] ?? '',
      processing: 1,
      workerCount: 5,
      heartbeatAt: now - 1_000,
      isStopping: true,
      startedAt: now - HOUR,
    },
  ];
}

/**
 * @param {number} now
 * @returns {ProblemAnswer[]}
 */
export function makeProblems(now) {
  return [
    { kind: 'server-silent', subject: 'worker-2:78:c91e4f', facts: { heartbeatAt: now - 44_000 } },
    { kind: 'queue-unserved', subject: 'bulk-import', facts: { ready: 100_000 } },
    { kind: 'clocks-apart', subject: HOSTILE[0] ?? '', facts: { differenceMs: 41_000 } },
  ];
}

/**
 * @param {'hour' | 'day'} resolution
 * @param {number} now
 * @returns {HistoryAnswer}
 */
export function makeHistory(resolution, now) {
  const size = resolution === 'hour' ? HOUR : DAY;
  const count = resolution === 'hour' ? 24 : 30;
  const last = Math.floor(now / size) * size;
  return {
    resolution,
    points: Array.from({ length: count }, (_, index) => ({
      from: last - (count - 1 - index) * size,
      succeeded: Math.round(4_000 + 2_600 * Math.sin(index / 3) + ((index * 97) % 400)),
      failed: (index * 53) % 310,
      deleted: (index * 31) % 120,
    })),
  };
}
