/**
 * How an amount is measured: `counter` only grows, `histogram` takes single values, `gauge` is read when somebody
 * asks for it.
 */
export type InstrumentKind = 'counter' | 'histogram' | 'gauge';

export interface InstrumentDefinition {
  readonly kind: InstrumentKind;
  /** The unit as OpenTelemetry writes it: `s` for seconds, or the counted things in braces. */
  readonly unit: string;
  readonly description: string;
  readonly labels: readonly string[];
  /** The upper bounds of the buckets of a histogram. */
  readonly buckets?: readonly number[];
}

const RUN_SECONDS = [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600];
const WAIT_SECONDS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800, 3_600, 21_600, 86_400];
const STORE_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];
const BATCH_SIZES = [0, 1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000];

const BY_METHOD = ['method', 'queue'] as const;

/** All instruments, by their names in OpenTelemetry. */
export const INSTRUMENTS = {
  'hangfire.jobs.created': {
    kind: 'counter',
    unit: '{job}',
    description: 'Jobs that this process has created, without those of recurring jobs',
    labels: BY_METHOD,
  },
  'hangfire.job.runs': {
    kind: 'counter',
    unit: '{run}',
    description: 'Runs that have ended in this process, by their outcome',
    labels: [...BY_METHOD, 'outcome'],
  },
  'hangfire.job.run.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'How long runs took',
    labels: BY_METHOD,
    buckets: RUN_SECONDS,
  },
  'hangfire.job.wait.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'How long jobs were ready before they started',
    labels: BY_METHOD,
    buckets: WAIT_SECONDS,
  },
  'hangfire.store.operation.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'How long the store took to claim, to create and to change jobs',
    labels: ['operation'],
    buckets: STORE_SECONDS,
  },
  'hangfire.store.batch.size': {
    kind: 'histogram',
    unit: '{job}',
    description: 'How many jobs one operation has claimed, created or changed',
    labels: ['operation'],
    buckets: BATCH_SIZES,
  },
  'hangfire.store.errors': {
    kind: 'counter',
    unit: '{error}',
    description: 'Operations that the store has refused, or has not answered',
    labels: ['operation'],
  },
  'hangfire.store.conflicts': {
    kind: 'counter',
    unit: '{conflict}',
    description: 'Statements and transactions that gave way to others, and were tried again',
    labels: ['kind'],
  },
  'hangfire.channel.up': {
    kind: 'gauge',
    unit: '1',
    description: 'Whether this process is connected to the message queue beside the store',
    labels: ['type'],
  },
  'hangfire.store.up': {
    kind: 'gauge',
    unit: '1',
    description: 'Whether the store has answered the latest look: 1 or 0',
    labels: [],
  },
  'hangfire.jobs': {
    kind: 'gauge',
    unit: '{job}',
    description: 'Jobs in the store that have not ended, by their state',
    labels: ['state'],
  },
  'hangfire.queue.ready': {
    kind: 'gauge',
    unit: '{job}',
    description: 'Jobs that are ready to run, by queue; a lower bound for a large queue',
    labels: ['queue'],
  },
  'hangfire.queue.oldest_age': {
    kind: 'gauge',
    unit: 's',
    description: 'Since when the oldest ready job of the queue is ready',
    labels: ['queue'],
  },
  'hangfire.servers': {
    kind: 'gauge',
    unit: '{server}',
    description: 'Servers that are alive',
    labels: [],
  },
  'hangfire.workers': {
    kind: 'gauge',
    unit: '{worker}',
    description: 'Workers of all servers that are alive',
    labels: [],
  },
  'hangfire.workers.busy': {
    kind: 'gauge',
    unit: '{worker}',
    description: 'Workers of all servers that have a job',
    labels: [],
  },
  'hangfire.event_loop.delay': {
    kind: 'gauge',
    unit: 's',
    description:
      'The delay of the event loop since the look before: the 99th percentile and the largest',
    labels: ['statistic'],
  },
} as const satisfies Readonly<Record<string, InstrumentDefinition>>;

type NameOf<Kind extends InstrumentKind> = {
  [Name in keyof typeof INSTRUMENTS]: (typeof INSTRUMENTS)[Name]['kind'] extends Kind
    ? Name
    : never;
}[keyof typeof INSTRUMENTS];

export type CounterName = NameOf<'counter'>;
export type HistogramName = NameOf<'histogram'>;
export type GaugeName = NameOf<'gauge'>;

/** The instruments with their names, in the order of the table. */
export const instruments = (): readonly (InstrumentDefinition & { readonly name: string })[] =>
  Object.entries<InstrumentDefinition>(INSTRUMENTS).map(([name, it]) => ({ name, ...it }));
