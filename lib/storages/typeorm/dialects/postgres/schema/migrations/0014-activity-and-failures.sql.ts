import type { Migration } from './migration.js';

/**
 * What a server says of its workers with each heartbeat, and of its software; and how many jobs a bulk operation could not
 * change. Processes of older versions leave all of them empty.
 */
export const activityAndFailures: Migration = {
  number: 14,
  name: 'activity-and-failures',
  up: (tables) => `
    ALTER TABLE ${tables.server} ADD COLUMN activity text, ADD COLUMN software text;
    ALTER TABLE ${tables.bulkOperation} ADD COLUMN failed bigint;
  `,
  down: (tables) => `
    ALTER TABLE ${tables.bulkOperation} DROP COLUMN failed;
    ALTER TABLE ${tables.server} DROP COLUMN software, DROP COLUMN activity;
  `,
};
