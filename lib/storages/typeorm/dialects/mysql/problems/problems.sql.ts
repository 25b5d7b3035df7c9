import { jsonTable, msOf, NOW } from '../columns.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const COLUMNS = `
  problem.id, problem.kind, problem.subject, problem.facts, problem.is_opening_told,
  problem.is_closing_told, ${msOf('problem.opened_at')} AS opened_ms,
  ${msOf('problem.seen_at')} AS seen_ms, ${msOf('problem.closed_at')} AS closed_ms`;

/** ? milliseconds */
const AGO = `TIMESTAMPADD(MICROSECOND, -ROUND(? * 1000), ${NOW})`;

const isInForce = `(mute.muted_until IS NULL OR mute.muted_until > ${NOW})`;

const isMuted = (tables: Tables) => `EXISTS (
    SELECT 1 FROM ${tables.problemMute} AS mute
     WHERE mute.kind = problem.kind AND mute.subject = problem.subject AND ${isInForce})`;

/** ? rows of ids, kinds, subjects and facts */
export const seeProblems = statement(
  'see-problems',
  (tables) => `
  INSERT INTO ${tables.problem} (id, kind, subject, facts, opened_at, seen_at)
  SELECT seen.id, seen.kind, seen.subject, seen.facts, ${NOW}, ${NOW}
    FROM ${jsonTable('seen', { id: 'id', kind: 'name', subject: 'name', facts: 'text' })}
      ON DUPLICATE KEY UPDATE facts = seen.facts, seen_at = ${NOW}`,
);

/**
 * Nobody is told of a problem that was muted from its opening to its end. What was told before decides, so the opening
 * comes last.
 *
 * ? how long ago they were seen, in milliseconds · ? kinds that stay open, as rows
 */
export const closeProblems = statement(
  'close-problems',
  (tables) => `
  UPDATE ${tables.problem} AS problem
     SET closed_at = ${NOW},
         is_closing_told = NOT is_opening_told AND ${isMuted(tables)},
         is_opening_told = is_opening_told OR ${isMuted(tables)}
   WHERE closed_at IS NULL
     AND seen_at < ${AGO}
     AND NOT EXISTS (SELECT 1 FROM ${jsonTable('undecided', { kind: 'name' })}
                      WHERE undecided.kind COLLATE ${tables.collation} = problem.kind)`,
);

/** ? retention, in milliseconds */
export const forgetOldProblems = statement(
  'forget-old-problems',
  (tables) => `DELETE FROM ${tables.problem} WHERE closed_at < ${AGO}`,
);

/** Closed ones but for the latest. ? how many are kept · ? limit */
export const findForgotten = statement(
  'find-forgotten',
  (tables) => `
  SELECT id FROM ${tables.problem}
   WHERE closed_at IS NOT NULL
   ORDER BY closed_at DESC, id DESC
   LIMIT ? OFFSET ?`,
);

/** ? ids */
export const removeProblems = statement(
  'remove-problems',
  (tables) => `
  DELETE problem
    FROM ${jsonTable('gone', { id: 'id' })}
   STRAIGHT_JOIN ${tables.problem} AS problem FORCE INDEX (PRIMARY) ON problem.id = gone.id`,
);

/** ? rows of versions that servers run · ? for how long a mute without a problem is kept, in milliseconds */
export const forgetMutes = statement(
  'forget-mutes',
  (tables) => `
  DELETE mute
    FROM ${tables.problemMute} AS mute
   WHERE NOT ${isInForce}
      OR EXISTS (SELECT 1 FROM ${jsonTable('running', { version: 'text' })}
                  WHERE NOT JSON_CONTAINS(mute.versions, JSON_QUOTE(running.version)))
      OR (mute.muted_until IS NULL AND NOT mute.is_lasting AND mute.muted_at < ${AGO}
          AND NOT EXISTS (
                SELECT 1 FROM ${tables.problem} AS problem
                 WHERE problem.kind = mute.kind AND problem.open_subject = mute.subject))`,
);

/** ? limit */
export const listOpenProblems = statement(
  'list-open-problems',
  (tables) => `
  SELECT ${COLUMNS} FROM ${tables.problem} AS problem
   WHERE problem.closed_at IS NULL
   ORDER BY problem.opened_at DESC, problem.id DESC
   LIMIT ?`,
);

/** ? limit */
export const listClosedProblems = statement(
  'list-closed-problems',
  (tables) => `
  SELECT ${COLUMNS} FROM ${tables.problem} AS problem
   WHERE problem.closed_at IS NOT NULL
   ORDER BY problem.closed_at DESC, problem.id DESC
   LIMIT ?`,
);

/** ? limit */
export const listMutes = statement(
  'list-mutes',
  (tables) => `
  SELECT kind, subject, muted_by, ${msOf('muted_at')} AS muted_ms, ${msOf('muted_until')} AS until_ms,
         is_lasting, versions
    FROM ${tables.problemMute} AS mute
   WHERE ${isInForce}
   ORDER BY kind, subject
   LIMIT ?`,
);

/** ? kind · ? subject · ? by whom · ? until when, or null · ? whether it lasts · ? versions as JSON, or null */
export const muteProblem = statement(
  'mute-problem',
  (tables) => `
  INSERT INTO ${tables.problemMute} 
         (kind, subject, muted_by, muted_at, muted_until, is_lasting, versions)
  VALUES (?, ?, ?, ${NOW}, ?, ?, ?)
      ON DUPLICATE KEY UPDATE
         muted_by = VALUES(muted_by), muted_at = VALUES(muted_at), muted_until = VALUES(muted_until),
         is_lasting = VALUES(is_lasting), versions = VALUES(versions)`,
);

/** ? kind · ? subject */
export const holdMute = statement(
  'hold-mute',
  (tables) => `
  SELECT ${isInForce} AS is_in_force FROM ${tables.problemMute} AS mute
   WHERE kind = ? AND subject = ? FOR UPDATE`,
);

/** ? kind · ? subject */
export const removeMute = statement(
  'remove-mute',
  (tables) => `DELETE FROM ${tables.problemMute} WHERE kind = ? AND subject = ?`,
);

/** ? how long ago they may have ended, in milliseconds · ? limit */
export const findNotices = statement(
  'find-notices',
  (tables) => `
  SELECT ${COLUMNS}
    FROM ${tables.problem} AS problem
   WHERE (problem.told_until IS NULL OR problem.told_until <= ${NOW})
     AND CASE WHEN problem.closed_at IS NULL
              THEN NOT problem.is_opening_told AND NOT ${isMuted(tables)}
              ELSE problem.closed_at > ${AGO}
                   AND NOT (problem.is_opening_told AND problem.is_closing_told) END
   ORDER BY problem.opened_at, problem.id
   LIMIT ?`,
);

/** ? ids · ? how long nobody else gets them, in milliseconds */
export const leaseNotices = statement(
  'lease-notices',
  (tables) => `
  UPDATE ${jsonTable('taken', { id: 'id' })}
   STRAIGHT_JOIN ${tables.problem} AS problem FORCE INDEX (PRIMARY) ON problem.id = taken.id
     SET problem.told_until = TIMESTAMPADD(MICROSECOND, ROUND(? * 1000), ${NOW})`,
);

/** ? rows of ids, whether the opening was told, and whether the end was */
export const confirmNotices = statement(
  'confirm-notices',
  (tables) => `
  UPDATE ${jsonTable('told', { id: 'id', is_opening: 'integer', is_closing: 'integer' })}
   STRAIGHT_JOIN ${tables.problem} AS problem FORCE INDEX (PRIMARY) ON problem.id = told.id
     SET problem.is_opening_told = problem.is_opening_told OR told.is_opening = 1,
         problem.is_closing_told = problem.is_closing_told OR told.is_closing = 1,
         problem.told_until = NULL`,
);
