import type { Migration } from './migration.js';

/**
 * PostgreSQL refuses to change or delete rows that it publishes and cannot name. These tables have no
 * primary key, because every job appends to them; so the whole row names itself. That costs nothing but
 * where changes are read from the log, and there some 50 bytes for each row that is deleted. A key would
 * cost a sequence and an index for each row that is appended, and rewriting the tables here.
 */
export const replicaIdentities: Migration = {
  number: 7,
  name: 'replica-identities',
  up: (tables) => `
    ALTER TABLE ${tables.counterIncrement} REPLICA IDENTITY FULL;
    ALTER TABLE ${tables.batchIncrement} REPLICA IDENTITY FULL;
    ALTER TABLE ${tables.continuationDue} REPLICA IDENTITY FULL;
  `,
  down: (tables) => `
    ALTER TABLE ${tables.continuationDue} REPLICA IDENTITY DEFAULT;
    ALTER TABLE ${tables.batchIncrement} REPLICA IDENTITY DEFAULT;
    ALTER TABLE ${tables.counterIncrement} REPLICA IDENTITY DEFAULT;
  `,
};
