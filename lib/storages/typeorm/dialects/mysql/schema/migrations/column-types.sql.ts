import type { Tables } from '../tables.js';

export const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
export const NAME = 'VARCHAR(200)';
export const QUEUE = 'VARCHAR(50)';
export const TEXT = 'LONGTEXT';
export const TIME = 'DATETIME(6)';

export const engine = (tables: Tables): string =>
  `ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${tables.collation} ROW_FORMAT = DYNAMIC`;

/** Those that others refer to come last. */
export const dropped = (tables: readonly string[]): readonly string[] =>
  tables.map((table) => `DROP TABLE IF EXISTS ${table}`);
