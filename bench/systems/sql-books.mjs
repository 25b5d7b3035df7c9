import pg from 'pg';

/**
 * @param {string} url
 * @param {{ hasUnfinished: string, countUnfinished: string, countSucceeded?: string }} statements
 * @returns {Promise<import('./contract.mjs').Books>}
 */
export async function openSqlBooks(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async (text) => (await client.query(text)).rows[0].answer;

  return {
    hasUnfinished: () => ask(statements.hasUnfinished),
    countUnfinished: () => ask(statements.countUnfinished),
    countSucceeded: async () =>
      statements.countSucceeded === undefined ? undefined : ask(statements.countSucceeded),
    close: () => client.end(),
  };
}
