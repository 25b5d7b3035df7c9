import { runInThisContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { argumentAnswers } from '../../../lib/dashboard/api/mapping/argument-answers.js';
import { callCode } from '../../../lib/dashboard/display/call-code.js';
import { Disclosure } from '../../../lib/dashboard/display/disclosure.js';
import { MASK } from '../../../lib/job/display/mask.js';
import { Masked } from '../../../lib/job/display/masked.js';
import { Masking } from '../../../lib/job/display/masking.js';
import { MethodParameters } from '../../../lib/job/display/method-parameters.js';
import { HandlerCatalog } from '../../../lib/job/handlers/handler-catalog.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { serializeArguments } from '../../../lib/job/serialization/argument-serializer.js';
import type { ServiceType } from '../../../lib/job/service-type.js';

class Base {
  inherited(first: number) {
    return first;
  }
}

class EmailService extends Base {
  get danger(): never {
    throw new Error('An accessor is not to be asked.');
  }

  @JobDisplayName('Send {1} to {0}')
  async sendWelcome(userId: number, template: unknown) {
    return [userId, template];
  }

  // biome-ignore format: the comments and quotes in the list are what is tested
  strange(a: number /* , x */, b = ')', { c } = { c: ',' }, ...rest: unknown[]) {
    return [a, b, c, rest];
  }
}

const catalogOf = (types: readonly ServiceType[], masked: readonly string[]) => {
  const catalog = new HandlerCatalog(new Masking(masked));
  for (const type of types) catalog.register(type);
  return catalog;
};

const disclosing = ({ displayArguments = true, masked = [] as string[] } = {}) =>
  new Disclosure(catalogOf([EmailService], masked), { displayArguments });
const aCall = (args: readonly unknown[], method = 'sendWelcome', type = 'EmailService') => ({
  type,
  method,
  arguments: serializeArguments(args, { maxBytes: 10_000_000 }),
});

/** In devalue's encoding: each list holds the next one ten times. */
const sharing = (depth: number) =>
  JSON.stringify([
    ...Array.from({ length: depth }, (_, index) => Array.from({ length: 10 }, () => index + 1)),
    7,
  ]);

describe('Names of arguments', () => {
  const namesOf = (method: string, count: number) =>
    Array.from({ length: count }, (_, index) =>
      new MethodParameters([EmailService], method).nameOf(index),
    );

  it('are those of the source', () => {
    expect(namesOf('sendWelcome', 3)).toEqual(['userId', 'template', undefined]);
    expect(namesOf('inherited', 1)).toEqual(['first']);
  });

  it('are left out if a parameter has no name', () => {
    expect(namesOf('strange', 4)).toEqual(['a', 'b', undefined, undefined]);
    expect(namesOf('gone', 1)).toEqual([undefined]);
    expect(namesOf('danger', 1)).toEqual([undefined]);
  });
});

describe('The call as code', () => {
  const codeOf = (args: readonly unknown[], type = 'EmailService') => {
    const call = aCall(args, 'sendWelcome', type);
    return callCode(type, call.method, disclosing().argumentsOf(call));
  };

  it('is written like the call itself', () => {
    expect(codeOf([42, { name: 'Ada', at: new Date(0) }])).toBe(
      "emailService.sendWelcome(42, { name: 'Ada', at: 1970-01-01T00:00:00.000Z })",
    );
  });

  it('keeps the name of a type that is not a class name', () => {
    expect(codeOf([], 'billing:invoices')).toBe('billing:invoices.sendWelcome()');
  });

  it('stays short whatever the arguments are', () => {
    expect(codeOf(['x'.repeat(1_000_000)]).length).toBeLessThan(1_100);
    expect(codeOf(Array.from({ length: 10_000 }, (_, index) => index))).toContain('… +9980');
  });

  it('shows that some arguments are hidden', () => {
    expect(callCode('EmailService', 'sendWelcome', undefined)).toBe('emailService.sendWelcome(…)');
  });
});

describe('Arguments', () => {
  it('of a mebibyte are cut', () => {
    const args = disclosing().argumentsOf(aCall(['x'.repeat(1_048_000)])) ?? [];
    const [answer] = argumentAnswers(args);

    expect(answer).toMatchObject({ name: 'userId', isCut: true, isMasked: false });
    expect(answer?.text.length).toBeLessThanOrEqual(20_001);
  });

  it('are not cut inside a character', () => {
    const args = disclosing().argumentsOf(aCall(['😀'.repeat(20_000)])) ?? [];

    expect(argumentAnswers(args)[0]?.text.isWellFormed()).toBe(true);
  });

  it('stay short when there are ten thousand', () => {
    const args = disclosing().argumentsOf(aCall(Array.from({ length: 10_000 }, () => 1))) ?? [];
    const answers = argumentAnswers(args);

    expect(answers).toHaveLength(101);
    expect(answers.at(-1)).toMatchObject({ text: '… +9900', isCut: true });
  });

  it('that contain themselves do no harm', () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 500; depth += 1) value = [value];

    expect(disclosing({ masked: ['secret'] }).argumentsOf(aCall([value]))).toHaveLength(1);
  });

  it.each([
    ['of billions that are empty', '[[1],[-7,4294967295]]'],
    ['of billions that share what is in them', sharing(30)],
    ['of themselves', '[[1],[1]]'],
  ])('that are lists %s are cut', (_what, text) => {
    const call = { ...aCall([]), arguments: `{"devalue":${text}}` };
    for (const shown of [disclosing(), disclosing({ masked: ['secret'] })]) {
      const [answer] = argumentAnswers(shown.argumentsOf(call) ?? []);

      expect(answer?.text.length).toBeLessThanOrEqual(20_001);
      expect(callCode(call.type, call.method, shown.argumentsOf(call)).length).toBeLessThan(5_100);
      expect(shown.displayName(call).length).toBeLessThanOrEqual(250);
      expect(shown.displayName({ ...call, values: shown.argumentsOf(call) }).length).toBeLessThan(
        251,
      );
    }
  });

  it('count as damaged when there are billions', () => {
    const call = { ...aCall([]), arguments: '{"devalue":[[-7,4294967295]]}' };

    expect(disclosing().argumentsOf(call)).toBeUndefined();
    expect(disclosing().displayName(call)).toBe('Send {1} to {0}');
  });

  it('keep their holes, Maps and Sets, and mark circles', () => {
    // biome-ignore lint/suspicious/noSparseArray: the holes are what is tested
    const value = { list: [1, , 3], map: new Map([[1, { a: 1 }]]), set: new Set(['b']) };
    const circular = { ...aCall([]), arguments: '{"devalue":[[1],{"itself":1}]}' };
    const textOf = (call: ReturnType<typeof aCall>) =>
      argumentAnswers(disclosing().argumentsOf(call) ?? [])[0]?.text.replace(/\s+/g, ' ');

    expect(textOf(aCall([value]))).toBe(
      "{ list: [ 1, <1 empty item>, 3 ], map: Map(1) { 1 => { a: 1 } }, set: Set(1) { 'b' } }",
    );
    expect(textOf(circular)).toBe('{ itself: [Circular] }');
  });

  it('that cannot be read are left out', () => {
    const damaged = { type: 'EmailService', method: 'sendWelcome', arguments: '{oops' };

    expect(disclosing().argumentsOf(damaged)).toBeUndefined();
    expect(disclosing().displayName(damaged)).toBe('Send {1} to {0}');
  });
});

