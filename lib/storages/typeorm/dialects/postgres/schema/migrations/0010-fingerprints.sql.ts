import type { Migration } from './migration.js';

/** What tells causes of failures apart. Jobs that failed before have none. */
export const fingerprints: Migration = {
  number: 10,
  name: 'fingerprints',
  up: (tables) => `
    ALTER TABLE ${tables.job} ADD COLUMN fingerprint text;
    ALTER TABLE ${tables.finishedJob} ADD COLUMN fingerprint text;
  `,
  down: (tables) => `
    ALTER TABLE ${tables.finishedJob} DROP COLUMN fingerprint;
    ALTER TABLE ${tables.job} DROP COLUMN fingerprint;
  `,
};
