import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** `schema`: the version of the layout of all keys. Arguments: that version. Bound: one key. */
export const NOTE_LAYOUT = redisScript(
  'note the layout of the keys',
  { pieces: [BASE], runsWhenFull: true },
  `
call('SET', P .. 'schema', ARGV[1])
finish()
`,
);