describe('A masked value', () => {
  it('is hidden by the name of its argument', () => {
    const [first, second] = disclosing({ masked: ['USERID'] }).argumentsOf(aCall([42, 'x'])) ?? [];

    expect(first).toEqual({ name: 'userId', value: MASK, isMasked: true });
    expect(second).toMatchObject({ value: 'x', isMasked: false });
  });

  it('is hidden by the name of its property, at any depth', () => {
    const inside = [{ deep: new Map([['Password', 'p']]) }, { password: { a: 1 }, plain: 1 }];
    const [first] = disclosing({ masked: ['password'] }).argumentsOf(aCall([inside])) ?? [];

    expect(first?.value).toEqual([
      { deep: new Map([['Password', MASK]]) },
      { password: MASK, plain: 1 },
    ]);
  });

  it('hides all arguments if the class is gone and the names are unknown', () => {
    const call = aCall(['a', 'b'], 'run', 'GoneService');

    expect(
      disclosing({ masked: ['x'] })
        .argumentsOf(call)
        ?.map(({ value }) => value),
    ).toEqual([MASK, MASK]);
    expect(
      disclosing()
        .argumentsOf(call)
        ?.map(({ value }) => value),
    ).toEqual(['a', 'b']);
  });

  it('is not in display names either', () => {
    const call = aCall(['ada@example.org', 'hello']);

    expect(disclosing().displayName(call)).toBe('Send hello to ada@example.org');
    expect(disclosing({ masked: ['userId'] }).displayName(call)).toBe(`Send hello to ${MASK}`);
    expect(disclosing({ displayArguments: false }).displayName(call)).toBe(
      `Send ${MASK} to ${MASK}`,
    );
  });

  it('is left out if arguments are not displayed', () => {
    expect(disclosing({ displayArguments: false }).argumentsOf(aCall([42]))).toBeUndefined();
  });
});

