import { instantText } from '../columns.js';

/**
 * A value as the driver is to send it. Whole numbers go as texts: as numbers they would go as floating-point ones,
 * which MySQL does not take for a LIMIT.
 */
export function parameterValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value instanceof Date ? instantText(value) : value;
}
