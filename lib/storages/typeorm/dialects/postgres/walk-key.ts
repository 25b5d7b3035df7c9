import { isUuid } from '../../../../support/uuid-v7.js';
import type { KeyType, Walk } from './statements/search-jobs.js';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

const IS_OF_TYPE: Readonly<Record<KeyType, (text: string) => boolean>> = {
  text: () => true,
  smallint: (text) => /^-?\d{1,5}$/.test(text) && Math.abs(Number(text)) <= 32_768,
  uuid: isUuid,
  timestamptz: (text) => TIME.test(text) && !Number.isNaN(Date.parse(text)),
};

/** Whether the texts can be the key of a row of the walk, so that the database reads them. */
export function isKeyOf(walk: Walk, texts: readonly string[]): boolean {
  return (
    texts.length === walk.key.length &&
    walk.key.every(([, type], index) => IS_OF_TYPE[type](texts[index] ?? ''))
  );
}
