import { createPool } from 'mysql2/promise';

/** @import { RowDataPacket } from 'mysql2/promise' */
/** @import { StoredJobs } from '../database.mjs' */
/** @import { Stored } from '../../ledger/reconcile.mjs' */

const UNFINISHED = `('Enqueued', 'Processing', 'Scheduled', 'Awaiting')`;
const COLUMNS = `id, state, method, SUBSTRING_INDEX(failure, '\\n', 1) AS failure,
                 JSON_VALUE(parameters, '$.chaos') AS number, JSON_VALUE(parameters, '$.Time') AS nominal`;
const msOf = (/** @type {string} */ time) =>
  `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${time}) / 1000e0`;

/** @implements {StoredJobs} */
export class MariadbStoredJobs {
  #pool;

  /** @param {string} url */
  constructor(url) {
    this.#pool = createPool({ uri: url, connectionLimit: 1 });
  }

  async prepare() {
    await this.#rows('CREATE TABLE effect (number INT NOT NULL)');
  }

  async unfinished() {
    try {
      const [row] = await this.#rows(
        `SELECT (SELECT COUNT(*) FROM hangfire_job WHERE state IN ${UNFINISHED})
              + (SELECT COUNT(*) FROM hangfire_job WHERE state = 'Failed'
                                                     AND failure NOT LIKE 'PoisonJobError%')
              + (SELECT COUNT(*) FROM hangfire_batch
                  WHERE state IN ('Started', 'Awaiting')) AS count`,
      );
      return Number(row?.count);
    } catch {
      return undefined;
    }
  }

  /** @returns {Promise<Stored>} */
  async all() {
    const jobs = await this.#rows(
      `SELECT ${COLUMNS} FROM hangfire_job
        UNION ALL
       SELECT ${COLUMNS} FROM hangfire_finished_job WHERE method <> 'nothing'`,
    );
    const batches = await this.#rows(
      'SELECT id, state, total - succeeded - deleted AS unfinished FROM hangfire_batch',
    );
    const effects = await this.#rows(
      'SELECT number, COUNT(*) AS count FROM effect GROUP BY number',
    );
    const followers = await this.#rows(
      `SELECT JSON_VALUE(parameters, '$.follows') AS number, COUNT(*) AS count
         FROM hangfire_finished_job GROUP BY 1 HAVING number IS NOT NULL`,
    );
    const history = await this.#rows(
      `SELECT kind, job_id AS jobId, COALESCE(amount, 1) AS count,
              ${msOf('nominal_at')} AS fromMs, ${msOf('COALESCE(last_at, nominal_at)')} AS toMs
         FROM hangfire_recurring_occurrence
        ORDER BY nominal_at`,
    );
    return {
      jobs: jobs.map(({ id, state, method, failure, number, nominal }) => ({
        ...{ id, state, method, failure, nominal },
        number: number === null ? null : Number(number),
      })),
      batches: batches.map(({ id, state, unfinished }) => ({
        ...{ id, state },
        unfinished: Number(unfinished),
      })),
      history: history.map(({ kind, jobId, count, fromMs, toMs }) => ({
        ...{ kind, jobId, fromMs, toMs },
        count: Number(count),
      })),
      effects: countsOf(effects),
      followers: countsOf(followers),
    };
  }

  close() {
    return this.#pool.end();
  }

  /** Computed numbers, and values of JSON, come as texts. @param {string} sql */
  async #rows(sql) {
    const [rows] = await this.#pool.query(sql);
    return /** @type {RowDataPacket[]} */ (rows);
  }
}

/** @param {readonly RowDataPacket[]} rows */
const countsOf = (rows) =>
  new Map(rows.map(({ number, count }) => [Number(number), Number(count)]));
