import type { Migration } from './migration.js';

/** What a server says of its workers with each heartbeat. Servers of older versions leave it empty. */
export const serverActivity: Migration = {
  number: 14,
  name: 'server-activity',
  up: (tables) => `
    ALTER TABLE ${tables.server} ADD COLUMN activity text;
  `,
  down: (tables) => `ALTER TABLE ${tables.server} DROP COLUMN activity;`,
};