describe('An argument without a known name', () => {
  const Wrapped: MethodDecorator = (_target, _method, descriptor) => {
    descriptor.value = (async (...args: unknown[]) => args) as never;
  };
  const Renamed: MethodDecorator = (_target, _method, descriptor) => {
    descriptor.value = ((first: unknown, second: unknown) => [first, second]) as never;
  };

  class CardService {
    @Wrapped
    wrapped(card: string, amount: number) {
      return [card, amount];
    }

    @Renamed
    renamed(card: string, amount: number) {
      return [card, amount];
    }

    @Wrapped
    @JobDisplayName('Charge {1}')
    wrappedLater(card: string, amount: number) {
      return [card, amount];
    }

    @JobDisplayName('Charge {1} to {0}')
    @Wrapped
    wrappedBefore(card: string, amount: number) {
      return [card, amount];
    }

    rest(amount: number, ...cards: string[]) {
      return [amount, cards];
    }

    destructured({ card: number }: { card: string }, [amount]: number[], note = ')') {
      return [number, amount, note];
    }

    overridden(card: string, amount: number) {
      return [card, amount];
    }

    decorated(@Masked() token: string, amount: number) {
      return [token, amount];
    }
  }

  class OtherCardService extends CardService {
    override overridden(payload: string, amount: number) {
      return [payload, amount];
    }
  }

  /** As its author has not written it. */
  const Minified = runInThisContext(
    '(class Minified{run(ca,am){return[ca,am]}short(e, t) {}})',
  ) as ServiceType;

  const types = [CardService, OtherCardService, Minified, EmailService];
  const hiding = (masked: readonly string[]) =>
    new Disclosure(catalogOf(types, masked), { displayArguments: true });

  const shown = (type: string, method: string, args: unknown[], masked = ['card']) =>
    hiding(masked)
      .argumentsOf(aCall(args, method, type))
      ?.map(({ value }) => value);

  it.each<[string, unknown[], unknown[]]>([
    ['wrapped', ['4711', 5], [MASK, MASK]],
    ['renamed', ['4711', 5], [MASK, MASK]],
    ['wrappedLater', ['4711', 5], [MASK, 5]],
    ['wrappedBefore', ['4711', 5], [MASK, 5]],
    ['rest', [5, '4711', '4712'], [5, MASK, MASK]],
    ['destructured', [{ card: '4711' }, [5], 'note'], [MASK, MASK, 'note']],
    ['overridden', ['4711', 5, 'given as well'], [MASK, 5, MASK]],
    ['gone', ['4711'], [MASK]],
  ])('is hidden as soon as names are: %s(%j)', (method, args, expected) => {
    expect(shown('CardService', method, args)).toEqual(expected);
    expect(shown('CardService', method, args, [])).toEqual(method === 'gone' ? [MASK] : args);
  });

  it('is hidden if only an overridden method names it, or if a minifier has shortened the name', () => {
    expect(shown('OtherCardService', 'overridden', ['4711', 5])).toEqual([MASK, 5]);
    expect(shown('Minified', 'run', ['4711', 5])).toEqual([MASK, MASK]);
    expect(shown('Minified', 'short', ['4711', 5])).toEqual([MASK, MASK]);
  });

  it('is hidden in display names, too', () => {
    const disclosure = hiding(['card']);

    expect(disclosure.displayName(aCall(['4711', 5], 'wrappedBefore', 'CardService'))).toBe(
      `Charge 5 to ${MASK}`,
    );
    expect(disclosure.displayName(aCall(['4711', 5], 'wrappedLater', 'CardService'))).toBe(
      'Charge 5',
    );
  });

  it.each<[string, unknown, unknown]>([
    ['a key', new Map([['CARD', '4711']]), new Map([['CARD', MASK]])],
    ['a number', new Map([[7, 'a']]), new Map([[7, 'a']])],
    ['an object', new Map([[{ card: '4711' }, 'a']]), new Map([[{ card: MASK }, MASK]])],
    ['a list', new Map([[[1], 'a']]), new Map([[[1], MASK]])],
    [
      'in a Map',
      new Map([['a', new Map([['card', '4711']])]]),
      new Map([['a', new Map([['card', MASK]])]]),
    ],
    ['in a Set', new Set([{ card: '4711' }]), new Set([{ card: MASK }])],
    ['in an address', new URL('https://a.example/?card=4711'), MASK],
    ['in another address', new URL('https://a.example/?a=1'), new URL('https://a.example/?a=1')],
  ])('is hidden where it names a value: %s', (_what, value, expected) => {
    expect(shown('EmailService', 'sendWelcome', [7, value])).toEqual([7, expected]);
  });

  it('is hidden in the parameters of an address', () => {
    const [, value] =
      shown('EmailService', 'sendWelcome', [7, new URLSearchParams('card=4711&a=1')]) ?? [];

    expect([...(value as URLSearchParams)]).toEqual([
      ['card', MASK],
      ['a', '1'],
    ]);
  });

  it('is hidden if it is @Masked(), also without masked names', () => {
    expect(shown('CardService', 'decorated', ['4711', 5], [])).toEqual([MASK, 5]);
    expect(shown('GoneService', 'decorated', ['4711', 5], [])).toEqual([MASK, MASK]);
    expect(shown('EmailService', 'sendWelcome', [7, { card: '4711' }], [])).toEqual([
      7,
      { card: '4711' },
    ]);
  });

  it('is hidden in the resource that a job waits for, and cannot be searched for', () => {
    const disclosure = hiding([]);
    const call = { type: 'CardService', method: 'decorated' };

    expect(disclosure.resource('card:4711', call)).toBe(MASK);
    expect(disclosure.resource('card:4711', { ...call, method: 'rest' })).toBe('card:4711');
    expect(disclosure.canSearchArguments).toBe(false);
    expect(disclosing({ masked: ['card'] }).canSearchArguments).toBe(false);
    expect(disclosing().canSearchArguments).toBe(true);
  });
});

