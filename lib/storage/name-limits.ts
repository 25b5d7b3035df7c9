import { MAX_QUEUE_NAME_CHARS } from '../job/queue-name.js';
import { MAX_NAME_CHARS } from '../support/text/exact-text.js';

/**
 * The longest names that every store keeps, in characters as `length` counts them. A name of 200 characters takes at
 * most 600 bytes in UTF-8. The client, the filters and the options refuse longer names before they come to a store,
 * each with an error of its own. A store may keep longer names or refuse them, but it never cuts a name.
 *
 * Other texts have no limit here: descriptions, reasons, errors, arguments, and the values of parameters.
 *
 * Two names are the same only where every character is the same: case, accents and blanks at either end count.
 */
export const NAME_LIMITS = Object.freeze({
  queue: MAX_QUEUE_NAME_CHARS,
  type: MAX_NAME_CHARS,
  method: MAX_NAME_CHARS,
  state: MAX_NAME_CHARS,
  counter: MAX_NAME_CHARS,
  parameter: MAX_NAME_CHARS,
  resource: 200,
  recurringId: 100,
  serverName: 100,
  /** The name of the server, followed by a text that tells its starts apart. */
  serverId: 200,
  /** The user and the subject of an audit entry. */
  user: 200,
  subject: 200,
});
