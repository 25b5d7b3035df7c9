import { valueParserFor } from '../pglite/values/value-parser.js';
import type { PgTypes } from './pg-pool.js';

/**
 * How answers to the store are read. An application may change the readings of the whole process
 * (`pg.types.setTypeParser`), for instance of json; given with a query, these count for that query alone.
 */
export const ownTypes: PgTypes = { getTypeParser: valueParserFor };
