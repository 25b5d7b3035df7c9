import { statement } from '../statement.js';

/** $1 channel · $2 message */
export const notify = statement('notify', () => 'SELECT pg_notify($1, $2)');

/** The channel's name is made of letters and digits. */
export const listenTo = (channel: string) => `LISTEN "${channel}"`;
