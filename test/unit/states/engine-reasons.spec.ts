import { describe, expect, it } from '@jest/globals';
import { reasonAnswerOf } from '../../../lib/dashboard/api/mapping/reason-answer.js';
import { reasons as english } from '../../../lib/dashboard/web/src/i18n/messages/en/reasons.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { ENGINE_REASONS, EngineReason } from '../../../lib/states/engine-reason.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { ScheduledState } from '../../../lib/states/scheduled-state.js';

const RETRY = EngineReason.of('retry', { attempt: 2, attempts: 10, message: 'no {room}' });

describe('A reason of the engine', () => {
  it('has words in the pages, the same in English', () => {
    const words: Readonly<Record<string, unknown>> = english;

    for (const [code, text] of Object.entries(ENGINE_REASONS)) {
      expect([code, words[`reason.${code}`]]).toEqual([code, text]);
    }
  });

  it.each([
    ['Enqueued', new EnqueuedState('mail', RETRY)],
    ['Scheduled', new ScheduledState(new Date(0), RETRY)],
    ['Deleted', new DeletedState(RETRY)],
    ['Failed', new FailedState(new Error('No room'), { reason: RETRY })],
  ])('is a text for people, and a code with values in the data of the state %s', (_, state) => {
    expect(state.reason).toBe('Retry attempt 2 of 10: no {room}');
    expect(state.toData()).toMatchObject({
      because: { code: 'retry', values: { attempt: 2, attempts: 10, message: 'no {room}' } },
    });
  });

  it('cuts values that nobody would read to their end', () => {
    const { values } = EngineReason.of('deleted-by', { user: 'a'.repeat(10_000) }).toStored();

    expect(String(values?.user)).toHaveLength(501);
  });

  it('comes back from its stored form, unless this version does not know the code', () => {
    expect(EngineReason.restored(RETRY.toStored())?.text).toBe(RETRY.text);
    expect(EngineReason.restored({ code: 'of-the-future' })).toBeUndefined();
    expect(EngineReason.restored({ code: 'toString' })).toBeUndefined();
    expect(EngineReason.restored('retry')).toBeUndefined();
  });
});

describe('A reason of the application', () => {
  it('is stored as it was given, without a code', () => {
    const state = new EnqueuedState(undefined, 'Its time has come');

    expect(state.reason).toBe('Its time has come');
    expect(state.toData()).toEqual({});
    expect(reasonAnswerOf({ state: 'Enqueued', data: state.toData() })).toBeUndefined();
  });
});

describe('The answer for a reason', () => {
  const answerOf = (because: unknown) => reasonAnswerOf({ state: 'Deleted', data: { because } });

  it('has the code and the values', () => {
    expect(answerOf(RETRY.toStored())).toEqual({
      code: 'retry',
      values: { attempt: 2, attempts: 10, message: 'no {room}' },
    });
    expect(answerOf({ code: 'requeued' })).toEqual({ code: 'requeued', values: {} });
  });

  it('is left out where the stored value is no reason', () => {
    for (const because of [null, 7, 'requeued', [], {}, { code: 7 }, { code: 'a'.repeat(200) }]) {
      expect(answerOf(because)).toBeUndefined();
    }
    expect(answerOf({ code: 'retry', values: { attempt: {}, message: null } })).toEqual({
      code: 'retry',
      values: {},
    });
  });

  it('says how many entries the store has left out', () => {
    const omitted = (data: object) => reasonAnswerOf({ state: 'Omitted', data: { ...data } });

    expect(omitted({ omitted: 3 })).toEqual({ code: 'entries-omitted', values: { count: 3 } });
    expect(omitted({})).toEqual({ code: 'entries-unreadable', values: {} });
  });
});
