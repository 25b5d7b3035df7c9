import type { Tables } from './schema/tables.js';

/**
 * How a statement locks the rows of one table, where it reads a `jsonTable` beside. MySQL would lock that, too, and refuses
 * to; MariaDB does not, and has no word for it.
 */
export const forUpdate = ({ isMariaDb }: Tables, name: string): string =>
  isMariaDb ? 'FOR UPDATE' : `FOR UPDATE OF ${name}`;
