import { inspect } from 'node:util';
import { ScheduledState } from '../../states/scheduled-state.js';
import { cut } from '../../support/text/cut.js';
import type { EnqueuedJob } from '../enqueued-job.js';
import type { Difference } from './differences.js';
import type { ResolvedExpectation } from './enqueued-expectation.js';
import type { MatcherContext } from './matcher-context.js';

const MAX_LISTED = 10;
const MAX_ARGUMENTS_CHARS = 120;

/** A job of the expected method, and its differences from the expectation. */
export interface Candidate {
  readonly job: EnqueuedJob;
  readonly differences: readonly Difference[];
}

export interface Comparison {
  /** The expected call: `EmailService.sendWelcome`, `EmailService`, or nothing. */
  readonly subject: string | undefined;
  readonly expectation: ResolvedExpectation;
  readonly candidates: readonly Candidate[];
  readonly all: readonly EnqueuedJob[];
}

/** Describes the expectation, the job that comes nearest to it, and the jobs that exist. */
export class FailureMessage {
  constructor(
    private readonly comparison: Comparison,
    private readonly context: MatcherContext,
  ) {}

  text(): string {
    const { candidates, all } = this.comparison;
    const matching = candidates
      .filter(({ differences }) => differences.length === 0)
      .map(({ job }) => job);
    const parts = [
      this.expected(),
      matching.length === 0 ? '' : list('Found', matching),
      this.context.isNot ? '' : this.nearest(),
      this.context.isNot ? '' : list('All jobs', all),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
  }

  private expected(): string {
    const demands = this.demands();
    const what = `Expected ${this.amount()}`;
    return demands.length === 0 ? what : [`${what} with`, ...demands].join('\n');
  }

  private amount(): string {
    const { subject, expectation } = this.comparison;
    const { count } = expectation;
    const { isNot } = this.context;
    const kind = subject === undefined ? '' : ` of ${subject}`;
    if (count === undefined) return `${isNot ? 'no' : 'a'} job${kind}`;

    const exactly = isNot ? 'any number but' : 'exactly';
    return `${exactly} ${count} job${count === 1 ? '' : 's'}${kind}`;
  }

  private demands(): string[] {
    const { args, properties, time } = this.comparison.expectation;
    const demands: [name: string, value: unknown][] = [];
    if (args) demands.push(['args', args]);
    demands.push(...Object.entries(properties));
    if (time?.from) demands.push(['at', sameTime(time.from, time.to)]);
    else if (time) demands.push(['within', time.to]);
    return demands.map(([name, value]) => `  ${name}: ${this.printExpected(value)}`);
  }

  private nearest(): string {
    const { subject, candidates } = this.comparison;
    if (candidates.length === 0)
      return subject === undefined ? '' : `No job of ${subject} was enqueued.`;

    const [nearest] = candidates
      .filter(({ differences }) => differences.length > 0)
      .toSorted((a, b) => a.differences.length - b.differences.length);
    if (!nearest) return '';

    const lines = nearest.differences.map(
      ({ place, expected, received }) =>
        `    ${place}: expected ${this.printExpected(expected)}, found ${this.printReceived(received)}`,
    );
    return [`Nearest:`, `  ${lineOf(nearest.job)}`, ...lines].join('\n');
  }

  private printExpected(value: unknown): string {
    return indented(this.context.utils?.printExpected(value) ?? inspect(value));
  }

  private printReceived(value: unknown): string {
    return indented(this.context.utils?.printReceived(value) ?? inspect(value));
  }
}

/** Vitest writes a value in as many lines as the value has properties. */
const indented = (text: string) => text.replaceAll('\n', '\n    ');

const sameTime = (from: Date, to: Date) => (from.getTime() === to.getTime() ? from : [from, to]);

function list(title: string, jobs: readonly EnqueuedJob[]): string {
  if (jobs.length === 0) return `${title}: none.`;

  const lines = jobs.slice(0, MAX_LISTED).map((job, index) => `  ${index + 1}. ${lineOf(job)}`);
  if (jobs.length > MAX_LISTED) lines.push(`  and ${jobs.length - MAX_LISTED} more`);
  return [`${title} (${jobs.length}):`, ...lines].join('\n');
}

function lineOf({ type, method, args, state, queue, scheduledAt }: EnqueuedJob): string {
  const isScheduled = state === ScheduledState.NAME && scheduledAt;
  const time = isScheduled ? ` for ${scheduledAt.toISOString()}` : '';
  return `${type}.${method}(${textOf(args)}) is ${state}${time} in ${queue}`;
}

function textOf(args: readonly unknown[]): string {
  const options = { depth: 3, breakLength: Number.POSITIVE_INFINITY };
  return cut(args.map((arg) => inspect(arg, options)).join(', '), MAX_ARGUMENTS_CHARS);
}
