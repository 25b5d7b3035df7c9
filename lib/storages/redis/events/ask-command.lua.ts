import { redisScript } from '../scripts/redis-script.js';

/** @returns the command by which scripts tell of events on this server: PUBLISH or SPUBLISH */
export const ASK_COMMAND = redisScript(
  'ask how events are told',
  { reads: true },
  'return PUBLISH',
);
