import { EXCEPTIONS, HOSTILE, NAMES, stackOf, WORLDLY } from './texts.js';

/** @import { JobAnswer, StateEntry } from '../../../lib/dashboard/api/answers.js' */

const STATES = [
  'Enqueued',
  'Scheduled',
  'Processing',
  'Succeeded',
  'Failed',
  'Deleted',
  'Awaiting',
];
const QUEUES = ['default', 'critical', 'emails', 'reports', 'bulk-import'];
const SERVERS = ['web-1:2101:8f3a1c', 'worker-1:77:b01d22', 'worker-2:78:c91e4f'];
const MINUTE = 60_000;

/** @param {number} now */
export function makeJobs(now) {
  return Array.from({ length: 420 }, (_, index) => makeJob(index, now));
}

/** @param {number} index */
export function jobIdOf(index) {
  return `019ab3c4-${(index + 4096).toString(16).padStart(4, '0')}-7abc-8def-${(index * 7919 + 1048576).toString(16).padStart(12, '0')}`;
}

/**
 * @param {number} index
 * @param {number} now
 * @returns {JobAnswer}
 */
function makeJob(index, now) {
  const state = STATES[index % STATES.length] ?? 'Enqueued';
  const [type = '', method = '', call = ''] =
    NAMES[index % NAMES.length === 0 ? index % 5 : (index * 3) % NAMES.length] ?? [];
  const createdAt = now - index * 3 * MINUTE - 45_000;
  const stateAt = createdAt + 30_000;
  const hasFailed = state === 'Failed' || (state === 'Scheduled' && index % 2 === 0);
  const [exceptionType = '', message = ''] = EXCEPTIONS[index % EXCEPTIONS.length] ?? [];
  const exception = hasFailed ? { type: exceptionType, message } : undefined;
  const serverId = SERVERS[index % SERVERS.length] ?? '';
  const name = nameOf(index) ?? `${call}(${index})`;

  return {
    id: jobIdOf(index),
    displayName: name,
    type: index % 40 === 11 ? (HOSTILE[1] ?? type) : type,
    method,
    queue: QUEUES[index % QUEUES.length] ?? 'default',
    priority: index % 9 === 0 ? -10 : 0,
    state,
    ...(state === 'Deleted' && { reason: 'Deleted by ayşe: no longer needed' }),
    ...(state === 'Awaiting' && {
      reason: 'Waits for 2 jobs',
      parentIds: [jobIdOf(index + 1), jobIdOf(index + 2), jobIdOf(index + 3)],
    }),
    ...(state === 'Enqueued' && index % 3 === 0 && { waitingFor: 'ledger:42' }),
    attempt: hasFailed ? (index % 4) + 1 : 1,
    createdAt,
    stateAt,
    ...(state === 'Scheduled' && { runAt: now + ((index % 30) + 1) * 7 * MINUTE }),
    ...(['Succeeded', 'Deleted'].includes(state) && { expireAt: now + 20 * 60 * MINUTE }),
    ...(state === 'Processing' && { serverId }),
    ...(index % 13 === 0 && { batchId: 'batch-nightly' }),
    ...(index % 17 === 0 && { recurringId: 'reports/monthly 100%' }),
    ...(state === 'Succeeded' && {
      durationMs: 120 + index * 37,
      latencyMs: 4 + (index % 90),
      result: '{\n  "sent": true,\n  "messageId": "<abc@mail>"\n}',
    }),
    ...(exception && { exception }),
    isRetry: state === 'Scheduled' && hasFailed,
    code:
      index === 4
        ? `payments.capture(${HOSTILE.map((it) => JSON.stringify(it)).join(', ')})`
        : `${call}(${index}, { locale: "tr", urgent: ${index % 2 === 0}, tags: ["a", "b"] })`,
    args: argsOf(index),
    parameters: {
      RetryCount: String(index % 4),
      tenant: WORLDLY[index % WORLDLY.length] ?? '',
      note: HOSTILE[index % HOSTILE.length] ?? '',
    },
    history: historyOf({ state, createdAt, stateAt, serverId, hasFailed }),
    attempts: attemptsOf({ index, state, stateAt, serverId, exception }),
    parents:
      index % 7 === 6 || index % 7 === 4 ? [1, 2].map((it) => linkTo(index + it, 'succeeded')) : [],
    continuations:
      index % 7 === 4 || index % 7 === 3
        ? [5, 6, 7].map((it) => linkTo(index + it, it === 6 ? 'deleted' : 'finished'))
        : [],
    hasMoreContinuations: index % 7 === 4,
    isTypeKnown: index % 11 !== 4,
  };
}

/** @param {number} index */
function nameOf(index) {
  if (index % 10 === 5) return WORLDLY[(index / 5) % WORLDLY.length];
  return index % 12 === 4 ? HOSTILE[index % HOSTILE.length] : undefined;
}

/** @param {number} index */
function argsOf(index) {
  return [
    { name: 'customerId', text: String(index), isCut: false, isMasked: false },
    {
      name: 'options',
      text: '{\n  "locale": "tr",\n  "html": "<b>not bold</b>"\n}',
      isCut: false,
      isMasked: false,
    },
    { name: 'password', text: '', isCut: false, isMasked: true },
    ...(index === 4
      ? [{ text: `"${'0123456789'.repeat(6_500)}`, isCut: true, isMasked: false }]
      : []),
  ];
}

/**
 * @param {{ state: string; createdAt: number; stateAt: number; serverId: string; hasFailed: boolean }} job
 * @returns {StateEntry[]}
 */
function historyOf({ state, createdAt, stateAt, serverId, hasFailed }) {
  const first = { state: 'Enqueued', at: createdAt, data: { queue: 'default' } };
  const running = { state: 'Processing', at: createdAt + 12_300, data: { serverId } };
  const failed = {
    state: 'Failed',
    at: createdAt + 14_900,
    reason: `Attempt 1 threw ${HOSTILE[0]}`,
    data: { serverId, durationMs: 2_600 },
  };
  const last = {
    state,
    at: stateAt,
    ...(hasFailed && { reason: 'Retry 1 of 10' }),
    data: state === 'Scheduled' ? { enqueueAt: new Date(stateAt + 60_000).toISOString() } : {},
  };
  if (state === 'Enqueued') return [first];
  return hasFailed ? [first, running, failed, last] : [first, running, last];
}

/** @param {{ index: number; state: string; stateAt: number; serverId: string; exception: { type: string; message: string } | undefined }} job */
function attemptsOf({ index, state, stateAt, serverId, exception }) {
  if (['Enqueued', 'Awaiting'].includes(state)) return [];
  if (!exception)
    return [
      {
        number: 1,
        serverId,
        startedAt: stateAt - 900,
        ...(state !== 'Processing' && { endedAt: stateAt }),
        state,
      },
    ];
  return [1, 2].map((number) => ({
    number,
    serverId,
    startedAt: stateAt - 60_000 + number * 20_000,
    endedAt: stateAt - 58_000 + number * 20_000,
    state: 'Failed',
    exception: {
      ...exception,
      details: `${exception.type}: ${exception.message}\n${stackOf(index === 4 ? 10_000 : 30)}`,
    },
  }));
}

/**
 * @param {number} index
 * @param {string} condition
 */
function linkTo(index, condition) {
  return {
    id: jobIdOf(index),
    kind: /** @type {const} */ ('job'),
    condition,
    state: STATES[index % STATES.length] ?? '',
    displayName: nameOf(index) ?? NAMES[index % NAMES.length]?.[2] ?? '',
  };
}
