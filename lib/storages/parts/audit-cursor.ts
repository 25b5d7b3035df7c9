import { cursorOf, type Place, placeOfCursor } from '../../storage/monitoring/search-cursor.js';

const PART = 'audit';

/** The cursor of a page of the audit that begins behind the entry with this id. */
export const auditCursor = (id: string): string => cursorOf({ part: PART, key: [id] });

/**
 * @returns an id of digits
 * @throws InvalidCursorError
 */
export const idInAuditCursor = (cursor: string): string =>
  placeOfCursor(cursor, isKey).key[0] ?? '';

const isKey = ({ part, key }: Place) =>
  part === PART && key.length === 1 && /^\d{1,18}$/.test(key[0] ?? '');
