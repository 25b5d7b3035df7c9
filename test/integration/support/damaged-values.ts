/** The extreme and impossible values of a type, as SQL; the database may refuse some of them. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  text: ["''", "'nobody'", "'{broken'", "repeat('[', 300000)", "'null'", "E'\\n\\u001b[31m'"],
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
  'double precision': ["'NaN'", "'Infinity'", "'-Infinity'", '-1e308'],
  'timestamp with time zone': [
    "'infinity'",
    "'-infinity'",
    "'4713-01-01 BC'",
    "'294276-12-31'",
    "'0001-01-01'",
  ],
  json: ["'null'", "'1'", `'"text"'`, "'[]'", "'{}'", "'[null]'", `'{"ids":7,"json":{}}'`],
  boolean: ['true', 'false'],
  uuid: ["'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"],
  ARRAY: ["'{}'", "'{NULL}'", "ARRAY['', 'nobody']"],
};

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
}

/** What somebody may write into the column by hand. */
export function damagingValues({ type, isNullable }: Column): readonly string[] {
  const values = VALUES[type];
  if (values === undefined) throw new Error(`No value is known that damages a ${type}.`);
  return isNullable ? [...values, 'NULL'] : values;
}
