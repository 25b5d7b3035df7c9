import { latestRun } from '../recurring/latest-run.sql.js';
import type { Tables } from '../schema/tables.js';
import type { StatementBuilder } from '../statement.js';
import { preparedName, statement } from '../statement.js';

/*
 * These are the statements that cannot take parameters: names and bounds are made here, of digits.
 */

/** How long to wait for the partitioned table before trying again later, rather than hold everybody up. */
const LOCK_TIMEOUT = '2s';

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The names of the partitions of the finished jobs. */
export const listPartitions = statement(
  'list-partitions',
  (tables) => `
  SELECT child.relname AS name
    FROM pg_inherits
    JOIN pg_class AS child ON child.oid = pg_inherits.inhrelid
   WHERE pg_inherits.inhparent = ${literal(tables.finishedJob)}::regclass`,
);

/** The partition for all times that have no other, where somebody has made one. */
export const findDefaultPartition = statement(
  'find-default-partition',
  (tables) => `
  SELECT partdefid
    FROM pg_partitioned_table
   WHERE partrelid = ${literal(tables.finishedJob)}::regclass AND partdefid <> 0`,
);

export interface Partition {
  readonly name: string;
  readonly from: string;
  /** Undefined: without an end. */
  readonly to: string | undefined;
}

export interface DayPartition extends Partition {
  readonly to: string;
}

/** In whatever schema somebody has put it; a table of that name which is detached is none. */
const isAttached = (tables: Tables, name: string) => `EXISTS (
        SELECT 1
          FROM pg_inherits
          JOIN pg_class AS child ON child.oid = pg_inherits.inhrelid
         WHERE pg_inherits.inhparent = ${literal(tables.finishedJob)}::regclass
           AND child.relname = ${literal(name)})`;

/**
 * Attaches the partition of one day, or attaches it again. One that is there is only seen, without a lock.
 * Attaching takes a weaker lock on the partitioned table than creating in place; it is taken before, so that
 * servers do it one after the other. An advisory lock could be held for ever by anybody in the database. The
 * transaction may be somebody else's, who gets their timeout back.
 *
 * Whichever role makes it, it belongs to the owner of all finished jobs, so that others can drop it.
 */
export const createPartition =
  ({ name, from, to }: Partition): StatementBuilder =>
  (tables) => ({
    name: preparedName(`create-partition-${name}`, tables.schema),
    text: `
    DO $partition$
    DECLARE
      own_timeout text := current_setting('lock_timeout');
      owner regrole;
    BEGIN
      IF ${isAttached(tables, name)} THEN
        RETURN;
      END IF;
      SET LOCAL lock_timeout = '${LOCK_TIMEOUT}';
      -- Only with a lock of a table does a session hear of the tables that others have made meanwhile.
      LOCK TABLE ONLY ${tables.finishedJob} IN SHARE UPDATE EXCLUSIVE MODE;
      IF NOT ${isAttached(tables, name)} THEN
        BEGIN
          IF to_regclass(${literal(tables.named(name))}) IS NULL THEN
            CREATE TABLE ${tables.named(name)}
              (LIKE ${tables.finishedJob} INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
            SELECT relowner INTO owner
              FROM pg_class WHERE oid = ${literal(tables.finishedJob)}::regclass;
            BEGIN
              EXECUTE format('ALTER TABLE %s OWNER TO %s', ${literal(tables.named(name))}, owner);
            EXCEPTION WHEN insufficient_privilege THEN
              -- A role that has the owner's rights, but may not act as the owner, keeps it.
              NULL;
            END;
          END IF;
          ALTER TABLE ${tables.finishedJob} ATTACH PARTITION ${tables.named(name)}
            FOR VALUES FROM (${literal(from)}) TO (${to === undefined ? 'MAXVALUE' : literal(to)});
        EXCEPTION WHEN invalid_object_definition OR check_violation THEN
          -- Somebody has made another place for these times, which is as good.
          NULL;
        END;
      END IF;
      PERFORM set_config('lock_timeout', own_timeout, true);
    END
    $partition$`,
  });

/**
 * Drops the partition of a day that is over. Before its jobs are gone, those that recurring jobs have created
 * leave behind how they ended and when they ran; they are read as finished jobs, because nobody has rights on the partition
 * itself but its owner. Of several servers one does it; the others find nothing.
 */
export const dropPartition =
  ({ name, from, to }: DayPartition): StatementBuilder =>
  (tables) => ({
    name: preparedName(`drop-partition-${name}`, tables.schema),
    text: `
    DO $partition$
    BEGIN
      SET LOCAL lock_timeout = '${LOCK_TIMEOUT}';
      LOCK TABLE ONLY ${tables.finishedJob} IN SHARE UPDATE EXCLUSIVE MODE;
      IF to_regclass(${literal(tables.named(name))}) IS NULL THEN
        RETURN;
      END IF;
      UPDATE ${tables.recurringOccurrence} AS occurrence
         SET outcome = finished.state,
             started_at = to_timestamp(${latestRun.startedMs} / 1000),
             duration_ms = ${latestRun.durationMs}
        FROM ${tables.finishedJob} AS finished
       WHERE finished.id = occurrence.job_id AND occurrence.outcome IS NULL
         AND finished.expire_at >= ${literal(from)} AND finished.expire_at < ${literal(to)};
      DROP TABLE ${tables.named(name)};
    END
    $partition$`,
  });
