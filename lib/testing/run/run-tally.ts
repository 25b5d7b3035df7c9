import { SucceededState } from '../../states/succeeded-state.js';
import type { JobFailure } from '../errors/jobs-failed-error.js';
import { type RunCount, RunLimitError } from '../errors/run-limit-error.js';
import type { FollowUp } from '../server/follow-ups.js';
import type { Step } from '../server/stepped-server.js';

/** How many jobs a call runs, unless the call says otherwise. */
export const RUN_LIMIT = 1_000;

/** Counts the runs of a call, and keeps the failures. */
export class RunTally {
  readonly failures: JobFailure[] = [];
  readonly jobIds = new Set<string>();
  ran = 0;
  succeeded = 0;
  private readonly calls: string[] = [];

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.ran >= this.limit;
  }

  addRun(step: Step): void {
    const { id, type, method, state } = step.record;
    this.ran += 1;
    if (state === SucceededState.NAME) this.succeeded += 1;
    this.jobIds.add(id);
    this.calls.push(`${type}.${method}`);
    this.addFailures(step.failures);
  }

  addFailures(failures: FollowUp['failures']): void {
    this.failures.push(...failures);
  }

  limitError(): RunLimitError {
    return new RunLimitError(this.limit, countsOf(this.calls));
  }
}

/** How often each method ran, the most frequent first. */
export function countsOf(calls: readonly string[]): RunCount[] {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
  return [...counts]
    .map(([callName, runs]) => ({ callName, runs }))
    .sort((a, b) => b.runs - a.runs);
}
