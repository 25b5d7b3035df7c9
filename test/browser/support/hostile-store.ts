import { Injectable } from '@nestjs/common';
import { AttemptMinute } from '../../../lib/attempts/attempt-minute.js';
import { minuteOf } from '../../../lib/attempts/attempt-times.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { serializeArguments } from '../../../lib/job/serialization/argument-serializer.js';
import type { ContinuationCondition } from '../../../lib/storage/continuations/continuation-store.js';
import type { JobStorage } from '../../../lib/storage/job-storage.js';
import type { HistoryEntry, NewJob } from '../../../lib/storage/jobs/records.js';
import type {
  MisfireHandling,
  OccurrenceKind,
  OverlapHandling,
  SkipReason,
} from '../../../lib/storage/recurring/recurring-store.js';
import { aJobId, aNewBatch, aNewJob, anEntry, aTransition } from '../../support/builders.js';
import { aRecurringJob } from '../../support/recurring-builders.js';

/** Shows its argument where people look for the name of a job. */
@Injectable()
export class HostileService {
  @JobDisplayName('{0}')
  run(text: string) {
    return text;
  }
}

/** What a page has an address of its own for. */
export interface HostilePlaces {
  /** Failed, and of a class that is gone. */
  readonly failedJob: string;
  /** Succeeded, and named by its display name. */
  readonly namedJob: string;
  /** Enqueued, while another job holds what it needs. */
  readonly blockedJob: string;
  readonly awaitingJob: string;
  readonly recurringJob: string;
  readonly batch: string;
  readonly operation: string;
  /** The fingerprint of a failure. */
  readonly failure: string;
}

/** As the text columns of a database keep it, which take no NUL and nothing but whole characters. */
export const inColumn = (text: string) => text.replaceAll('\0', '').toWellFormed();

/**
 * Writes the text into every field of everything that a store keeps, past the client, which would refuse
 * most of it: as somebody would who can write to the database.
 */
export async function storeHostile(storage: JobStorage, text: string): Promise<HostilePlaces> {
  const name = inColumn(text);
  await storage.servers.announce({ id: name, name, queues: [name, 'default'], workerCount: 3 });
  const batch = await storeBatches(storage, name);
  const [failedJob, namedJob, awaitingJob] = await storeJobs(storage, text, batch);
  const blockedJob = await storeBlockedJob(storage, text);
  await storeRetriedJob(storage, text);
  await storage.queues.pause(`paused-${aJobId()}`, name);
  await storeRecurringJob(storage, name);
  for (const action of ['job.requeue', name]) {
    await storage.audit.record({ user: name, action, subject: name, details: name });
  }
  await storeProblem(storage, name);
  const operation = await storeBulkOperation(storage, name);
  const failure = await storeAttempt(storage, name);
  return {
    ...{ failedJob, namedJob, awaitingJob, blockedJob },
    ...{ recurringJob: name, batch, operation, failure },
  };
}

const aHostileJob = (text: string, given: Partial<NewJob> = {}): NewJob =>
  aNewJob({
    type: inColumn(text),
    method: inColumn(text),
    queue: inColumn(text),
    arguments: storedValues(text),
    parameters: { ...keyed(text), RecurringJobId: text, RetryCount: 1 },
    ...given,
  });

const aHostileEntry = (state: string, text: string, data: object = {}): HistoryEntry =>
  anEntry(state, {
    reason: text,
    data: { ...keyed(text), serverId: text, nested: keyed(text), ...data },
  });

/** `{ [text]: text }`, also where that would be the prototype. */
const keyed = (text: string): Record<string, unknown> => Object.fromEntries([[text, text]]);

/** The encoding of `[text, { [text]: text }]`, also where the serialiser would refuse it. */
const storedValues = (text: string) =>
  JSON.stringify([[1, 2], text, Object.fromEntries([[text, 1]])]);

async function storeJobs({ jobs, queues }: JobStorage, text: string, batchId: string) {
  const name = inColumn(text);
  const failed = aFailedJob(text);
  const named = aNamedJob(text);
  const awaiting = aJobIn('Awaiting', text, {
    parents: [{ parentId: name, condition: name as ContinuationCondition }],
  });
  const others = [
    aJobIn('Enqueued', text, { queue: `running ${name}` }),
    aJobIn('Enqueued', text),
    aJobIn('Deleted', text),
    aJobIn(name, text),
  ];
  await jobs.createJobs([failed, named, awaiting, ...others].map((job) => ({ ...job, batchId })));
  await queues.claim({ serverId: name, queues: [`running ${name}`], limit: 1 });
  return [failed.id, named.id, awaiting.id] as const;
}

function aFailedJob(text: string): NewJob {
  const exception = { type: text, message: text, code: text, cause: { type: text, message: text } };
  const stack = `${text}: ${text}\n    at ${text} (${text}:1:1)`;
  return aHostileJob(text, {
    state: 'Failed',
    history: [
      aHostileEntry('Enqueued', text),
      aHostileEntry('Processing', text),
      aHostileEntry('Failed', text, { exception, stack }),
    ],
    counters: ['failed'],
  });
}

