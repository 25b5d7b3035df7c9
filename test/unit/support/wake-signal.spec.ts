import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WakeSignal } from '../../../lib/support/flow/wake-signal.js';

let signal: WakeSignal;
let ended: boolean;

const pause = async (ms = Number.POSITIVE_INFINITY) => {
  ended = false;
  await signal.pause(ms);
  ended = true;
};

beforeEach(() => {
  jest.useFakeTimers();
  signal = new WakeSignal();
});
afterEach(() => {
  signal.close();
  jest.useRealTimers();
});

describe('a pause', () => {
  it('ends when its time is over', async () => {
    const paused = pause(100);
    await jest.advanceTimersByTimeAsync(99);
    expect(ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await paused;
  });

  it('ends with a wake-up', async () => {
    const paused = pause();
    signal.wake();
    await paused;
  });

  it('ends at once when the wake-up came before it', async () => {
    signal.wake();
    await pause();
  });

  it('uses up the wake-up that ended it', async () => {
    signal.wake();
    await pause();
    const paused = pause(100);
    await jest.advanceTimersByTimeAsync(99);
    expect(ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await paused;
  });

  it('ends at once, like every later pause, when the signal is closed', async () => {
    const paused = pause();
    signal.close();
    await paused;
    await pause();
  });
});

describe('an appointment', () => {
  it('wakes at its time', async () => {
    signal.wakeIn(50);
    const paused = pause();
    await jest.advanceTimersByTimeAsync(49);
    expect(ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await paused;
  });

  it('gives way to an earlier appointment, but not to a later one', async () => {
    signal.wakeIn(50);
    signal.wakeIn(20);
    signal.wakeIn(90);
    const paused = pause();
    await jest.advanceTimersByTimeAsync(20);
    await paused;
  });

  it('can be put off', async () => {
    signal.wakeIn(20);
    signal.putOff(50);
    const paused = pause();
    await jest.advanceTimersByTimeAsync(49);
    expect(ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await paused;
  });
});

describe('a process with nothing else to do', () => {
  const timers = () => process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length;

  it.each([
    ['waits for pauses', undefined, 2],
    ['does not wait for those of somebody who may go with it', false, 0],
  ])('%s', async (_title, keepsProcess, waitedFor) => {
    jest.useRealTimers();
    const before = timers();
    const waited = new WakeSignal(keepsProcess);
    const paused = waited.pause(60_000);
    waited.wakeIn(60_000);

    expect(timers() - before).toBe(waitedFor);
    waited.close();
    await paused;
  });
});
