import type { MaybePromise } from '../../support/flow/maybe-promise.js';
import { AnswerTimeoutError } from '../errors/answer-timeout-error.js';

/** Longer than the store lets any read take, and shorter than most proxies wait. */
const LIMIT_MS = 10_000;

/**
 * A store that says nothing at all must not keep people waiting for ever.
 *
 * @throws AnswerTimeoutError
 */
export async function answerInTime<T>(answer: () => MaybePromise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AnswerTimeoutError()), LIMIT_MS);
  });
  try {
    return await Promise.race([answer(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
