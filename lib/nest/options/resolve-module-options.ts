import { z } from 'zod';
import type { FailureFingerprint } from '../../failures/fingerprinter.js';
import type { JobFilterReference } from '../../filters/job-filter.js';
import type { ResolvedProblemWebhookOptions } from '../../problem-webhook/problem-webhook-options.js';
import { problemWebhookSchema } from '../../problem-webhook/problem-webhook-schema.js';
import { DEFAULT_MISFIRE_OPTIONS } from '../../recurring/due-occurrences.js';
import type { ServerOptions } from '../../server/server-options.js';
import { parseOptions } from '../../support/options/options.js';
import type { ResolvedTelemetryOptions } from '../../telemetry/telemetry-options.js';
import { telemetrySchema } from '../../telemetry/telemetry-schema.js';
import type { ProblemHandlerClass, ProblemHook } from '../problems/problem-hook.js';
import type { AmbientTransactionOption } from '../transactions/ambient-transaction.js';
import type { HangfireModuleOptions } from './hangfire-module-options.js';
import type { StorageOption } from './storage-option.js';

const DAY_MS = 86_400_000;
const MEBIBYTE = 1_048_576;

export interface ResolvedModuleOptions {
  readonly storage: StorageOption | undefined;
  readonly servers: readonly ServerOptions[];
  readonly filters: readonly JobFilterReference[];
  readonly jobExpirationTimeoutMs: number;
  readonly failedRetentionMs: number | undefined;
  readonly batchRetentionMs: number;
  readonly removeUndeclaredRecurringJobs: boolean;
  readonly maxMissedOccurrences: number;
  readonly maxArgumentsBytes: number;
  readonly maxResultBytes: number;
  readonly maskedParameters: readonly string[];
  readonly failureFingerprint: FailureFingerprint | undefined;
  readonly enhancers: 'own' | 'global';
  readonly onProblem: ProblemHook | ProblemHandlerClass | undefined;
  readonly problemWebhook: ResolvedProblemWebhookOptions | undefined;
  readonly telemetry: ResolvedTelemetryOptions | undefined;
  readonly ambientTransaction: AmbientTransactionOption | undefined;
  /** How long callers wait before each further try while the store is away; no application sets it. */
  readonly retryDelaysMs?: readonly number[] | undefined;
}

const anObject = z.custom<object>((value) => typeof value === 'object' && value !== null, {
  error: 'an object',
});
const aFilter = z.custom<JobFilterReference>(
  (value) => (typeof value === 'object' && value !== null) || typeof value === 'function',
  { error: 'a filter or the class of one' },
);
const aFingerprint = z.custom<FailureFingerprint>((value) => typeof value === 'function', {
  error: 'a function',
});
const aHook = z.custom<ProblemHook | ProblemHandlerClass>((value) => typeof value === 'function', {
  error: 'a function, or the class of a provider',
});
const anAmbientTransaction = z.custom<AmbientTransactionOption>(
  (value) =>
    typeof value === 'function' ||
    (typeof value === 'object' &&
      value !== null &&
      'current' in value &&
      typeof value.current === 'function'),
  { error: 'nestjsClsTransaction(), typeormTransactional(), or a function' },
);
const duration = () => z.union([z.number().nonnegative(), z.literal(Number.POSITIVE_INFINITY)]);

/** The store can still keep a job whose arguments and result are this large, with all escapes that the texts need. */
const MAX_BYTES = 32 * MEBIBYTE;

const schema = z.strictObject({
  storage: anObject.optional(),
  server: z.union([z.literal(false), z.array(anObject), anObject]).optional(),
  filters: z.array(aFilter).default([]),
  jobExpirationTimeoutMs: duration().default(DAY_MS),
  failedRetentionMs: z.number().nonnegative().optional(),
  batchRetentionMs: duration().default(7 * DAY_MS),
  removeUndeclaredRecurringJobs: z.boolean().default(false),
  maxMissedOccurrences: z.int().positive().default(DEFAULT_MISFIRE_OPTIONS.maxMissed),
  maxArgumentsBytes: z.int().positive().max(MAX_BYTES).default(MEBIBYTE),
  maxResultBytes: z.int().positive().max(MAX_BYTES).default(MEBIBYTE),
  maskedParameters: z.array(z.string().min(1)).default([]),
  failureFingerprint: aFingerprint.optional(),
  enhancers: z.enum(['own', 'global']).default('own'),
  onProblem: aHook.optional(),
  problemWebhook: problemWebhookSchema.optional(),
  telemetry: telemetrySchema.optional(),
  ambientTransaction: anAmbientTransaction.optional(),
});

/**
 * The one place where the module's options get their defaults, for `forRoot` and `forRootAsync`.
 *
 * @throws InvalidOptionsError
 */
export function resolveModuleOptions(given: HangfireModuleOptions = {}): ResolvedModuleOptions {
  const { server, storage, ...options } = parseOptions('hangfire', schema, given);
  return {
    ...options,
    failedRetentionMs: options.failedRetentionMs,
    failureFingerprint: options.failureFingerprint,
    onProblem: options.onProblem,
    problemWebhook: options.problemWebhook,
    telemetry: options.telemetry,
    ambientTransaction: options.ambientTransaction,
    storage: storage as StorageOption | undefined,
    servers: serversOf(server),
  };
}

function serversOf(server: object | object[] | false | undefined): readonly ServerOptions[] {
  if (server === false) return [];
  if (server === undefined) return [{}];
  return Array.isArray(server) ? server : [server];
}
