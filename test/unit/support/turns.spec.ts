import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type TurnLimits, type TurnLoad, Turns } from '../../../lib/support/flow/turns.js';
import { Signal } from '../../support/signal.js';

class Refused extends Error {
  constructor(readonly load: TurnLoad) {
    super('refused');
  }
}

class Outage extends Error {}

const given = (limits: Partial<TurnLimits> = {}) =>
  new Turns(
    { places: 2, maxWaiting: 1, maxWaitMs: 60_000, ...limits },
    {
      tooMany: (load) => new Refused(load),
      isOutage: (error) => error instanceof Outage,
    },
  );

describe('Turns', () => {
  it('let a bounded amount of work happen at the same time, and the rest after it, in order', async () => {
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

  it('refuse work that finds the line full', async () => {
    const turns = given({ places: 1 });
    const end = new Signal();
    const works = [turns.run(() => Promise.resolve(end)), turns.run(async () => {})];

    await expect(turns.run(async () => {})).rejects.toMatchObject({
      load: { running: 1, waiting: 1 },
    });
    end.fire();
    await Promise.all(works);
  });

  describe('of work that waits for long', () => {
    beforeEach(() => {
      jest.useFakeTimers();
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    /** One is under way, one is next, and the last one waits for longer than anybody may. */
    const line = (failure?: Error) => {
      const turns = given({ places: 1, maxWaiting: 10, maxWaitMs: 1_000 });
      const ends = [new Signal(), new Signal()];
      const works = ends.map((end) =>
        turns.run(async () => {
          await end;
          if (failure) throw failure;
        }),
      );
      const last = turns.run(async () => 'done');
      for (const work of [...works, last]) work.catch(() => {});
      return { ends, works, last };
    };

    it('are refused when other work had its turn meanwhile', async () => {
      const { ends, works, last } = line();
      ends[0]?.fire();
      await works[0];
      await jest.advanceTimersByTimeAsync(1_000);

      await expect(last).rejects.toThrow(Refused);
    });

    it('are waited for while nobody in front has ended', async () => {
      const { ends, last } = line();
      await jest.advanceTimersByTimeAsync(9_999);
      for (const end of ends) end.fire();
      await jest.advanceTimersByTimeAsync(0);

      expect(await last).toBe('done');
    });

    it('are refused with the outage that a caller in front has met', async () => {
      const outage = new Outage();
      const { ends, last } = line(outage);
      await jest.advanceTimersByTimeAsync(1_500);
      ends[0]?.fire();
      await jest.advanceTimersByTimeAsync(500);

      await expect(last).rejects.toBe(outage);
    });

    it('are refused with the outage where the line is full as well', async () => {
      const turns = given({ places: 1, maxWaiting: 1 });
      const outage = new Outage();
      const end = new Signal();
      await expect(turns.run(() => Promise.reject(outage))).rejects.toBe(outage);
      const works = [turns.run(() => Promise.resolve(end)), turns.run(async () => {})];

      await expect(turns.run(async () => {})).rejects.toBe(outage);
      end.fire();
      await Promise.all(works);
    });
  });

  it('go to the next when work fails', async () => {
    const turns = given({ places: 1 });
    const failing = turns.run(() => Promise.reject(new Error('broken')));
    const next = turns.run(async () => 'done');

    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
