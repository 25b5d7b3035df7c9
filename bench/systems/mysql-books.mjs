import { createConnection } from 'mysql2/promise';

/**
 * @param {string} url
 * @param {{ hasUnfinished: string, countUnfinished: string, countSucceeded: string }} statements
 * @returns {Promise<import('./contract.mjs').Books>}
 */
export async function openMysqlBooks(url, statements) {
  const connection = await createConnection(url);
  const ask = async (text) => Number((await connection.query(text))[0][0].answer);

  return {
    hasUnfinished: async () => (await ask(statements.hasUnfinished)) > 0,
    countUnfinished: () => ask(statements.countUnfinished),
    countSucceeded: () => ask(statements.countSucceeded),
    close: () => connection.end(),
  };
}
