import { isUuid } from '../../../support/uuid-v7.js';
import type { KeyPart, Walk } from './walk.js';

const TIME = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const PRIORITY = /^-?\d{1,5}$/;

const isText = () => true;
const isTime = (text: string) => TIME.test(text) && isOfCalendar(text);
/** What two bytes hold. */
const isPriority = (text: string) =>
  PRIORITY.test(text) && Number(text) >= -32_768 && Number(text) <= 32_767;

const CAN_BE: Readonly<Record<KeyPart, (text: string) => boolean>> = {
  stateAt: isTime,
  runAt: isTime,
  queue: isText,
  priority: isPriority,
  waitingFor: isText,
  id: isUuid,
};

/** JavaScript takes the 30th of February for the 2nd of March, a database for an error. */
function isOfCalendar(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 19) === text.slice(0, 19);
}

/** Whether the texts can be the key of a job of the walk, so that the database reads them. */
export function isKeyOf({ key }: Walk, texts: readonly string[]): boolean {
  return (
    texts.length === key.length && key.every((part, index) => CAN_BE[part](texts[index] ?? ''))
  );
}
