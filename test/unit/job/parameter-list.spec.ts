import { describe, expect, it } from '@jest/globals';
import { parameterList } from '../../../lib/job/display/parameter-list.js';

describe('The parameters of a method', () => {
  it.each<[string, (string | undefined)[]]>([
    ['send() { }', []],
    ['send(card) { }', ['card']],
    ['async send(card, amount) { }', ['card', 'amount']],
    ['*send(card) { }', ['card']],
    ['async *send(card) { }', ['card']],
    ['async /* ( */ send /* x */ (card /* , x */, // )\n amount) { }', ['card', 'amount']],
    ['send(card = \')\', other = "(,", $last_1 = [1, (2)]) { }', ['card', 'other', '$last_1']],
    ['send(card = (a, b) => a, amount) { }', ['card', 'amount']],
    [
      "send({ card, cvc: code = ')' } = {}, [first, second], amount,) { }",
      [undefined, undefined, 'amount'],
    ],
    ["'send'(card) { }", ['card']],
    ['send(größe, 卡) { }', ['größe', '卡']],
  ])('are read from %s', (source, names) => {
    expect(parameterList(source, 'send')).toMatchObject({ names, isReliable: true });
  });

  it('say where the rest begins', () => {
    const { names, restAt } = parameterList('send(card, ...others) { }', 'send');

    expect(names).toEqual(['card', undefined]);
    expect(restAt).toBe(1);
  });

  it.each([
    ['of a wrapper', '(...args) => original.apply(this, args)'],
    ['of a wrapper with names', 'function (card, amount) { return original.call(this, card); }'],
    ['of a named wrapper', 'async function send(card) { }'],
    ['of an arrow', 'async (card) => { }'],
    ['of a method with another name', 'value(card) { }'],
    ['of a computed name', '[name](card) { }'],
    ['of native code', 'function () { [native code] }'],
    ['that a minifier has written', 'send(card,amount){return 1}'],
    ['behind a regular expression', 'send(card = /[)]/, amount) { }'],
    ['behind a template', 'send(card = `)`, amount) { }'],
    ['that go on', 'send(card'],
    ['of nothing', ''],
  ])('are not to be relied on %s', (_what, source) => {
    expect(parameterList(source, 'send').isReliable).toBe(false);
  });
});
