import type { Migration } from './migration.js';

/** How the job of an occurrence ended, kept when the job itself is removed. */
export const occurrenceOutcomes: Migration = {
  number: 6,
  name: 'occurrence-outcomes',
  up: (tables) => `
    ALTER TABLE ${tables.recurringOccurrence} ADD COLUMN outcome text;
  `,
  down: (tables) => `ALTER TABLE ${tables.recurringOccurrence} DROP COLUMN outcome;`,
};
