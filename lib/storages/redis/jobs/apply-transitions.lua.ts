import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { LOCK_TABLE } from '../locks/lock-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { ROWS } from '../scripts/rows.lua.js';
import { JOB_TABLE } from './job-table.lua.js';
import { TRANSITIONS } from './transitions.lua.js';

/**
 * Applies each transition whose expectation holds, and frees its lock in any case.
 *
 * Arguments: the transitions as rows (`rowsOf`, `transitionArguments`). Bound: `TRANSITIONS_IN_SCRIPT`.
 *
 * @returns the outcomes in order: 1 for applied, 0 for not found, or the state that was found; and the ids of jobs whose history
 * has become too long
 */
export const APPLY_TRANSITIONS = redisScript(
  'apply transitions',
  {
    pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, LOCK_TABLE, TRANSITIONS, ROWS],
    runsWhenFull: true,
  },
  `
local outcomes = {}
local head, from = headIn(ARGV, 1, TRANSITION_FIELDS)
for _, row in ipairs(rowsIn(head, ARGV, from)) do outcomes[#outcomes + 1] = applyTransition(row, 1) end
finish()
return { outcomes, longHistories }
`,
);
