import type { Migration } from './migration.js';

/** What is to be folded is found by level and time, however many series there are. */
export const measurementLevels: Migration = {
  number: 18,
  name: 'measurement-levels',
  up: (tables) => `
    CREATE INDEX IF NOT EXISTS measurement_level ON ${tables.measurement} (level, starts_at);
  `,
  down: (tables) => `DROP INDEX IF EXISTS ${tables.named('measurement_level')};`,
};
