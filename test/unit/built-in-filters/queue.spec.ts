import { describe, expect, it } from '@jest/globals';
import { Queue } from '../../../lib/built-in-filters/queue/queue.js';
import { QueueFilter } from '../../../lib/built-in-filters/queue/queue-filter.js';
import { FormatError } from '../../../lib/job/errors/format-error.js';
import { InvalidQueueNameError } from '../../../lib/job/errors/invalid-queue-name-error.js';
import { aCreating, aJob } from './contexts.js';

function queueOf(format: string, args: readonly unknown[] = [], queue?: string) {
  const context = aCreating({ job: aJob(args), queue });
  new QueueFilter(format).onCreating(context);
  return context.queue;
}

describe('@Queue', () => {
  it('chooses the queue of a new job', () => {
    expect(queueOf('critical')).toBe('critical');
  });

  it('puts the arguments into a format', () => {
    expect(queueOf('tenant-{0}', [7])).toBe('tenant-7');
  });

  it('leaves the queue to a caller who has chosen one', () => {
    expect(queueOf('tenant-{0}', [], 'urgent')).toBe('urgent');
  });

  it.each([[''], ['Critical'], ['a b'], ['a.b'], ['x'.repeat(51)], ['naïve'], ['line\n']])(
    'refuses %p when the class is loaded',
    (name) => {
      expect(() => Queue(name)).toThrow(InvalidQueueNameError);
    },
  );

  it('refuses a malformed format when the class is loaded', () => {
    expect(() => Queue('tenant-{0')).toThrow(FormatError);
  });

  it('refuses a value that is no text', () => {
    expect(() => Queue(undefined as unknown as string)).toThrow(InvalidQueueNameError);
  });

  it('refuses arguments that make no queue name when the job is enqueued', () => {
    expect(() => queueOf('tenant-{0}', ['ACME Inc'])).toThrow(
      `Expected 1 to 50 lowercase letters, digits, "_" and "-" as the name of a queue, got 'tenant-ACME Inc'.`,
    );
  });

  it('refuses missing arguments when the job is enqueued', () => {
    expect(() => queueOf('tenant-{0}')).toThrow(FormatError);
  });
});
