import type { Migration } from './migration.js';

/** What servers measure, as texts by series and time; few rows, which are folded again and again. */
export const measurements: Migration = {
  number: 12,
  name: 'measurements',
  up: (tables) => `
    CREATE TABLE ${tables.measurement} (
      series    text NOT NULL,
      level     text NOT NULL,
      starts_at timestamptz NOT NULL,
      id        text NOT NULL,
      body      text NOT NULL,
      PRIMARY KEY (series, level, starts_at, id)
    ) WITH (autovacuum_vacuum_scale_factor = 0.05);
  `,
  down: (tables) => `DROP TABLE ${tables.measurement};`,
};
