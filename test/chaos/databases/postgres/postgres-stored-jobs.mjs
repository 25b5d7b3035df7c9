import pg from 'pg';

/** @import { StoredJobs } from '../database.mjs' */
/** @import { Stored } from '../../ledger/reconcile.mjs' */

const UNFINISHED = `('Enqueued', 'Processing', 'Scheduled', 'Awaiting')`;
const COLUMNS = `id, state, method, split_part(failure, E'\\n', 1) AS failure,
                 (parameters ->> 'chaos')::integer AS number, parameters ->> 'Time' AS nominal`;

/** @implements {StoredJobs} */
export class PostgresStoredJobs {
  #pool;

  /** @param {string} url */
  constructor(url) {
    this.#pool = new pg.Pool({ connectionString: url, max: 1 });
    this.#pool.on('error', () => {});
  }

  async prepare() {
    await this.#pool.query('CREATE TABLE effect (number integer NOT NULL)');
  }

  async unfinished() {
    try {
      const { rows } = await this.#pool.query(
        `SELECT (SELECT count(*) FROM hangfire.job WHERE state IN ${UNFINISHED})
              + (SELECT count(*) FROM hangfire.job WHERE state = 'Failed'
                                                     AND failure NOT LIKE 'PoisonJobError%')
              + (SELECT count(*) FROM hangfire.batch
                  WHERE state IN ('Started', 'Awaiting')) AS count`,
      );
      return Number(rows[0].count);
    } catch {
      return undefined;
    }
  }

  /** @returns {Promise<Stored>} */
  async all() {
    const { rows: jobs } = await this.#pool.query(
      `SELECT ${COLUMNS} FROM hangfire.job
        UNION ALL
       SELECT ${COLUMNS} FROM hangfire.finished_job WHERE method <> 'nothing'`,
    );
    const { rows: batches } = await this.#pool.query(
      'SELECT id, state, (total - succeeded - deleted)::integer AS unfinished FROM hangfire.batch',
    );
    const { rows: effects } = await this.#pool.query(
      'SELECT number, count(*)::integer AS count FROM effect GROUP BY number',
    );
    const { rows: followers } = await this.#pool.query(
      `SELECT (parameters ->> 'follows')::integer AS number, count(*)::integer AS count
         FROM hangfire.finished_job WHERE parameters ->> 'follows' IS NOT NULL GROUP BY 1`,
    );
    const { rows: history } = await this.#pool.query(
      `SELECT kind, job_id AS "jobId", coalesce(amount, 1) AS count,
              (extract(epoch FROM nominal_at) * 1000)::float8 AS "fromMs",
              (extract(epoch FROM coalesce(last_at, nominal_at)) * 1000)::float8 AS "toMs"
         FROM hangfire.recurring_occurrence
        ORDER BY nominal_at`,
    );
    return {
      jobs,
      batches,
      history,
      effects: new Map(effects.map(({ number, count }) => [number, count])),
      followers: new Map(followers.map(({ number, count }) => [number, count])),
    };
  }

  close() {
    return this.#pool.end();
  }
}
