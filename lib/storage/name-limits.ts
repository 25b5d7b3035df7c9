import { MAX_QUEUE_NAME_CHARS } from '../job/queue-name.js';
import { MAX_NAME_CHARS } from '../support/text/exact-text.js';

/**
 * How long the names are that a store has to keep, as `length` counts them: one of 200 takes at most 600 bytes in
 * UTF-8. The client, the filters and the options refuse longer names, each with an error of its own, before
 * they come to any store. A store may keep longer names, or refuse them; it never cuts a name.
 *
 * Two names are the same only where every character is: case, accents, and blanks at either end count.
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
  /** The name of the server, and what tells its starts apart. */
  serverId: 200,
  /** In the audit; the subject is an id or a name. */
  user: 200,
  subject: 200,
});
