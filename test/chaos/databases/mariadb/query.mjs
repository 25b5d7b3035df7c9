import { createConnection } from 'mysql2/promise';

/**
 * @param {string} url
 * @param {string} sql
 * @returns {Promise<Record<string, unknown>[]>}
 */
export async function query(url, sql) {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query(sql);
    return /** @type {Record<string, unknown>[]} */ (rows);
  } finally {
    await connection.end();
  }
}
