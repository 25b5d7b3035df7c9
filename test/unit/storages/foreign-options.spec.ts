import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { InvalidOptionsError } from '../../../lib/errors.js';
import { createTypeOrmStorage } from '../../../lib/storages/typeorm/create-typeorm-storage.js';
import type { DatabaseOption } from '../../../lib/storages/typeorm/database-option.js';
import { TypeOrmJobStorage } from '../../../lib/storages/typeorm/typeorm-job-storage.js';
import type { TypeOrmStorageOptions } from '../../../lib/storages/typeorm/typeorm-storage-options.js';
import { silentLogger } from '../../../lib/support/logger.js';

const MYSQL = { type: 'mysql', url: 'mysql://127.0.0.1/shop' } as const;
const POSTGRES = { type: 'postgres', url: 'postgres://127.0.0.1/shop' } as const;

const FOREIGN: readonly (readonly [typeof MYSQL | typeof POSTGRES, TypeOrmStorageOptions])[] = [
  [MYSQL, { schema: 'jobs' }],
  [MYSQL, { preparedStatements: false }],
  [MYSQL, { notifications: true }],
  [POSTGRES, { tablePrefix: 'jobs_' }],
];

describe.each(FOREIGN)(
  'An option that has no effect on the database, of %j: %j',
  (database, own) => {
    const named = `storage.${Object.keys(own)[0]}: expected nothing, because `;

    it('is refused beside the options of the database', () => {
      const option = { ...database, ...own } as DatabaseOption;

      expect(() => createTypeOrmStorage(option, silentLogger)).toThrow(InvalidOptionsError);
      expect(() => createTypeOrmStorage(option, silentLogger)).toThrow(named);
    });

    it('is refused beside a DataSource', () => {
      expect(() => new TypeOrmJobStorage(new DataSource(database), own)).toThrow(named);
    });

    it('may be undefined', () => {
      const undefinedOnes = Object.fromEntries(Object.keys(own).map((name) => [name, undefined]));

      expect(() => new TypeOrmJobStorage(new DataSource(database), undefinedOnes)).not.toThrow();
    });
  },
);
