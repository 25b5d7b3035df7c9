import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { LOCK_TABLE } from '../locks/lock-table.lua.js';
import { AMOUNTS } from '../scripts/amounts.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { rarely } from '../scripts/rarely.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { ROWS } from '../scripts/rows.lua.js';
import { TIME } from '../scripts/time.lua.js';
import { COUNTERS } from '../statistics/counters.lua.js';
import { ENDED_RUNS } from './ended-runs.lua.js';
import { TRANSITION_FIELDS } from './job-arguments.js';
import { JOB_TABLE } from './job-table.lua.js';
import { LONG_TEXTS } from './long-texts.lua.js';
import { TRANSITIONS } from './transitions.lua.js';

const FOR_ANY = `
return {
  apply = applyTransition, freeLockOf = freeLockOf, moveInBatch = moveInBatch, batchPlaceOf = batchPlaceOf, noteEnd = noteEnd,
  finish = finish, longHistories = longHistories,
}
`;

/**
 * Applies each transition whose expectation holds, and frees its lock in any case.
 *
 * Arguments: the transitions as rows (`rowsOf`, `transitionArguments`). Bound: `TRANSITIONS_IN_SCRIPT`.
 *
 * Most transitions end runs. They are applied without the tables, by `ENDED_RUNS`.
 *
 * @returns the outcomes in order: 1 for applied, 0 for not found, or the state that was found; and the ids of jobs whose history
 * has become too long
 */
export const APPLY_TRANSITIONS = redisScript(
  'apply transitions',
  {
    pieces: [
      rarely([BASE, LINKS, BATCH_TABLE, JOB_TABLE, LOCK_TABLE, TRANSITIONS, FOR_ANY]),
      TIME,
      AMOUNTS,
      COUNTERS,
      LONG_TEXTS,
      ENDED_RUNS,
      ROWS,
    ],
    runsWhenFull: true,
  },
  `
local outcomes = {}
local head, from = headIn(ARGV, 1, ${TRANSITION_FIELDS})
local row, places = head.common, head.places
for at = from, #ARGV, #places do
  for n, place in ipairs(places) do row[place] = ARGV[at + n - 1] end
  if endRun(row) then
    outcomes[#outcomes + 1] = 1
  else
    if hasEnded[row[1]] then noteEndedRuns() end
    outcomes[#outcomes + 1] = anyJobs().apply(row, 1)
  end
end
noteEndedRuns()
countAll()
if tables then
  tables.finish()
  for _, id in ipairs(tables.longHistories) do longHistories[#longHistories + 1] = id end
end
return { outcomes, longHistories }
`,
);
