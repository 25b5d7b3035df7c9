import { isError } from '../../../states/is-error.js';
import { replyCodeOf } from './reply-code.js';

/** A server that has become a replica. After a failover, a new connection leads to another server. */
const OF_REPLICAS = new Set(['READONLY', 'MASTERDOWN']);
const NOT_SENT = /^Stream isn't writeable/;

/** Whether the script certainly did not run, and a new connection may lead to a server that runs it. */
export function isForAnotherLine(error: unknown): boolean {
  const code = replyCodeOf(error);
  return code === undefined
    ? isError(error) && NOT_SENT.test(error.message)
    : OF_REPLICAS.has(code);
}
