import type { EnqueuedJob } from '../enqueued-job.js';
import type { ResolvedExpectation, TimeRange } from './enqueued-expectation.js';

/** A place where a job is not as it was expected. */
export interface Difference {
  /** The path in the job, such as `args[0].id`. */
  readonly place: string;
  readonly expected: unknown;
  readonly received: unknown;
}

export type Equals = (received: unknown, expected: unknown) => boolean;

/** The differences between a job and its expectation; none if the job is as expected. */
export function differencesOf(
  job: EnqueuedJob,
  { args = [], properties, time }: ResolvedExpectation,
  equals: Equals,
): Difference[] {
  const compare = comparison(equals);
  return [
    ...args.flatMap((arg, index) => compare(`args[${index}]`, arg, job.args[index])),
    ...Object.entries(properties).flatMap(([name, value]) =>
      compare(name, value, Reflect.get(job, name)),
    ),
    ...timeDifferences(job, time),
  ];
}

function comparison(equals: Equals) {
  return function compare(place: string, expected: unknown, received: unknown): Difference[] {
    if (isPlainObject(expected) && isPlainObject(received)) {
      return Object.keys(expected).flatMap((name) =>
        compare(`${place}.${name}`, expected[name], received[name]),
      );
    }
    if (isList(expected) && isList(received) && expected.length === received.length) {
      return expected.flatMap((item, index) =>
        compare(`${place}[${index}]`, item, received[index]),
      );
    }
    return equals(received, expected) ? [] : [{ place, expected, received }];
  };
}

function timeDifferences({ scheduledAt, createdAt }: EnqueuedJob, time?: TimeRange): Difference[] {
  if (!time) return [];

  const { from, to } = time;
  if (!from) {
    const dueAt = scheduledAt ?? createdAt;
    return dueAt <= to ? [] : [{ place: 'within', expected: to, received: dueAt }];
  }
  const isMet = scheduledAt !== undefined && scheduledAt >= from && scheduledAt <= to;
  const expected = from.getTime() === to.getTime() ? from : [from, to];
  return isMet ? [] : [{ place: 'at', expected, received: scheduledAt }];
}

/** Whether a value is a plain object, of this realm or another. Asymmetric matchers have classes of their own. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
