import type { Tables } from '../schema/tables.js';

/*
 * The column `line` says for which resource a job waits or was woken; the latter behind a character 0, which no name has. So
 * those that were woken come before all that wait.
 */

/** What `line` is for jobs that were woken for a resource. */
export const wokenLine = ({ collation }: Tables, resource: string) =>
  `CONCAT(CHAR(0 USING utf8mb4), ${resource}) COLLATE ${collation}`;

/** Behind this, `line` is what jobs wait for. */
export const AFTER_WOKEN = 'CHAR(1 USING utf8mb4)';
