import type { ValueLimit } from '../../../../../storage/value-limit.js';
import type { ServerFacts } from './server-facts.js';

/** A history travels as JSON inside of JSON: a quotation mark in a result is escaped twice more on its way. */
const ESCAPED_BYTES = 4;
/** What else a statement carries with a value: the rest of the history, and other jobs. */
const BESIDE_BYTES = 4 * 1024 * 1024;

/** What fits into one statement, whatever it is made of. */
export function valueLimitOf({ maxPacketBytes }: Pick<ServerFacts, 'maxPacketBytes'>): ValueLimit {
  const bytes = Math.floor((maxPacketBytes - BESIDE_BYTES) / ESCAPED_BYTES);
  const reason =
    `because the database server takes packets of ${maxPacketBytes} bytes (for a value of n bytes, set ` +
    `max_allowed_packet to ${ESCAPED_BYTES} × n + ${BESIDE_BYTES} or more)`;
  return { bytes, reason };
}
