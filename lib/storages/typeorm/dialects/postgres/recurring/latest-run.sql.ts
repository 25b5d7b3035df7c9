import { PROCESSING } from '../../../../../states/state-names.js';

/** The last time at which a history says that a run began. Quotation marks inside of values are escaped there. */
const BEGIN = `^.*[{]"state":"${PROCESSING}","at":`;
const TIME = '([0-9]{1,15})';
/** The entry behind that one says when the run ended. */
const END = `[}],[{]"state":"[^"]*","at":${TIME}`;

const startedMs = `substring(history FROM '${BEGIN}${TIME}')::float8`;
const behindBegin = `substring(history FROM '${BEGIN}(.*)$')`;

/** Of the columns of a job: when its latest run began, and how long that took; null where there was none. */
export const latestRun = {
  /** In milliseconds since 1970. */
  startedMs,
  /** In milliseconds; null where the run has not ended. */
  durationMs: `substring(${behindBegin} FROM '${END}')::float8 - ${startedMs}`,
} as const;
