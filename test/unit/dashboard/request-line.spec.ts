import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type RequestLimits, RequestLine } from '../../../lib/dashboard/access/request-line.js';
import { AnswerTimeoutError } from '../../../lib/dashboard/errors/answer-timeout-error.js';
import { DashboardBusyError } from '../../../lib/dashboard/errors/dashboard-busy-error.js';
import { NotFoundError } from '../../../lib/dashboard/errors/not-found-error.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';

const LIMITS: RequestLimits = {
  places: 3,
  placesForOne: 2,
  waitingForOne: 4,
  maxWaiting: 6,
  maxWaitMs: 60_000,
};

function given(limits: Partial<RequestLimits> = {}) {
  const line = new RequestLine({ ...LIMITS, ...limits });
  const begun: string[] = [];
  const ends: ((error?: unknown) => void)[] = [];
  const ask = (user: string, gone = new AbortController().signal) => {
    const answered = line.enter(user, gone).then((end) => {
      begun.push(user);
      ends.push(end);
    });
    // Those who still wait when a spec is over are refused when nobody looks any more.
    answered.catch(() => {});
    return answered;
  };
  const settled = () => new Promise(setImmediate);
  const endOldest = async (error?: unknown) => {
    ends.shift()?.(error);
    await settled();
  };
  return { line, begun, ask, settled, endOldest };
}

describe('Requests of the dashboard', () => {
  it('are answered at once while there is room', async () => {
    const { begun, ask } = given();
    await Promise.all([ask('ann'), ask('ann'), ask('bob')]);
    expect(begun).toEqual(['ann', 'ann', 'bob']);
  });

  it('of one person leave room for the others', async () => {
    const { begun, ask, settled } = given();
    for (let n = 0; n < 5; n += 1) void ask('ann');
    await settled();
    void ask('bob');
    await settled();

    expect(begun).toEqual(['ann', 'ann', 'bob']);
  });

  it('get their turns in rotation of the waiting people', async () => {
    const { begun, ask, settled, endOldest } = given({ placesForOne: 3 });
    for (let n = 0; n < 6; n += 1) void ask('ann');
    for (let n = 0; n < 2; n += 1) void ask('bob');
    await settled();
    for (let n = 0; n < 5; n += 1) await endOldest();

    expect(begun).toEqual(['ann', 'ann', 'ann', 'ann', 'bob', 'ann', 'bob', 'ann']);
  });

  it('are refused when too many of one person, or of all, are waiting', async () => {
    const { ask, settled } = given();
    for (let n = 0; n < 6; n += 1) void ask('ann');
    for (let n = 0; n < 3; n += 1) void ask('bob');
    await settled();

    await expect(ask('ann')).rejects.toThrow(DashboardBusyError);
    await expect(ask('cyd')).rejects.toThrow(DashboardBusyError);
  });

  describe('whose turn does not come in time', () => {
    beforeEach(() => {
      jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    const LATE = { places: 1, maxWaitMs: 1_000 };
    const outage = new AnswerTimeoutError();
    /** What becomes of a request that waits behind two others of that person, of which one has ended in time. */
    const refusedBehind = async (user: string, failure?: Error) => {
      const { ask, settled, endOldest } = given(LATE);
      await ask(user);
      void ask(user);
      const refused = ask('bob').catch((error: unknown) => error);
      await settled();
      await endOldest(failure);
      await jest.advanceTimersByTimeAsync(1_100);
      return refused;
    };

    it('are refused if requests in front were answered meanwhile', async () => {
      expect(await refusedBehind('bob')).toBeInstanceOf(DashboardBusyError);
      expect(await refusedBehind('bob', new NotFoundError('job', '1'))).toBeInstanceOf(
        DashboardBusyError,
      );
    });

    it.each(['bob', 'ann'])(
      'are told the outage that a request of %s in front has met',
      async (user) => {
        expect(await refusedBehind(user, outage)).toBe(outage);
      },
    );

    it('wait on while no request in front has ended', async () => {
      const { begun, ask, endOldest } = given(LATE);
      await ask('ann');
      const waiting = ask('bob');
      await jest.advanceTimersByTimeAsync(9_999);
      await endOldest();

      await waiting;
      expect(begun).toEqual(['ann', 'bob']);
    });

    it("do not get the errors of other people's requests", async () => {
      const { ask, settled, endOldest } = given({ ...LATE, places: 2, placesForOne: 1 });
      await ask('ann');
      await ask('bob');
      void ask('bob');
      const refused = ask('bob').catch((error: unknown) => error);
      await settled();
      await endOldest(outage);
      await endOldest();
      await jest.advanceTimersByTimeAsync(1_100);

      expect(await refused).toBeInstanceOf(DashboardBusyError);
    });
  });

  it('get the outage of the last request if the line is full', async () => {
    const outage = new StorageUnavailableError('look', {});
    const { ask, endOldest } = given({ placesForOne: 1, waitingForOne: 1 });
    await ask('ann');
    await Promise.all([ask('ann'), endOldest(outage)]);
    void ask('ann');

    await expect(ask('ann')).rejects.toBe(outage);
  });

  it('leave the line when their client has gone', async () => {
    const { begun, ask, settled, endOldest } = given({ places: 1, waitingForOne: 2 });
    await ask('ann');
    const closed = new AbortController();
    const first = ask('bob', closed.signal);
    void ask('bob');
    closed.abort();

    await expect(first).rejects.toThrow(DashboardBusyError);
    void ask('bob');
    await endOldest();
    await endOldest();
    expect(begun).toEqual(['ann', 'bob', 'bob']);
    await settled();
  });
});