describe('Display names', () => {
  it('are the format itself if the arguments are not available', () => {
    const call = { type: 'EmailService', method: 'sendWelcome' };

    expect(disclosing().displayName(call)).toBe('Send {1} to {0}');
  });

  it('are made of values if these are available instead of their text', () => {
    const call = { type: 'EmailService', method: 'sendWelcome', values: ['ada', 'hello'] };

    expect(disclosing().displayName(call)).toBe('Send hello to ada');
    expect(disclosing({ displayArguments: false }).displayName(call)).toBe(
      `Send ${MASK} to ${MASK}`,
    );
  });

  it('are type and method if the class is gone', () => {
    expect(disclosing().displayName(aCall([], 'run', 'Gone'))).toBe('Gone.run');
  });
});

describe('A resource that a job waits for', () => {
  const call = { type: 'EmailService', method: 'sendWelcome' };

  it('is named if nothing is hidden', () => {
    expect(disclosing().resource('tenant:42', call)).toBe('tenant:42');
    expect(disclosing().resource(undefined, call)).toBeUndefined();
  });

  it.each([{ displayArguments: false }, { masked: ['card'] }])(
    'may have arguments in its name, and is hidden with %j',
    (given) => {
      expect(disclosing(given).resource('tenant:42', call)).toBe(MASK);
    },
  );

  it('is always named if it is the method itself', () => {
    const resource = 'EmailService.sendWelcome';

    expect(disclosing({ displayArguments: false }).resource(resource, call)).toBe(resource);
  });
});
