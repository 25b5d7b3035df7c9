import type { Migration } from './migration.js';

/** The problems that servers have found, and which of them people have muted. Few rows, which change often. */
export const problems: Migration = {
  number: 15,
  name: 'problems',
  up: (tables) => `
    CREATE TABLE ${tables.problem} (
      id              uuid PRIMARY KEY,
      kind            text NOT NULL,
      subject         text NOT NULL,
      facts           text NOT NULL,
      opened_at       timestamptz NOT NULL,
      seen_at         timestamptz NOT NULL,
      closed_at       timestamptz,
      is_opening_told boolean NOT NULL DEFAULT false,
      is_closing_told boolean NOT NULL DEFAULT false,
      told_until      timestamptz
    ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
    -- see-problems opens a problem once, whoever reports it at the same time
    CREATE UNIQUE INDEX problem_open ON ${tables.problem} (kind, subject) WHERE closed_at IS NULL;
    CREATE TABLE ${tables.problemMute} (
      kind        text NOT NULL,
      subject     text NOT NULL,
      muted_by    text NOT NULL,
      muted_at    timestamptz NOT NULL,
      muted_until timestamptz,
      PRIMARY KEY (kind, subject)
    );
  `,
  down: (tables) => `
    DROP TABLE ${tables.problemMute};
    DROP TABLE ${tables.problem};
  `,
};
