import type { CreatingContext } from '../../../lib/filters/client-filter.js';
import type { LockingContext, LockTimeoutContext } from '../../../lib/filters/lock-filter.js';
import type { ApplyStateContext, ElectStateContext } from '../../../lib/filters/state-filter.js';
import { BackgroundJob } from '../../../lib/job/background-job.js';
import { NOTHING_MASKED } from '../../../lib/job/display/masking.js';
import { ShownCalls } from '../../../lib/job/display/shown-calls.js';
import { ParameterBag } from '../../../lib/job/parameter-bag.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { SucceededState } from '../../../lib/states/succeeded-state.js';
import type { LogFacts, Logger } from '../../../lib/support/logger.js';

export const NOW = new Date('2030-01-01T00:00:00Z');
export const secondsAfterNow = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

export const aSucceededState = () => new SucceededState('"done"', 12, 34, 'because');

export const aJob = (args: string | readonly unknown[] = [], createdAt = NOW) =>
  new BackgroundJob(
    {
      id: 'job-1',
      type: 'EmailService',
      method: 'send',
      queue: 'default',
      priority: 0,
      createdAt,
    },
    args,
    new ShownCalls([], NOTHING_MASKED),
  );

export class RecordingLogger implements Logger {
  readonly lines: { level: keyof Logger; event: string; facts: LogFacts | undefined }[] = [];

  debug = (event: string, facts?: LogFacts) => this.record('debug', event, facts);
  info = (event: string, facts?: LogFacts) => this.record('info', event, facts);
  warn = (event: string, facts?: LogFacts) => this.record('warn', event, facts);
  error = (event: string, facts?: LogFacts) => this.record('error', event, facts);

  private record(level: keyof Logger, event: string, facts: LogFacts | undefined): void {
    this.lines.push({ level, event, facts });
  }
}

/** What all contexts share; `stored` are the job's parameters. */
const shared = (stored: Readonly<Record<string, unknown>> = {}) => ({
  job: aJob(),
  parameters: new ParameterBag(stored),
  items: new Map<unknown, unknown>(),
  logger: new RecordingLogger(),
});

type Given<Context> = Partial<Context> & { stored?: Readonly<Record<string, unknown>> };

/** The engine is about to change the state of a job that runs. */
export const anElection = ({ stored, ...given }: Given<ElectStateContext>) => ({
  ...shared(stored),
  candidateState: new EnqueuedState() as ElectStateContext['candidateState'],
  currentState: 'Processing' as string | undefined,
  traversedStates: [],
  requestedBy: 'server' as const,
  now: NOW,
  readyAt: NOW,
  ...given,
});

/** The engine changes the state of a job that ran. */
export const anApplication = ({ stored, ...given }: Given<ApplyStateContext>) => {
  const counters: string[] = [];
  return {
    ...shared(stored),
    newState: new EnqueuedState(),
    oldState: 'Processing',
    traversedStates: [],
    requestedBy: 'server' as const,
    now: NOW,
    jobExpirationTimeoutMs: 1_000,
    incrementCounter: (name: string) => counters.push(name),
    counters,
    ...given,
  };
};

export const aLocking = ({ stored, ...given }: Given<LockingContext>): LockingContext => ({
  ...shared(stored),
  attempt: 1,
  ...given,
});

export const aLockTimeout = (given: Given<LockTimeoutContext> = {}): LockTimeoutContext => ({
  ...shared(given.stored),
  resource: 'EmailService.send',
  now: NOW,
  ...given,
});

export const aCreating = (given: Partial<CreatingContext>): CreatingContext => ({
  ...shared(),
  queue: undefined,
  priority: 0,
  initialState: new EnqueuedState(),
  canceled: false,
  ...given,
});
