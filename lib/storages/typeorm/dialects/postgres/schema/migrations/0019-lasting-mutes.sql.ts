import type { Migration } from './migration.js';

/** Mutes that need no open problem, and mutes that end with the next version of the application. */
export const lastingMutes: Migration = {
  number: 19,
  name: 'lasting-mutes',
  up: (tables) => `
    ALTER TABLE ${tables.problemMute}
      ADD COLUMN is_lasting boolean NOT NULL DEFAULT false,
      ADD COLUMN versions text[];
  `,
  down: (tables) => `
    ALTER TABLE ${tables.problemMute}
      DROP COLUMN versions,
      DROP COLUMN is_lasting;
  `,
};
