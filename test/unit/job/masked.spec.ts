import { describe, expect, it } from '@jest/globals';
import { DisableConcurrentExecutionFilter } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution-filter.js';
import { DistributedLockTimeoutError } from '../../../lib/built-in-filters/disable-concurrent-execution/distributed-lock-timeout-error.js';
import { QueueFilter } from '../../../lib/built-in-filters/queue/queue-filter.js';
import { BackgroundJob } from '../../../lib/job/background-job.js';
import { MASK } from '../../../lib/job/display/mask.js';
import { Masked } from '../../../lib/job/display/masked.js';
import { Masking } from '../../../lib/job/display/masking.js';
import { ShownCalls } from '../../../lib/job/display/shown-calls.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { serializeArguments } from '../../../lib/job/serialization/argument-serializer.js';
import type { ServiceType } from '../../../lib/job/service-type.js';

/** As a tracing library replaces a method: by a function that tells nothing of its parameters. */
const Wrapped: MethodDecorator = (_target, _method, descriptor) => {
  const original = descriptor.value as unknown as (...args: unknown[]) => unknown;
  descriptor.value = function (this: unknown, ...args: unknown[]) {
    return original.apply(this, args);
  } as never;
};

class Payments {
  @JobDisplayName('Charge {1} to {0}')
  charge(@Masked() card: string, amount: number) {
    return [card, amount];
  }

  @Wrapped
  @JobDisplayName('Pay {0} for {1}')
  wrapped(@Masked() card: string, amount: number) {
    return [card, amount];
  }

  rest(amount: number, @Masked() ...cards: string[]) {
    return [amount, cards];
  }

  restAfter(@Masked() card: string, ...notes: string[]) {
    return [card, notes];
  }

  destructured(@Masked() { card }: { card: string }, amount = 1) {
    return [card, amount];
  }

  plain(card: string) {
    return card;
  }
}

class CheckedPayments extends Payments {
  override charge(number: string, amount: number) {
    return super.charge(number, amount);
  }
}

const callsOf = (types: readonly ServiceType[], names: readonly string[] = []) =>
  new ShownCalls(types, new Masking(names));
const shown = (type: ServiceType, method: string, ...args: unknown[]) =>
  callsOf([type]).of(method).argumentsOf(args);

describe('An argument that is @Masked()', () => {
  it.each<[string, unknown[], unknown[]]>([
    ['charge', ['4711', 5], [MASK, 5]],
    ['wrapped', ['4711', 5], [MASK, 5]],
    ['rest', [5, '4711', '4712', '4713'], [5, MASK, MASK, MASK]],
    ['restAfter', ['4711', 'a', 'b', 'c'], [MASK, 'a', 'b', 'c']],
    ['destructured', [{ card: '4711' }, 5], [MASK, 5]],
    ['charge', ['4711', 5, 'given as well'], [MASK, 5, MASK]],
    ['plain', ['4711'], ['4711']],
    ['gone', ['4711'], ['4711']],
  ])('is masked, and others are shown: %s(%j)', (method, args, expected) => {
    expect(shown(Payments, method, ...args)).toEqual(expected);
  });

  it('stays masked in classes that extend its class, even where they override the method', () => {
    expect(shown(CheckedPayments, 'charge', '4711', 5)).toEqual([MASK, 5]);
    expect(shown(CheckedPayments, 'rest', 5, '4711', '4712')).toEqual([5, MASK, MASK]);
    expect(
      callsOf([Payments, class {}])
        .of('charge')
        .argumentsOf(['4711', 5]),
    ).toEqual([MASK, 5]);
  });

  it.each([
    ['a constructor', () => Masked()(Payments, undefined, 0)],
    ['a static method', () => Masked()(Payments, 'charge', 0)],
  ])('cannot be an argument of %s', (_what, decorate) => {
    expect(decorate).toThrow('Masked: expected a parameter of a method');
  });
});

