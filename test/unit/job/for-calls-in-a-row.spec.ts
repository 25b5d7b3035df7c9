import { describe, expect, it } from '@jest/globals';
import { forCallsInARow } from '../../../lib/job/handlers/for-calls-in-a-row.js';

const SEND = { type: 'Mailer', method: 'send' };
const CHECK = { type: 'Mailer', method: 'check' };
const SEND_LETTER = { type: 'Postman', method: 'send' };

describe('Calls in a row', () => {
  it('are asked for once while their method stays the same', () => {
    const asked: string[] = [];
    const answerFor = forCallsInARow(({ type, method }: typeof SEND) => {
      asked.push(`${type}.${method}`);
      return asked.length;
    });

    const answers = [SEND, { ...SEND }, CHECK, SEND_LETTER, SEND].map(answerFor);

    expect(asked).toEqual(['Mailer.send', 'Mailer.check', 'Postman.send', 'Mailer.send']);
    expect(answers).toEqual([1, 1, 2, 3, 4]);
  });

  it('are asked for once where the answer is nothing', () => {
    let count = 0;
    const answerFor = forCallsInARow(() => {
      count += 1;
    });

    answerFor(SEND);
    answerFor(SEND);

    expect(count).toBe(1);
  });
});
