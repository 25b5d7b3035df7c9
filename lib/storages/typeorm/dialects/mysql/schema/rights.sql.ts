import { ddl } from '../statement.js';

/** What the user of the connection may do, in the words of GRANT. */
export const showGrants = ddl(() => 'SHOW GRANTS');
