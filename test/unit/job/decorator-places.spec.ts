import { describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { IdempotentCompletion } from '../../../lib/built-in-filters/idempotent-completion/idempotent-completion.js';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { TransactionalJob } from '../../../lib/built-in-filters/transactional-job/transactional-job.js';
import { Masked } from '../../../lib/job/display/masked.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { JobMethod } from '../../../lib/job/job-method.js';
import { JobType } from '../../../lib/job/job-type.js';
import { JobSchema } from '../../../lib/job/schemas/job-schema.js';
import { OnJob } from '../../../lib/job-events/on-job.js';
import { RecurringJob } from '../../../lib/recurring/recurring-job.js';
import { Cron } from '../../../lib/schedule/index.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';

class MailService {
  send(): void {}
}

type Decorator = (...given: readonly unknown[]) => unknown;

/** As compilers call decorators that the types would refuse, in builds that check no types. */
const places: Record<string, (decorator: Decorator) => unknown> = {
  'the class MailService': (decorator) => decorator(MailService),
  'MailService.send': (decorator) =>
    decorator(
      MailService.prototype,
      'send',
      Object.getOwnPropertyDescriptor(MailService.prototype, 'send'),
    ),
  'a parameter of MailService.send': (decorator) => decorator(MailService.prototype, 'send', 0),
  'a parameter of MailService': (decorator) => decorator(MailService, undefined, 0),
};
const [onClass, onMethod, ...onParameters] = Object.keys(places) as [string, string, string];

const refused: [name: string, decorator: unknown, places: readonly string[]][] = [
  ['RecurringJob("a")', RecurringJob('a', '@daily'), [onClass, ...onParameters]],
  ['Cron', Cron('* * * * *'), [onClass, ...onParameters]],
  ['JobMethod', JobMethod({ aliases: ['a'] }), [onClass, ...onParameters]],
  ['OnJob', OnJob('failed'), [onClass, ...onParameters]],
  ['JobType', JobType('a'), [onMethod]],
  ['Queue', Queue('a'), onParameters],
  ['AutomaticRetry', AutomaticRetry(1), onParameters],
  ['DisableConcurrentExecution', DisableConcurrentExecution(1), onParameters],
  ['JobDisplayName', JobDisplayName('a'), onParameters],
];

describe('A decorator in a place where it would do nothing', () => {
  it.each(
    refused.flatMap(([name, decorator, at]) => at.map((it) => [name, it, decorator] as const)),
  )('is refused: @%s on %s', (name, place, decorator) => {
    const decorate = () => places[place]?.(decorator as Decorator);

    expect(decorate).toThrow(InvalidOptionsError);
    expect(decorate).toThrow(`${name}: expected a `);
    expect(decorate).toThrow(`stands on ${place}.`);
  });

  it.each([
    ['Masked', Masked()],
    ['JobSchema', JobSchema()],
  ])('is refused: @%s on a method', (name, decorator) => {
    expect(() => places[onMethod]?.(decorator as Decorator)).toThrow(
      `${name}: expected a parameter`,
    );
  });
});

describe('A decorator without its parentheses', () => {
  it.each<[string, unknown, string]>([
    ['AutomaticRetry', AutomaticRetry, onMethod],
    ['TransactionalJob', TransactionalJob, onMethod],
    ['IdempotentCompletion', IdempotentCompletion, onMethod],
    ['IdempotentCompletion', IdempotentCompletion, onClass],
    ['Masked', Masked, 'a parameter of MailService.send'],
  ])('is refused: @%s', (name, factory, place) => {
    expect(() => places[place]?.(factory as Decorator)).toThrow(
      `${name}: write @${name}() with parentheses.`,
    );
  });

  it('is refused: @JobSchema', () => {
    const decorate = () => places['a parameter of MailService.send']?.(JobSchema as Decorator);

    expect(decorate).toThrow('JobSchema: expected a schema');
  });
});
