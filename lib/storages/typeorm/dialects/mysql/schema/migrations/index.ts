import { tables } from './0001-tables.sql.js';
import type { Migration } from './migration.js';

/** All of them, in order. One that is released is never edited. */
export const migrations: readonly Migration[] = [tables];
