import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const milliseconds = (column: string) => `date_part('epoch', ${column}) * 1000`;

const columns = `
  problem.id, problem.kind, problem.subject, problem.facts, problem.is_opening_told, problem.is_closing_told,
  ${milliseconds('problem.opened_at')} AS opened_ms, ${milliseconds('problem.seen_at')} AS seen_ms,
  ${milliseconds('problem.closed_at')} AS closed_ms`;

const ago = (parameter: string) =>
  `clock_timestamp() - ${parameter}::float8 * interval '1 millisecond'`;

const isInForce = '(mute.muted_until IS NULL OR mute.muted_until > clock_timestamp())';

const isMuted = (tables: Tables) => `EXISTS (
  SELECT FROM ${tables.problemMute} AS mute
   WHERE mute.kind = problem.kind AND mute.subject = problem.subject AND ${isInForce})`;

/** In a mode that conflicts with itself, and not with reading. */
export const lockProblems = statement(
  'lock-problems',
  (tables) => `LOCK TABLE ${tables.problem} IN SHARE UPDATE EXCLUSIVE MODE`,
);

/** $1 ids · $2 kinds · $3 subjects · $4 facts */
export const seeProblems = statement(
  'see-problems',
  (tables) => `
  INSERT INTO ${tables.problem} AS problem (id, kind, subject, facts, opened_at, seen_at)
  SELECT id, kind, subject, facts, clock_timestamp(), clock_timestamp()
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS seen(id, kind, subject, facts)
      ON CONFLICT (kind, subject) WHERE closed_at IS NULL
      DO UPDATE SET facts = excluded.facts, seen_at = excluded.seen_at`,
);

/**
 * Nobody is told of a problem that was muted from its opening to its end.
 *
 * $1 how long ago they were seen, in milliseconds · $2 kinds that stay open
 */
export const closeProblems = statement(
  'close-problems',
  (tables) => `
  UPDATE ${tables.problem} AS problem
     SET closed_at = clock_timestamp(),
         is_closing_told = NOT is_opening_told AND ${isMuted(tables)},
         is_opening_told = is_opening_told OR ${isMuted(tables)}
   WHERE closed_at IS NULL
     AND seen_at < ${ago('$1')}
     AND kind <> ALL ($2::text[])`,
);

/** $1 retention, in milliseconds · $2 how many are kept */
export const forgetProblems = statement(
  'forget-problems',
  (tables) => `
  DELETE FROM ${tables.problem}
   WHERE closed_at < ${ago('$1')}
      OR id IN (SELECT id FROM ${tables.problem}
                 WHERE closed_at IS NOT NULL
                 ORDER BY closed_at DESC, id DESC
                OFFSET $2)`,
);

/** $1 for how long a mute without a problem is kept, in milliseconds · $2 versions that servers run */
export const forgetMutes = statement(
  'forget-mutes',
  (tables) => `
  DELETE FROM ${tables.problemMute} AS mute
   WHERE NOT ${isInForce}
      OR NOT $2::text[] <@ versions
      OR (muted_until IS NULL
          AND NOT is_lasting
          AND muted_at < ${ago('$1')}
          AND NOT EXISTS (
                SELECT FROM ${tables.problem} AS problem
                 WHERE problem.kind = mute.kind AND problem.subject = mute.subject
                   AND problem.closed_at IS NULL))`,
);

/** $1 limit */
export const listOpenProblems = statement(
  'list-open-problems',
  (tables) => `
  SELECT ${columns}
    FROM ${tables.problem} AS problem
   WHERE closed_at IS NULL
   ORDER BY opened_at DESC, id DESC
   LIMIT $1`,
);

/** $1 limit */
export const listClosedProblems = statement(
  'list-closed-problems',
  (tables) => `
  SELECT ${columns}
    FROM ${tables.problem} AS problem
   WHERE closed_at IS NOT NULL
   ORDER BY closed_at DESC, id DESC
   LIMIT $1`,
);

/** $1 limit */
export const listMutes = statement(
  'list-mutes',
  (tables) => `
  SELECT kind, subject, muted_by, ${milliseconds('muted_at')} AS muted_ms,
         ${milliseconds('muted_until')} AS until_ms, is_lasting, versions
    FROM ${tables.problemMute} AS mute
   WHERE ${isInForce}
   ORDER BY kind COLLATE "C", subject COLLATE "C"
   LIMIT $1`,
);

/** $1 kind · $2 subject · $3 by whom · $4 until when, or null · $5 whether it lasts · $6 versions, or null */
export const muteProblem = statement(
  'mute-problem',
  (tables) => `
  INSERT INTO ${tables.problemMute} (kind, subject, muted_by, muted_at, muted_until, is_lasting, versions)
  VALUES ($1, $2, $3, clock_timestamp(), $4, $5, $6)
      ON CONFLICT (kind, subject)
      DO UPDATE SET muted_by = excluded.muted_by, muted_at = excluded.muted_at,
                    muted_until = excluded.muted_until, is_lasting = excluded.is_lasting,
                    versions = excluded.versions`,
);

/** $1 kind · $2 subject */
export const unmuteProblem = statement(
  'unmute-problem',
  (tables) => `
  DELETE FROM ${tables.problemMute} AS mute
   WHERE kind = $1 AND subject = $2
  RETURNING ${isInForce} AS was_in_force`,
);

/** $1 how long nobody else gets them · $2 how long ago they may have ended, both in milliseconds · $3 limit */
export const takeNotices = statement(
  'take-notices',
  (tables) => `
  UPDATE ${tables.problem} AS problem
     SET told_until = clock_timestamp() + $1::float8 * interval '1 millisecond'
   WHERE id = ANY (ARRAY (
           SELECT id
             FROM ${tables.problem} AS problem
            WHERE (told_until IS NULL OR told_until <= clock_timestamp())
              AND CASE WHEN closed_at IS NULL THEN NOT is_opening_told AND NOT ${isMuted(tables)}
                       ELSE closed_at > ${ago('$2')} AND NOT (is_opening_told AND is_closing_told) END
            ORDER BY opened_at, id
            LIMIT $3))
  RETURNING ${columns}`,
);

/** $1 ids of those whose opening was told · $2 ids of those whose end was told */
export const confirmNotices = statement(
  'confirm-notices',
  (tables) => `
  UPDATE ${tables.problem}
     SET is_opening_told = is_opening_told OR id = ANY ($1::uuid[]),
         is_closing_told = is_closing_told OR id = ANY ($2::uuid[]),
         told_until = NULL
   WHERE id = ANY ($1::uuid[]) OR id = ANY ($2::uuid[])`,
);
