import { statement } from '../statement.js';

/** Of the server, the database, and the connection that asks. */
export const readServerFacts = statement(
  'read-server-facts',
  () => `
  SELECT current_setting('server_version') AS version,
         current_setting('server_version_num')::int AS version_number,
         current_setting('server_encoding') AS server_encoding,
         current_setting('client_encoding') AS client_encoding,
         current_setting('extra_float_digits')::int AS extra_float_digits,
         current_setting('array_nulls') AS array_nulls,
         (SELECT name
            FROM unnest(current_schemas(true)) AS name
           WHERE name NOT LIKE 'pg\\_temp\\_%'
           LIMIT 1) AS first_schema`,
);
