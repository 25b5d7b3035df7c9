import { describe, expect, it } from '@jest/globals';
import { type TurnLimits, type TurnLoad, Turns } from '../../../lib/support/turns.js';
import { Signal } from '../../support/signal.js';

class Refused extends Error {
  constructor(readonly load: TurnLoad) {
    super('refused');
  }
}

const given = (limits: Partial<TurnLimits> = {}) =>
  new Turns(
    { places: 2, maxWaiting: 1, maxWaitMs: 60_000, ...limits },
    (load) => new Refused(load),
  );

describe('Turns', () => {
  it('let so much happen at the same time, and the rest after it, in the order it came', async () => {
    const turns = given({ maxWaiting: 10 });
    const ends = [0, 1, 2, 3].map(() => new Signal());
    const begun: number[] = [];
    const works = ends.map((end, number) =>
      turns.run(async () => {
        begun.push(number);
        await end;
        return number;
      }),
    );
    expect(begun).toEqual([0, 1]);

    ends[1]?.fire();
    await works[1];
    await new Promise(setImmediate);
    expect(begun).toEqual([0, 1, 2]);
    for (const end of ends) end.fire();
    expect(await Promise.all(works)).toEqual([0, 1, 2, 3]);
  });

  it('refuse what finds the line full, and what waits too long', async () => {
    const turns = given({ places: 1, maxWaitMs: 10 });
    const end = new Signal();
    const first = turns.run(() => Promise.resolve(end));
    const second = turns.run(async () => {});

    await expect(turns.run(async () => {})).rejects.toMatchObject({
      load: { running: 1, waiting: 1 },
    });
    await expect(second).rejects.toThrow(Refused);
    end.fire();
    await first;
  });

  it('go to the next when work fails', async () => {
    const turns = given({ places: 1 });
    const failing = turns.run(() => Promise.reject(new Error('broken')));
    const next = turns.run(async () => 'done');

    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