function aNamedJob(text: string): NewJob {
  const result = storedValues(text);
  return aNewJob({
    type: 'HostileService',
    method: 'run',
    arguments: serializeArguments([text], { maxBytes: 100_000 }),
    state: 'Succeeded',
    history: [
      aHostileEntry('Processing', text),
      aHostileEntry('Succeeded', text, { durationMs: 5, latencyMs: 7, result }),
    ],
  });
}

const aJobIn = (state: string, text: string, given: Partial<NewJob> = {}): NewJob =>
  aHostileJob(text, {
    state,
    history: [aHostileEntry(state, text, { parentIds: [text], result: text, enqueueAt: text })],
    ...given,
  });

/** Two jobs that need the same, of which one has it. */
async function storeBlockedJob({ jobs, queues, locks }: JobStorage, text: string): Promise<string> {
  const serverId = inColumn(text);
  const queue = `locked ${serverId}`;
  await jobs.createJobs([aHostileJob(text, { queue }), aHostileJob(text, { queue })]);
  const claimed = await queues.claim({ serverId, queues: [queue], limit: 2 });
  const held = await locks.acquire(
    claimed.map(({ id, lease }) => ({ id, lease, resource: serverId, timeoutMs: 3_600_000 })),
  );
  return claimed.find(({ id }) => !held.includes(id))?.id ?? '';
}

/** One that has run, and is to run again. */
async function storeRetriedJob({ jobs, queues }: JobStorage, text: string): Promise<void> {
  const serverId = inColumn(text);
  const queue = `retried ${serverId}`;
  await jobs.createJobs([aHostileJob(text, { queue })]);
  const claimed = await queues.claim({ serverId, queues: [queue], limit: 1 });
  const runAt = new Date(Date.now() + 3_600_000);
  const exception = { type: text, message: text };
  const history = [
    aHostileEntry('Failed', text, { exception }),
    aHostileEntry('Scheduled', text, { exception, enqueueAt: text }),
  ];
  await jobs.applyTransitions(
    claimed.map((job) => aTransition(job, { to: 'Scheduled', runAt, history })),
  );
}

/** One inside of another, and that one waits for something. */
async function storeBatches({ jobs }: JobStorage, name: string): Promise<string> {
  const id = aJobId();
  const parents = [{ parentId: name, condition: name as ContinuationCondition }];
  await jobs.createJobs([], {
    batches: [
      aNewBatch({ id, description: name, parents }),
      aNewBatch({ batchId: id, description: name }),
      aNewBatch({ batchId: id, id: `batch ${name}` }),
    ],
  });
  return id;
}

async function storeRecurringJob({ recurring }: JobStorage, name: string): Promise<void> {
  const past = { nominalAt: new Date(0), lastAt: new Date(1), count: 2 };
  await recurring.change(name, () => ({
    ...aRecurringJob({
      id: name,
      type: name,
      method: name,
      arguments: storedValues(name),
      cron: name,
      timeZone: name,
      queue: name,
      description: name,
      error: name,
      declaration: name,
      misfire: name as MisfireHandling,
      overlap: name as OverlapHandling,
    }),
    passed: [
      {
        ...past,
        kind: name as OccurrenceKind,
        reason: name as SkipReason,
        runningJobId: name,
        error: name,
      },
    ],
  }));
  await recurring.recordTrigger(name, name, name);
}

/** One that failed, as a server counts it. */
async function storeAttempt({ measurements, clock }: JobStorage, name: string): Promise<string> {
  const endedAt = clock.now();
  const fingerprint = aJobId();
  const minute = new AttemptMinute(minuteOf(endedAt), { server: name, version: name });
  minute.add({
    method: `${name}.${name}`,
    queue: name,
    jobId: name,
    waitMs: 1,
    runMs: 1,
    endedAt,
    failure: { type: name, message: name, fingerprint },
  });
  await measurements.add(minute.toMeasurements());
  return fingerprint;
}

/** One that has ended at once. */
async function storeProblem({ problems }: JobStorage, name: string): Promise<void> {
  const facts = { error: name, fingerprint: name, ...Object.fromEntries([[name, name]]) };
  const found = [{ kind: name, subject: name, facts }];
  await problems.report({ found, undecided: [], goneAfterMs: -1 });
  await problems.mute({ kind: name, subject: name, by: name });
}

async function storeBulkOperation({ bulk }: JobStorage, name: string): Promise<string> {
  const id = aJobId();
  await bulk.create({
    id,
    action: 'requeue',
    search: { ids: [aJobId()] },
    searchText: name,
    startedAt: new Date(),
    startedBy: name,
    expected: 1,
    isExpectedExact: false,
  });
  await bulk.progress(id, { changed: 0, skipped: 1, endedAt: new Date(), error: name });
  return id;
}
