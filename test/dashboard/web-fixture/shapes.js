/** @import { JobAnswer, JobRow, Permission, SessionAnswer } from '../../../lib/dashboard/api/answers.js' */

/** @param {JobAnswer} job @returns {JobRow} */
export function rowOf(job) {
  return /** @type {JobRow} */ (
    without(job, [
      'code',
      'args',
      'parameters',
      'history',
      'attempts',
      'result',
      'parents',
      'continuations',
      'hasMoreContinuations',
      'isTypeKnown',
    ])
  );
}

/** @template {object} T @param {T} value @param {readonly string[]} names @returns {T} */
export function without(value, names) {
  return /** @type {T} */ (
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
  );
}

/** @param {string} cron @param {number} now */
export function preview(cron, now) {
  const parts = cron.trim().split(/\s+/);
  if (parts.length < 5 || /[^\d*/,\-\sA-Za-z#?]/.test(cron))
    return {
      isValid: false,
      problem: `Expected five or six fields, got ${parts.length}: "${cron}".`,
    };
  return {
    isValid: true,
    text: cron === '0 * * * *' ? 'Every hour' : `Some times: ${cron}`,
    nextTimes: [1, 2, 3, 4, 5].map((it) => now + it * 3_600_000),
  };
}

/** @param {readonly Permission[]} permissions @param {{ token: string; now: number }} session @returns {SessionAnswer} */
export function sessionOf(permissions, { token, now }) {
  return {
    user: 'Ayşe <b>Yılmaz</b>',
    permissions,
    title: 'Order service jobs',
    backLink: '/',
    statsPollingIntervalMs: 1_000,
    displayArguments: true,
    token,
    version: '0.1.0',
    storage: 'postgres',
    now,
  };
}