describe('A name that is masked', () => {
  const hiding = callsOf([Payments], ['card']);

  it.each<[string, unknown[], unknown[]]>([
    ['plain', ['4711'], [MASK]],
    ['plain', ['4711', 'given as well'], [MASK, MASK]],
    ['rest', [{ Card: '4711', at: 1 }, '4712'], [{ Card: MASK, at: 1 }, MASK]],
    ['restAfter', ['4711', 'a'], [MASK, MASK]],
    ['destructured', [{}, [5]], [MASK, [5]]],
    ['gone', ['4711'], [MASK]],
  ])('hides every value that may have the name: %s(%j)', (method, args, expected) => {
    expect(hiding.of(method).argumentsOf(args)).toEqual(expected);
  });

  it('hides all arguments of a class that is unknown here', () => {
    expect(callsOf([], ['card']).of('plain').argumentsOf(['4711'])).toEqual([MASK]);
    expect(callsOf([]).of('plain').argumentsOf(['4711'])).toEqual(['4711']);
  });

  it('is looked up once for each existing method', () => {
    expect(hiding.of('charge')).toBe(hiding.of('charge'));
    expect(hiding.of('gone')).not.toBe(hiding.of('gone'));
  });

  it('leaves arguments unchanged where nothing is masked', () => {
    const args = [{ a: 1 }];

    expect(callsOf([Payments]).of('plain').argumentsOf(args)).toBe(args);
  });

  it.each([
    ['.card', true],
    ['.customer["Card"].x', true],
    ['.cards[0]', false],
    [`.a${'.a'.repeat(200)}…`, true],
    ['', false],
  ])('is found in the path to a value that cannot be stored: %j', (path, isHidden) => {
    expect(hiding.of('destructured').hidesAt(1, path)).toBe(isHidden);
    expect(callsOf([]).of('destructured').hidesAt(1, path)).toBe(false);
  });
});

describe('A value that @Masked() hides', () => {
  const aJob = (method: string, args: readonly unknown[]) =>
    new BackgroundJob(
      { id: '1', type: 'Payments', method, queue: 'default', priority: 0, createdAt: new Date() },
      args,
      callsOf([Payments]),
    );
  const context = (method: string, args: readonly unknown[]) =>
    ({ job: aJob(method, args), parameters: new Map(), now: new Date() }) as never;
  const thrownBy = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return error;
    }
  };

  it('is not in the display name', () => {
    expect(aJob('charge', ['4711', 5]).displayName).toBe(`Charge 5 to ${MASK}`);
    expect(aJob('wrapped', ['4711', 5]).displayName).toBe(`Pay ${MASK} for 5`);
    expect(aJob('charge', ['4711', 5]).args).toEqual(['4711', 5]);
  });

  it('is in the resource of a lock, and not in the error about it', () => {
    const filter = new DisableConcurrentExecutionFilter({
      resource: 'card:{0}',
      timeoutInSeconds: 1,
      onTimeout: 'fail',
    } as never);
    const lock = filter.onLocking(context('charge', ['4711', 5]));
    const failed = filter.onLockTimeout({
      ...(context('charge', ['4711', 5]) as object),
      resource: 'card:4711',
    } as never) as unknown as { error: DistributedLockTimeoutError };
    const tooLong = thrownBy(() => filter.onLocking(context('charge', ['4711'.repeat(100), 5])));

    expect(lock?.resource).toBe('card:4711');
    expect(failed.error.message).toContain(`"card:${MASK}"`);
    expect(failed.error.resource).toBe(`card:${MASK}`);
    expect(String(tooLong)).toContain('got 405');
    expect(String(tooLong)).not.toContain('4711');
  });

  it('is not in the error about the name of a queue', () => {
    const error = thrownBy(() =>
      new QueueFilter('q-{0}').onCreating(context('charge', ['4711!', 5])),
    );

    expect(String(error)).toContain(`'q-${MASK}'`);
    expect(String(error)).not.toContain('4711');
  });

  it.each<[string, unknown]>([
    ['a key of a Map', new Map([['4711', () => {}]])],
    ['the name of a property', { 4711: () => {} }],
    [
      'the name of an accessor',
      Object.defineProperty({}, '4711', { get: () => 1, enumerable: true }),
    ],
    [
      'what an object throws',
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('4711');
          },
        },
      ),
    ],
  ])('is not in the error about a value that cannot be stored: %s', (_what, value) => {
    const write = (index: number) =>
      String(
        thrownBy(() =>
          serializeArguments(index === 0 ? [value] : ['1', value], {
            maxBytes: 100,
            call: { shown: callsOf([Payments]), method: 'charge' },
          }),
        ),
      );

    expect(write(0)).toContain('Cannot store argument 0 (counted from 0): it is a');
    expect(write(0)).not.toContain('4711');
    expect(write(1)).toContain('4711');
  });
});
