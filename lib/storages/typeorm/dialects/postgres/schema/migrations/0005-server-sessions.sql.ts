import type { Migration } from './migration.js';

/** The session on which the process of a server listens: while it stands, a silent server may be busy. */
export const serverSessions: Migration = {
  number: 5,
  name: 'server-sessions',
  up: (tables) => `
    ALTER TABLE ${tables.server} ADD COLUMN session text;
  `,
  down: (tables) => `ALTER TABLE ${tables.server} DROP COLUMN session;`,
};
