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

export interface NewPartition {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Attaches the partition of one day. One that is there is only seen, without a lock. Attaching takes a
 * weaker lock on the partitioned table than creating in place; the advisory lock lets servers do it one
 * after the other. The transaction may be somebody else's, who gets their timeout back.
 */
export const createPartition =
  ({ name, from, to }: NewPartition): StatementBuilder =>
  (tables) => ({
    name: preparedName(`create-partition-${name}`, tables.schema),
    text: `
    DO $partition$
    DECLARE
      own_timeout text := current_setting('lock_timeout');
    BEGIN
      IF to_regclass(${literal(tables.named(name))}) IS NOT NULL THEN
        RETURN;
      END IF;
      PERFORM pg_advisory_xact_lock(hashtext(${literal(tables.finishedJob)}));
      SET LOCAL lock_timeout = '${LOCK_TIMEOUT}';
      -- Only with a lock of a table does a session hear of the tables that others have made meanwhile.
      LOCK TABLE ${tables.finishedJob} IN ACCESS SHARE MODE;
      IF to_regclass(${literal(tables.named(name))}) IS NULL THEN
        CREATE TABLE ${tables.named(name)}
          (LIKE ${tables.finishedJob} INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
        ALTER TABLE ${tables.finishedJob} ATTACH PARTITION ${tables.named(name)}
          FOR VALUES FROM (${literal(from)}) TO (${literal(to)});
      END IF;
      PERFORM set_config('lock_timeout', own_timeout, true);
    END
    $partition$`,
  });

/**
 * Drops the partition of a day that is over. Before its jobs are gone, those that recurring jobs have created
 * leave behind how they ended. Of several servers one does it; the others find nothing.
 */
export const dropPartition =
  (name: string): StatementBuilder =>
  (tables) => ({
    name: preparedName(`drop-partition-${name}`, tables.schema),
    text: `
    DO $partition$
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtext(${literal(tables.finishedJob)}));
      IF to_regclass(${literal(tables.named(name))}) IS NULL THEN
        RETURN;
      END IF;
      UPDATE ${tables.recurringOccurrence} AS occurrence
         SET outcome = finished.state
        FROM ${tables.named(name)} AS finished
       WHERE finished.id = occurrence.job_id AND occurrence.outcome IS NULL;
      SET LOCAL lock_timeout = '${LOCK_TIMEOUT}';
      DROP TABLE ${tables.named(name)};
    END
    $partition$`,
  });
