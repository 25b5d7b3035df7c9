import type { Migration } from './migration.js';

/** Servers that were removed because they were silent, for people. */
export const lostServers: Migration = {
  number: 11,
  name: 'lost-servers',
  up: (tables) => `
    CREATE TABLE ${tables.lostServer} (
      id           text PRIMARY KEY,
      name         text NOT NULL,
      started_at   timestamptz NOT NULL,
      heartbeat_at timestamptz NOT NULL,
      lost_at      timestamptz NOT NULL DEFAULT clock_timestamp()
    );
  `,
  down: (tables) => `DROP TABLE ${tables.lostServer};`,
};
