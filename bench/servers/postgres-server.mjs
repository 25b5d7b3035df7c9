import pg from 'pg';
import { startEmbeddedPostgres } from '../../test/support/embedded-postgres.js';

/** The settings that affect the figures most. */
const NOTABLE_SETTINGS = [
  'server_version',
  'shared_buffers',
  'max_connections',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_level',
  'wal_compression',
  'wal_sync_method',
  'max_wal_size',
  'checkpoint_timeout',
  'autovacuum',
  'jit',
];

/** The PostgreSQL of DATABASE_URL, or a server that is started for the benchmark. */
export async function openPostgresServer() {
  const embedded = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres();
  return new PostgresServer(embedded?.url ?? process.env.DATABASE_URL, embedded);
}

class PostgresServer {
  #url;
  #embedded;
  #created = 0;
  #open = new Set();

  constructor(url, embedded) {
    this.#url = url;
    this.#embedded = embedded;
  }

  get origin() {
    return this.#embedded ? 'embedded' : 'DATABASE_URL';
  }

  /** A new, empty database. */
  async createDatabase() {
    this.#created += 1;
    const name = `hangfire_bench_${process.pid}_${this.#created}`;
    await this.#run(`CREATE DATABASE ${name} TEMPLATE template0`);
    this.#open.add(name);

    return { url: this.#urlOf(name), drop: () => this.#drop(name) };
  }

  /** A database that stays, with what an earlier run has put into it. */
  async keepDatabase(name) {
    const [known] = await this.#run('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!known) await this.#run(`CREATE DATABASE ${name} TEMPLATE template0`);
    return { url: this.#urlOf(name), drop: async () => {} };
  }

  async settings() {
    const rows = await this.#run(
      'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name',
      [NOTABLE_SETTINGS],
    );
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  }

  async close() {
    for (const name of this.#open) await this.#drop(name);
    await this.#embedded?.dispose();
  }

  #urlOf(name) {
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async #drop(name) {
    await this.#run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    this.#open.delete(name);
  }

  async #run(text, values) {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  }
}
