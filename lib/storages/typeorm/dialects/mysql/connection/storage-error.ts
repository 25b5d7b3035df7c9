import { isError } from '../../../../../states/is-error.js';
import {
  CODES_OF_NO_ANSWER,
  connectionErrorsBy,
  type KindsOfErrors,
  storageErrorsBy,
} from '../../../connection/statement-errors.js';
import { codeOf, errnoOf, isConflict } from './error-codes.js';

/** Too long, out of range, not to be read as its type, null, twice, a constraint; a statement that is too large. */
const DATA_ERRNOS = new Set([
  1048, 1062, 1153, 1264, 1265, 1292, 1366, 1406, 1411, 1452, 1690, 3140, 3141, 3819, 4025,
]);

/**
 * Nobody gets an answer now: a server that stops, or is read-only during a failover, too many connections, full disks, a
 * session that was ended from outside.
 */
const AWAY_ERRNOS = new Set([
  1021, 1040, 1041, 1053, 1077, 1079, 1080, 1114, 1152, 1158, 1159, 1160, 1161, 1203, 1226, 1290,
  1792, 1836, 1927, 3100, 3168, 4031,
]);

const AWAY_CODES = new Set([
  ...CODES_OF_NO_ANSWER,
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

/** What mysql2 says without a code. */
const AWAY_MESSAGES = /pool is closed|connection is in closed state|connection lost/i;

const KINDS: KindsOfErrors = {
  isAway,
  isFault: (error) => errnoOf(error) !== undefined && !isAboutData(error),
};

export const storageError = storageErrorsBy(KINDS);
export const connectionError = connectionErrorsBy(KINDS);

/** Whether the error is proven to be about what the statement was to store. */
const isAboutData = (error: unknown): boolean => DATA_ERRNOS.has(errnoOf(error) ?? 0);

/** Whether nobody would get an answer now, whatever is asked. */
function isAway(error: unknown): boolean {
  const errno = errnoOf(error);
  if (errno !== undefined) return AWAY_ERRNOS.has(errno) || isConflict(error);
  const code = codeOf(error);
  if (code !== undefined && AWAY_CODES.has(code)) return true;
  return isError(error) && (AWAY_MESSAGES.test(error.message) || isAway(error.cause));
}
