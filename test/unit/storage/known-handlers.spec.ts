import { describe, expect, it } from '@jest/globals';
import {
  boundedHandlers,
  handlersText,
  MAX_HANDLERS_CHARS,
  readHandlers,
} from '../../../lib/storage/servers/known-handlers.js';

describe('What a server says of its handlers', () => {
  const methods = { Orders: ['pack', 'ship'], Mails: null };

  it('is everything where that is short', () => {
    expect(boundedHandlers(methods)).toEqual({ methods, isComplete: true });
    expect(readHandlers(handlersText({ methods, isComplete: true }))).toEqual({
      methods,
      isComplete: true,
    });
  });

  it('is the classes without their methods where those are too long', () => {
    const long = { ...methods, Reports: Array.from({ length: 50_000 }, (_, index) => `m${index}`) };

    expect(boundedHandlers(long)).toEqual({
      methods: { Orders: null, Mails: null, Reports: null },
      isComplete: true,
    });
  });

  it('is the first classes where even those are too many, and says that there are more', () => {
    const many = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, index) => [`Service${index}`, null]),
    );
    const bounded = boundedHandlers(many);

    expect(bounded.isComplete).toBe(false);
    expect(Object.keys(bounded.methods)[0]).toBe('Service0');
    expect(handlersText(bounded).length).toBeLessThanOrEqual(MAX_HANDLERS_CHARS);
  });

  it.each(['', '[]', 'null', '{"methods":[]}', '{"isComplete":true}', 'no JSON', undefined])(
    'may be everything where the stored text is damaged: %s',
    (text) => {
      expect(readHandlers(text)).toEqual({ methods: {}, isComplete: false });
    },
  );

  it('may be more where a part of the stored text is damaged', () => {
    expect(readHandlers('{"isComplete":true,"methods":{"Orders":["ship"],"Mails":7}}')).toEqual({
      methods: { Orders: ['ship'] },
      isComplete: false,
    });
  });
});
