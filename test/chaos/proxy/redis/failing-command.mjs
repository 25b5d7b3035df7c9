/** The errors of Redis that mean the same as those of PostgreSQL. */
const ERRORS = /** @type {Readonly<Record<string, string>>} */ ({
  53100: 'MISCONF Errors writing to the AOF file: No space left on device',
  XX000: 'ERR internal error',
});

/**
 * A command that the server answers with that error.
 *
 * @param {string} name as PostgreSQL names it
 */
export function failingCommand(name) {
  const script = `return redis.error_reply('${ERRORS[name] ?? ERRORS.XX000}')`;
  return Buffer.from(`*3\r\n$4\r\nEVAL\r\n$${script.length}\r\n${script}\r\n$1\r\n0\r\n`);
}
