import type { Migration } from './migration.js';

/** What nobody can know without the right to read it: one row. */
export const secret: Migration = {
  number: 8,
  name: 'secret',
  up: (tables) => `
    CREATE TABLE ${tables.secret} (
      is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
      value   text NOT NULL
    );
  `,
  down: (tables) => `DROP TABLE ${tables.secret};`,
};
