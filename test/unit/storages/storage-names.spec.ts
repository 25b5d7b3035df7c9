import { expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createTypeOrmStorage } from '../../../lib/storages/typeorm/create-typeorm-storage.js';
import type { DatabaseOption } from '../../../lib/storages/typeorm/database-option.js';
import { createPgliteDriver } from '../../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { silentLogger } from '../../../lib/support/logger.js';

const dataDir = 'memory://';
const driver = createPgliteDriver({ dataDir });

it.each<[string, string, DatabaseOption | undefined]>([
  ['nothing is given', 'PGlite', undefined],
  ['PGlite is asked for', 'PGlite', { type: 'pglite', dataDir }],
  ['a DataSource is on PGlite', 'PGlite', new DataSource({ type: 'postgres', driver })],
  ['a server is named', 'postgres', { type: 'postgres', host: 'localhost' }],
  ['a DataSource is on a server', 'postgres', new DataSource({ type: 'postgres' })],
])('Where %s, people read %s as the name of the store', (_, name, option) => {
  expect(createTypeOrmStorage(option, silentLogger).name).toBe(name);
});
