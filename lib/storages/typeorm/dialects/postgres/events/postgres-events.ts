import type { SqlStorageEvents } from '../../../../sql/events/sql-storage-events.js';
import type { Executor } from '../connection/postgres-database.js';

export type PostgresEvents = SqlStorageEvents<Executor>;
