import { describe, expect, it } from '@jest/globals';
import { InvalidQueueNameError } from '../../../lib/job/errors/invalid-queue-name-error.js';
import { isQueueName, requireQueueName } from '../../../lib/job/queue-name.js';

describe('the name of a queue', () => {
  it.each([['default'], ['a'], ['tenant_1-eu'], ['0'], ['x'.repeat(50)]])('can be %p', (name) => {
    expect(isQueueName(name)).toBe(true);
    expect(requireQueueName(name)).toBe(name);
  });

  it.each([[''], ['Default'], ['a b'], ['a/b'], ['ä'], ['a\n'], ['x'.repeat(51)], [5], [null]])(
    'cannot be %p',
    (name) => {
      expect(isQueueName(name)).toBe(false);
      expect(() => requireQueueName(name as string)).toThrow(InvalidQueueNameError);
    },
  );

  it('is repeated, with the rule, where it is refused', () => {
    expect(() => requireQueueName('My Queue')).toThrow(
      `Expected 1 to 50 lowercase letters, digits, "_" and "-" as the name of a queue, got 'My Queue'.`,
    );
  });
});
