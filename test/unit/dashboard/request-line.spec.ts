import { describe, expect, it } from '@jest/globals';
import { type RequestLimits, RequestLine } from '../../../lib/dashboard/access/request-line.js';
import { DashboardBusyError } from '../../../lib/dashboard/errors/dashboard-busy-error.js';

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
  const ends: (() => void)[] = [];
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
  const endOldest = async () => {
    ends.shift()?.();
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

  it('get their turns in a round through the people who wait', async () => {
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

  it('are refused when their turn does not come in time', async () => {
    const { ask } = given({ places: 1, maxWaitMs: 1 });
    await ask('ann');
    await expect(ask('bob')).rejects.toThrow(DashboardBusyError);
  });

  it('wait no more when nobody waits for their answer', async () => {
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
