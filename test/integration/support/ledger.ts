import pg from 'pg';

/** One thing that a job wrote down. */
export interface LedgerLine {
  readonly number: number;
  readonly what: 'started' | 'ended';
  readonly attempt: number;
  readonly pid: number;
  readonly at: Date;
}

/** What the jobs of `ledger-server.mjs` wrote down. */
export class Ledger {
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({ connectionString: url, max: 2 });
    this.pool.on('error', () => {});
  }

  async create(): Promise<void> {
    await this.pool.query(`
      CREATE TABLE ledger (number integer, what text, attempt integer, pid integer,
                           at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE TABLE gate (opened boolean)`);
  }

  async clear(): Promise<void> {
    await this.pool.query('TRUNCATE ledger, gate');
  }

  /** Lets the jobs go that hold on. */
  async openGate(): Promise<void> {
    await this.pool.query('INSERT INTO gate VALUES (true)');
  }

  async endedRuns(): Promise<number> {
    const rows = await this.rows("SELECT count(*)::integer FROM ledger WHERE what = 'ended'");
    return rows[0]?.count as number;
  }

  /** How many different jobs ended, and which of them more than once. */
  async ended(): Promise<{ jobs: number; twice: number[] }> {
    const rows = await this.rows(
      "SELECT number, count(*) > 1 AS twice FROM ledger WHERE what = 'ended' GROUP BY number",
    );
    const twice = rows.filter((row) => row.twice).map(({ number }) => number as number);
    return { jobs: rows.length, twice };
  }

  /** The jobs that ended more than once and not in this process. */
  async endedTwiceWithout(pid: number): Promise<number[]> {
    const rows = await this.rows(
      `SELECT number FROM ledger WHERE what = 'ended'
        GROUP BY number HAVING count(*) > 1 AND NOT bool_or(pid = $1)`,
      [pid],
    );
    return rows.map(({ number }) => number as number);
  }

  /** The processes in which jobs ended. */
  async pids(): Promise<number[]> {
    const rows = await this.rows('SELECT DISTINCT pid FROM ledger ORDER BY pid');
    return rows.map(({ pid }) => pid as number);
  }

  /** The jobs that have started in this process. */
  async startedIn(pid: number): Promise<number[]> {
    const rows = await this.rows(
      "SELECT DISTINCT number FROM ledger WHERE what = 'started' AND pid = $1 ORDER BY number",
      [pid],
    );
    return rows.map(({ number }) => number as number);
  }

  /** All of it, oldest first. */
  async lines(): Promise<LedgerLine[]> {
    const rows = await this.rows('SELECT number, what, attempt, pid, at FROM ledger ORDER BY at');
    return rows as unknown as LedgerLine[];
  }

  /** The process that wrote last. */
  async lastPid(): Promise<number | undefined> {
    const rows = await this.rows('SELECT pid FROM ledger ORDER BY at DESC LIMIT 1');
    return rows[0]?.pid as number | undefined;
  }

  /** How many other sessions of this database are at work, or in the middle of a transaction. */
  async busySessions(): Promise<number> {
    const rows = await this.rows(
      `SELECT count(*)::integer FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend'
          AND state <> 'idle' AND pid <> pg_backend_pid()`,
    );
    return rows[0]?.count as number;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async rows(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.pool.query(text, values)).rows;
  }
}
