import { parseArrayText } from './array-text.js';
import { parseTimestampText } from './timestamp-text.js';

export type ValueParser = (text: string) => unknown;

interface ParsedType {
  readonly oid: number;
  readonly arrayOid: number;
  readonly parse: ValueParser;
}

const asText: ValueParser = (text) => text;
const asBoolean: ValueParser = (text) => text === 't';
const asInteger: ValueParser = (text) => Number.parseInt(text, 10);
const asFloat: ValueParser = (text) => Number.parseFloat(text);
const asJson: ValueParser = (text) => JSON.parse(text);
const asBuffer: ValueParser = (text) => Buffer.from(text.slice('\\x'.length), 'hex');

/** The types that `pg` does not leave as text, and those whose arrays it reads. */
const PARSED_TYPES: readonly ParsedType[] = [
  { oid: 16, arrayOid: 1000, parse: asBoolean }, // bool
  { oid: 17, arrayOid: 1001, parse: asBuffer }, // bytea
  { oid: 20, arrayOid: 1016, parse: asText }, // int8
  { oid: 21, arrayOid: 1005, parse: asInteger }, // int2
  { oid: 23, arrayOid: 1007, parse: asInteger }, // int4
  { oid: 25, arrayOid: 1009, parse: asText }, // text
  { oid: 26, arrayOid: 1028, parse: asInteger }, // oid
  { oid: 114, arrayOid: 199, parse: asJson }, // json
  { oid: 700, arrayOid: 1021, parse: asFloat }, // float4
  { oid: 701, arrayOid: 1022, parse: asFloat }, // float8
  { oid: 1042, arrayOid: 1014, parse: asText }, // bpchar
  { oid: 1043, arrayOid: 1015, parse: asText }, // varchar
  { oid: 1082, arrayOid: 1182, parse: parseTimestampText }, // date
  { oid: 1083, arrayOid: 1183, parse: asText }, // time
  { oid: 1114, arrayOid: 1115, parse: parseTimestampText }, // timestamp
  { oid: 1184, arrayOid: 1185, parse: parseTimestampText }, // timestamptz
  { oid: 1266, arrayOid: 1270, parse: asText }, // timetz
  { oid: 2950, arrayOid: 2951, parse: asText }, // uuid
  { oid: 3802, arrayOid: 3807, parse: asJson }, // jsonb
];

const NUMERIC_ARRAY_OID = 1231;

const PARSERS = new Map<number, ValueParser>([
  ...PARSED_TYPES.flatMap(({ oid, arrayOid, parse }): [number, ValueParser][] => [
    [oid, parse],
    [arrayOid, (text) => parseArrayText(text, parse)],
  ]),
  // `pg` reads numeric as text, but its arrays as numbers.
  [NUMERIC_ARRAY_OID, (text) => parseArrayText(text, asFloat)],
]);

/** How `pg` would read a column of this type; what it does not know stays text. */
export function valueParserFor(oid: number): ValueParser {
  return PARSERS.get(oid) ?? asText;
}
