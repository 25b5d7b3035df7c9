import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import { answersWithin } from '../../support/time/time-limit.js';
import { AnswerTimeoutError } from '../errors/answer-timeout-error.js';

/** Longer than any read of the store may take, and shorter than the timeout of most proxies. */
const LIMIT_MS = 10_000;

/**
 * Limits the time of an answer, because a store that never answers must not keep people waiting for ever.
 *
 * @throws the error of `tooLate`
 */
export async function answerInTime<T>(
  answer: () => MaybePromise<T>,
  tooLate: () => Error = () => new AnswerTimeoutError(),
): Promise<T> {
  return answersWithin(Promise.resolve(answer()), LIMIT_MS, tooLate);
}
