import { createConnection } from 'mysql2/promise';

/** The settings that affect the figures most. */
const NOTABLE_SETTINGS = [
  'version',
  'innodb_flush_log_at_trx_commit',
  'sync_binlog',
  'log_bin',
  'innodb_buffer_pool_size',
  'innodb_doublewrite',
  'max_connections',
];

/** The MySQL or MariaDB of MYSQL_URL, or undefined. */
export function openMysqlServer() {
  const url = process.env.MYSQL_URL;
  return url ? new MysqlServer(url) : undefined;
}

class MysqlServer {
  #url;
  #created = 0;
  #open = new Set();

  constructor(url) {
    this.#url = url;
  }

  /** A new, empty database. */
  async createDatabase() {
    this.#created += 1;
    const name = `hangfire_bench_${process.pid}_${this.#created}`;
    await this.#run(`CREATE DATABASE ${name}`);
    this.#open.add(name);
    return { url: this.#urlOf(name), drop: () => this.#drop(name) };
  }

  /** A database that stays, with what an earlier run has put into it. */
  async keepDatabase(name) {
    await this.#run(`CREATE DATABASE IF NOT EXISTS ${name}`);
    return { url: this.#urlOf(name), drop: async () => {} };
  }

  async settings() {
    const named = NOTABLE_SETTINGS.map((name) => `@@${name} AS \`${name}\``);
    const [row] = await this.#run(`SELECT ${named.join(', ')}`);
    return row;
  }

  async close() {
    for (const name of this.#open) await this.#drop(name);
  }

  #urlOf(name) {
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async #drop(name) {
    await this.#run(`DROP DATABASE IF EXISTS ${name}`);
    this.#open.delete(name);
  }

  async #run(text) {
    const connection = await createConnection(this.#url);
    try {
      return (await connection.query(text))[0];
    } finally {
      await connection.end();
    }
  }
}
