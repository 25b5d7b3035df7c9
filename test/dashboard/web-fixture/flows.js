import { jobIdOf } from './jobs.js';
import { HOSTILE, WORLDLY } from './texts.js';

/** @import { AuditEntryAnswer, BatchDetailsAnswer, RecurringAnswer } from '../../../lib/dashboard/api/answers.js' */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {number} now
 * @returns {RecurringAnswer[]}
 */
export function makeRecurring(now) {
  const states = [
    'Succeeded',
    'Succeeded',
    'Failed',
    'Succeeded',
    'Processing',
    'Deleted',
    'Succeeded',
  ];
  /** @param {number} seed */
  const occurrences = (seed) =>
    Array.from({ length: 20 }, (_, index) => ({
      nominalAt: now - (index + 1) * HOUR,
      ...(index % 9 !== 8 && {
        jobId: jobIdOf(index + seed),
        state: states[(index * 3 + seed) % states.length] ?? '',
      }),
    }));
  const plan = {
    cron: '0 * * * *',
    cronText: 'Every hour',
    timeZone: 'Europe/Istanbul',
    misfire: 'relaxed',
    overlap: 'allow',
    isDeclared: true,
    createdAt: now - 30 * DAY,
  };
  const next = {
    nextRunAt: now + 17 * MINUTE,
    lastRunAt: now - 43 * MINUTE,
    nextTimes: [1, 2, 3, 4, 5].map((it) => now + it * HOUR),
  };
  return [
    {
      ...plan,
      ...next,
      id: 'emails.digest',
      displayName: 'emails.sendDigest()',
      occurrences: occurrences(0),
    },
    {
      ...plan,
      ...next,
      id: 'reports/monthly 100%',
      displayName: WORLDLY[0] ?? '',
      cron: '0 3 1 * *',
      cronText: 'At 03:00 AM, on day 1 of the month',
      occurrences: occurrences(3),
      queue: 'reports',
      description: HOSTILE[1] ?? '',
    },
    {
      ...plan,
      id: 'cleanup',
      displayName: 'files.cleanUp()',
      cron: '*/15 * * * *',
      cronText: 'Every 15 minutes',
      pausedAt: now - DAY,
      occurrences: occurrences(1),
      nextTimes: [],
      overlap: 'skip',
      isDeclared: false,
    },
    {
      ...plan,
      id: 'broken',
      displayName: 'GoneService.run',
      occurrences: [],
      nextTimes: [],
      error: `No handler named "GoneService" is registered. ${HOSTILE[0]}`,
    },
  ];
}

/**
 * @param {number} now
 * @returns {BatchDetailsAnswer[]}
 */
export function makeBatches(now) {
  const progress = {
    total: 1_200,
    pending: 310,
    processing: 12,
    succeeded: 861,
    failed: 14,
    deleted: 3,
  };
  const nightly = {
    id: 'batch-nightly',
    description: 'Nightly invoices',
    state: 'Started',
    progress,
    createdAt: now - 2 * HOUR,
    startedAt: now - 2 * HOUR + 4_000,
  };
  const links = { parents: [], continuations: [] };
  const regions = ['Marmara', 'Ege', 'Karadeniz'].map((name, index) => ({
    ...nightly,
    id: `batch-region-${index}`,
    description: `Bölge: ${name}`,
    batchId: 'batch-nightly',
    progress: {
      total: 400,
      pending: index * 120,
      processing: 4,
      succeeded: 390 - index * 124,
      failed: index * 4,
      deleted: 0,
    },
  }));
  return [
    {
      ...nightly,
      nested: regions,
      parents: [
        {
          id: 'batch-done',
          kind: 'batch',
          condition: 'completed',
          state: 'Succeeded',
          displayName: 'Import of orders',
        },
      ],
      continuations: [
        {
          id: jobIdOf(6),
          kind: 'job',
          condition: 'succeeded',
          state: 'Awaiting',
          displayName: 'reports.notifyFinance()',
        },
      ],
    },
    ...regions.map((batch) => ({ ...batch, ...links, nested: [] })),
    {
      id: 'batch-done',
      description: 'Import of orders',
      state: 'Succeeded',
      progress: {
        total: 5_000,
        pending: 0,
        processing: 0,
        succeeded: 5_000,
        failed: 0,
        deleted: 0,
      },
      createdAt: now - DAY,
      startedAt: now - DAY,
      finishedAt: now - 23 * HOUR,
      expireAt: now + HOUR,
      nested: [],
      ...links,
    },
    {
      id: 'batch-hostile',
      description: HOSTILE[0] ?? '',
      state: 'Deleted',
      progress: { total: 3, pending: 0, processing: 0, succeeded: 1, failed: 0, deleted: 2 },
      createdAt: now - 3 * DAY,
      finishedAt: now - 3 * DAY,
      nested: [],
      ...links,
    },
    {
      id: '019ab3c4-ffff-7abc-8def-000000000001',
      state: 'Awaiting',
      progress: { total: 20, pending: 20, processing: 0, succeeded: 0, failed: 0, deleted: 0 },
      createdAt: now - MINUTE,
      nested: [],
      ...links,
    },
  ];
}

/**
 * @param {number} now
 * @returns {AuditEntryAnswer[]}
 */
export function makeAudit(now) {
  const users = ['ayşe', 'mehmet@örnek.com', HOSTILE[0] ?? ''];
  const entries = [
    ['job.requeue', jobIdOf(4)],
    ['queue.pause', 'reports'],
    ['recurring.edit', 'reports/monthly 100%', '0 4 1 * * → 0 3 1 * *'],
    ['bulk.delete', 'bulk-1', '4,210 jobs: type:EmailService state:Failed'],
    ['server.stop', 'worker-2:78:c91e4f'],
    ['batch.cancel', 'batch-hostile'],
    ['something.new', HOSTILE[1] ?? ''],
  ];
  return Array.from({ length: 60 }, (_, index) => {
    const [action = '', subject = '', details] = entries[index % entries.length] ?? [];
    return {
      id: String(index),
      at: now - index * 11 * MINUTE,
      user: users[index % users.length] ?? '',
      action,
      subject,
      ...(details !== undefined && { details }),
    };
  });
}
