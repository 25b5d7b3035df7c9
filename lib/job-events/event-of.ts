import { exceptionOf } from '../client/exception-of.js';
import { storedResultIn } from '../client/stored-call.js';
import type { BackgroundJob } from '../job/background-job.js';
import type { StoredResult } from '../job/serialization/result-serializer.js';
import { DeletedState } from '../states/deleted-state.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import { ScheduledState } from '../states/scheduled-state.js';
import { SucceededState } from '../states/succeeded-state.js';
import type { HistoryEntry } from '../storage/jobs/records.js';
import type { Transition } from '../storage/jobs/transition.js';
import { safely } from '../support/safely.js';
import type { JobEvent, JobEventKind } from './job-event.js';

const KINDS: Readonly<Record<string, JobEventKind>> = {
  [SucceededState.NAME]: 'succeeded',
  [FailedState.NAME]: 'failed',
  [DeletedState.NAME]: 'deleted',
};

/** Undefined for a change that causes no event. */
export function eventKindOf({ to, from, history }: Transition): JobEventKind | undefined {
  // Undoing a deletion brings back a state that was told before.
  if (from.state === DeletedState.NAME) return undefined;
  if (to !== ScheduledState.NAME && to !== EnqueuedState.NAME) return KINDS[to];
  // A retry replaces Failed, so its history has a Failed state.
  return history.some(({ state }) => state === FailedState.NAME) ? 'retrying' : undefined;
}

export function eventOf(kind: JobEventKind, transition: Transition, job: BackgroundJob): JobEvent {
  const { to: state, from, history, runAt } = transition;
  const last = history.at(-1);
  const at = last?.at ?? job.createdAt;
  const common = {
    job,
    attempt: from.attempt ?? 0,
    at,
    reason: last?.reason,
    get args() {
      return job.args;
    },
  };
  const exception = exceptionOf({ state, history });
  switch (kind) {
    case 'succeeded':
      return Object.assign(common, { kind, ...successOf(last) });
    case 'retrying':
      return Object.assign(common, { kind, exception, retryAt: runAt ?? at });
    default:
      return Object.assign(common, { kind, exception });
  }
}

function successOf(last: HistoryEntry | undefined) {
  const { durationMs, latencyMs } = last?.data ?? {};
  const none: StoredResult = { value: undefined };
  const stored = safely(() => storedResultIn(last), none);
  return {
    result: 'value' in stored ? stored.value : undefined,
    omittedResult: 'omitted' in stored ? stored.omitted : undefined,
    durationMs: numberIn(durationMs),
    latencyMs: numberIn(latencyMs),
  };
}

const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);
