import { isUuid } from '../../../../../support/uuid-v7.js';
import type { KeyType, Walk } from './walked-jobs.sql.js';

const TIME = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const SMALLINT = /^-?\d{1,5}$/;

const IS_OF_TYPE: Readonly<Record<KeyType, (text: string) => boolean>> = {
  text: () => true,
  smallint: (text) => SMALLINT.test(text) && Number(text) >= -32_768 && Number(text) <= 32_767,
  uuid: isUuid,
  timestamptz: (text) => TIME.test(text) && isOfCalendar(text),
};

/** JavaScript takes the 30th of February for the 2nd of March, a database for an error. */
function isOfCalendar(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 19) === text.slice(0, 19);
}

/** Whether the texts can be the key of a row of the walk, so that the database reads them. */
export function isKeyOf(walk: Walk, texts: readonly string[]): boolean {
  return (
    texts.length === walk.key.length &&
    walk.key.every(([, type], index) => IS_OF_TYPE[type](texts[index] ?? ''))
  );
}
