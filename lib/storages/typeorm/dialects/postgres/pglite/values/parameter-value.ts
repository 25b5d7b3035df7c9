import { types } from 'node:util';

export type ParameterValue = string | Uint8Array | null;

interface CustomParameter {
  toPostgres(convert: (value: unknown) => ParameterValue): unknown;
}

/** Writes a value in the input format of PostgreSQL, by the rules of `pg`. */
export function toParameterValue(value: unknown): ParameterValue {
  if (value === null || value === undefined) return null;
  if (ArrayBuffer.isView(value)) return toBuffer(value);
  if (types.isDate(value)) return toTimestampText(value);
  if (Array.isArray(value)) return toArrayText(value);
  if (isCustom(value)) return toParameterValue(value.toPostgres(toParameterValue));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function toBuffer(view: ArrayBufferView): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

/**
 * The local time with its offset: timestamptz reads the instant, timestamp ignores the offset and
 * keeps the local time, which is how it is read back.
 */
function toTimestampText(date: Date): string {
  const offsetMinutes = -date.getTimezoneOffset();
  const year = date.getFullYear();
  const day = [
    digits(year < 1 ? 1 - year : year, 4),
    digits(date.getMonth() + 1),
    digits(date.getDate()),
  ];
  const time = [digits(date.getHours()), digits(date.getMinutes()), digits(date.getSeconds())];
  const offset = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];

  return (
    `${day.join('-')}T${time.join(':')}.${digits(date.getMilliseconds(), 3)}` +
    `${offsetMinutes < 0 ? '-' : '+'}${offset.map((part) => digits(part)).join(':')}` +
    `${year < 1 ? ' BC' : ''}`
  );
}

function digits(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

function toArrayText(values: readonly unknown[]): string {
  return `{${values.map(toElementText).join(',')}}`;
}

function toElementText(value: unknown): string {
  if (Array.isArray(value)) return toArrayText(value);

  const converted = toParameterValue(value);
  if (converted === null) return 'NULL';
  if (typeof converted !== 'string') return `\\\\x${toBuffer(converted).toString('hex')}`;
  return `"${converted.replace(/[\\"]/g, '\\$&')}"`;
}

function isCustom(value: unknown): value is CustomParameter {
  return typeof value === 'object' && value !== null && 'toPostgres' in value;
}
