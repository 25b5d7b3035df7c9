import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** Arguments: the message. Bound: none is needed. */
export const TELL_HINT = redisScript(
  'tell a hint',
  { pieces: [BASE], runsWhenFull: true },
  `call(PUBLISH, P .. 'events', ARGV[1])`,
);
