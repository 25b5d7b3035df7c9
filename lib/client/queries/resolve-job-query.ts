import { z } from 'zod';
import { isQueueName } from '../../job/queue-name.js';
import type { JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { parseOptions } from '../../support/options/options.js';
import { isUuid } from '../../support/uuid-v7.js';
import { NO_JOB } from '../no-job.js';
import type { JobQuery } from './job-query.js';

const MAX_IDS = 1_000;
const MAX_TEXTS = 50;
const MAX_CHARS = 2_000;

/** An empty text would match every job. */
const text = () => z.string().min(1).max(MAX_CHARS);
const id = (what: string) => z.string().refine(isUuid, `the id of a ${what}`);
const texts = () => z.array(text()).max(MAX_TEXTS);

/** A range without ends would match every job that has a value. */
const range = () =>
  z
    .strictObject({
      atLeast: z.number().nonnegative().optional(),
      atMost: z.number().nonnegative().optional(),
    })
    .refine(
      ({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined,
      'atLeast, atMost or both',
    );

const schema = z.strictObject({
  ids: z.array(id('job').nullable()).max(MAX_IDS).optional(),
  states: texts().optional(),
  type: text().optional(),
  method: text().optional(),
  queue: z.string().refine(isQueueName, 'the name of a queue').optional(),
  serverId: text().optional(),
  ranOn: text().optional(),
  recurringJobId: text().optional(),
  batchId: id('batch').optional(),
  bulkOperationId: id('bulk operation').optional(),
  error: text().optional(),
  fingerprint: text().optional(),
  argument: text().optional(),
  words: texts().min(1).optional(),
  createdBefore: z.date().optional(),
  createdAfter: z.date().optional(),
  failedBefore: z.date().optional(),
  failedAfter: z.date().optional(),
  durationMs: range().optional(),
  latencyMs: range().optional(),
  isRetry: z.literal(true).optional(),
});

/**
 * The query in the form that the store takes.
 *
 * @param scope the method that got the query
 * @throws InvalidOptionsError
 */
export function resolveJobQuery(scope: string, given: JobQuery): JobSearch {
  const {
    ids,
    recurringJobId: recurringId,
    bulkOperationId: bulkId,
    createdBefore: before,
    createdAfter: after,
    durationMs: duration,
    latencyMs: latency,
    ...rest
  } = parseOptions(scope, schema, given);
  const search = { ...rest, recurringId, bulkId, before, after, duration, latency };
  return { ...search, ids: idsIn(ids, rest.states) };
}

function idsIn(ids: JobQuery['ids'], states: JobQuery['states']): readonly string[] | undefined {
  if (states?.length === 0) return [NO_JOB];
  const known = ids?.flatMap((one) => (one === null ? [] : [one.toLowerCase()]));
  return known?.length === 0 ? [NO_JOB] : known;
}
