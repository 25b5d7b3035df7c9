import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import { isReading } from '../access/is-reading.js';
import type { RequestLine } from '../access/request-line.js';
import { visitorOf } from '../access/visitor-of.js';
import { closingOf, type Visit } from '../answering/visit.js';
import type { SharedReadings } from '../live/shared-readings.js';
import { answerInTime } from './answer-in-time.js';

/**
 * Answers a limited number of requests at the same time; the others wait, unless their client has gone. People see
 * their own change in the next answer. This also holds after a failed change, which may have happened.
 */
export class AnswerInTurn {
  constructor(
    private readonly line: RequestLine,
    private readonly readings: SharedReadings,
  ) {}

  /**
   * @param closing fires when the client has gone
   * @throws DashboardBusyError
   * @throws AnswerTimeoutError
   */
  async answer<T>(
    { request, response }: Visit,
    answer: () => MaybePromise<T>,
    closing = closingOf(response),
  ): Promise<T> {
    const leave = await this.line.enter(visitorOf(request), closing);
    let failure: unknown;
    try {
      return await answerInTime(answer);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      if (!isReading(request)) this.readings.expire();
      leave(failure);
    }
  }
}
