import { statement } from '../statement.js';

/** Of the database, and of the connection that asks. */
export const readEncodings = statement(
  'read-encodings',
  () => `
  SELECT current_setting('server_encoding') AS server_encoding,
         current_setting('client_encoding') AS client_encoding`,
);
