/** The errors of MySQL that mean the same as those of PostgreSQL. */
const ERRORS =
  /** @type {Readonly<Record<string, readonly [errno: number, sqlState: string]>>} */ ({
    '40P01': [1213, '40001'],
    40001: [1205, 'HY000'],
    53100: [1021, 'HY000'],
    XX000: [1105, 'HY000'],
  });
const ERROR = 0xff;
/** The answer to a command that came as one packet. */
const SECOND = 1;

/**
 * What MySQL would answer to a statement that fails with an error as PostgreSQL names it.
 *
 * @param {string} name
 */
export function mysqlFailure(name) {
  const [errno, sqlState] = ERRORS[name] ?? [1105, 'HY000'];
  const body = Buffer.concat([
    Buffer.from([ERROR, errno & 0xff, errno >> 8]),
    Buffer.from(`#${sqlState}injected`),
  ]);
  const header = Buffer.alloc(4);
  header.writeUIntLE(body.length, 0, 3);
  header[3] = SECOND;
  return Buffer.concat([header, body]);
}
