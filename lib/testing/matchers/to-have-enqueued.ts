import { inspect } from 'node:util';
import type { ServiceType } from '../../job/service-type.js';
import type { EnqueuedJob } from '../enqueued-job.js';
import { HangfireTestingMissingError } from '../errors/hangfire-testing-missing-error.js';
import { HangfireTesting } from '../hangfire-testing.js';
import { differencesOf } from './differences.js';
import { resolveExpectation } from './enqueued-expectation.js';
import { FailureMessage } from './failure-message.js';
import type { MatcherContext, MatcherResult } from './matcher-context.js';

/**
 * Whether such jobs were created, no matter which state they are in now.
 *
 * @throws HangfireTestingMissingError for anything but a HangfireTesting
 * @throws UnknownMethodError
 * @throws InvalidOptionsError
 */
export function toHaveEnqueued(
  this: MatcherContext,
  received: unknown,
  service?: ServiceType,
  method?: string,
  expected: object = {},
): MatcherResult {
  if (!(received instanceof HangfireTesting)) {
    const found = inspect(received, { depth: -1 });
    throw new HangfireTestingMissingError(`what was given to expect, which is ${found}`);
  }

  const expectation = resolveExpectation(expected, received.now());
  const equals = (a: unknown, b: unknown) => this.equals(a, b, this.customTesters ?? []);
  const candidates = jobsOf(received, service, method).map((job) => ({
    job,
    differences: differencesOf(job, expectation, equals),
  }));
  const found = candidates.filter(({ differences }) => differences.length === 0).length;
  const pass = expectation.count === undefined ? found > 0 : found === expectation.count;

  const subject = service && [service.name, method].filter(Boolean).join('.');
  const comparison = { subject, expectation, candidates, all: received.enqueued() };
  return { pass, message: () => new FailureMessage(comparison, this).text() };
}

function jobsOf(testing: HangfireTesting, service?: ServiceType, method?: string): EnqueuedJob[] {
  if (!service) return testing.enqueued();
  if (method === undefined) return testing.enqueued(service);
  // `enqueued` checks the name, whose type only the caller of the matcher knows.
  return testing.enqueued(service, method as never);
}
