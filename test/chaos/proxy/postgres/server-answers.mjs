/**
 * What PostgreSQL would answer to a statement that fails with that SQLSTATE.
 *
 * @param {string} sqlState
 * @param {boolean} isInTransaction
 */
export function failure(sqlState, isInTransaction) {
  const field = (/** @type {string} */ code, /** @type {string} */ text) => `${code}${text}\0`;
  const body =
    field('S', 'ERROR') +
    field('V', 'ERROR') +
    field('C', sqlState) +
    field('M', 'injected') +
    '\0';
  return Buffer.concat([message('E', body), message('Z', isInTransaction ? 'E' : 'I')]);
}

/**
 * @param {string} type
 * @param {string} body
 */
function message(type, body) {
  const bytes = Buffer.alloc(5 + Buffer.byteLength(body));
  bytes.write(type, 0, 'latin1');
  bytes.writeInt32BE(bytes.length - 1, 1);
  bytes.write(body, 5);
  return bytes;
}
