/** @import { Redis } from 'ioredis' */
/** @import { StoredJobs } from '../database.mjs' */
/** @import { Stored, StoredJob } from '../../ledger/reconcile.mjs' */

const PREFIX = '{hangfire}:';
const PORTION = 1_000;
const POISON = /^PoisonJobError/;

/**
 * Looks into the keys by itself.
 *
 * @implements {StoredJobs}
 */
export class RedisStoredJobs {
  #redis;

  /** @param {Redis} redis */
  constructor(redis) {
    this.#redis = redis;
  }

  /** No job on Redis can complete itself. */
  async prepare() {}

  /** By the indexes, because it is asked again and again. */
  async unfinished() {
    if (this.#redis.status !== 'ready') return undefined;
    try {
      const [all = 0, succeeded = 0, deleted = 0] = await Promise.all(
        ['all', 'state:Succeeded', 'state:Deleted'].map((name) => this.#redis.zcard(PREFIX + name)),
      );
      const failed = await this.#redis.zrange(`${PREFIX}state:Failed`, 0, -1);
      const failures = await this.#jobFields(failed, ['failure']);
      const poisoned = failures.filter(([failure]) => POISON.test(failure ?? '')).length;
      const open = (await this.#batches()).filter(isOpen).length;
      return all - succeeded - deleted - poisoned + open;
    } catch {
      return undefined;
    }
  }

  /** @returns {Promise<Stored>} */
  async all() {
    return {
      jobs: await this.#jobs(),
      batches: await this.#batches(),
      history: await this.#history(),
      effects: new Map(),
      followers: new Map(),
    };
  }

  async close() {}

  /** Of all keys, so that no index vouches for a job. @returns {Promise<StoredJob[]>} */
  async #jobs() {
    const keys = new Set();
    const match = `${PREFIX}job:*`;
    for await (const found of this.#redis.scanStream({ match, count: PORTION })) {
      for (const key of found) keys.add(key);
    }
    const ids = [...keys].map((name) => String(name).slice(jobKey('').length));
    const rows = await this.#jobFields(ids, ['state', 'method', 'failure', 'params']);
    return rows.flatMap(([state, method, failure, params], index) => {
      // A job without a state is not there for anybody.
      if (!state || !method || (method === 'nothing' && state === 'Succeeded')) return [];
      const { chaos = null, Time: nominal = null } = JSON.parse(params || '{}');
      const id = String(ids[index]);
      return [
        { id, state, method, failure: failure?.split('\n')[0] ?? null, number: chaos, nominal },
      ];
    });
  }

  async #batches() {
    const ids = await this.#redis.zrange(`${PREFIX}batches`, 0, -1);
    const names = ['state', 'pending', 'processing', 'failed', 'creating'];
    const rows = await this.#fields(
      ids.map((id) => `${PREFIX}batch:${id}`),
      names,
    );
    return rows.map(([state, ...counts], index) => ({
      id: String(ids[index]),
      state: String(state),
      unfinished: counts.reduce((sum, count) => sum + Number(count), 0),
    }));
  }

  async #history() {
    const ranked = await this.#redis.zrange(`${PREFIX}occurrences:tick`, 0, -1, 'WITHSCORES');
    const texts = await this.#redis.hgetall(`${PREFIX}occurrence:tick`);
    return ranked.flatMap((name, index) => {
      if (index % 2 === 1) return [];
      const fromMs = Number(ranked[index + 1]);
      const { kind, jobId = null, count = 1, lastAt = fromMs } = JSON.parse(texts[name] ?? '{}');
      return [{ kind, jobId, count, fromMs, toMs: lastAt }];
    });
  }

  /**
   * Also those that are long, and have keys of their own.
   *
   * @param {readonly string[]} ids
   * @param {readonly string[]} fields
   */
  async #jobFields(ids, fields) {
    const rows = await this.#fields(ids.map(jobKey), fields);
    for (const [index, row] of rows.entries()) {
      for (const [at, field] of fields.entries()) {
        if (row[at] === '') row[at] = await this.#redis.get(`${PREFIX}${field}:${ids[index]}`);
      }
    }
    return rows;
  }

  /**
   * @param {readonly string[]} keys
   * @param {readonly string[]} fields
   * @returns {Promise<(string | null)[][]>}
   */
  async #fields(keys, fields) {
    const rows = [];
    for (let from = 0; from < keys.length; from += PORTION) {
      const portion = keys.slice(from, from + PORTION);
      rows.push(...(await Promise.all(portion.map((key) => this.#redis.hmget(key, ...fields)))));
    }
    return rows;
  }
}

/** @param {string} id */
const jobKey = (id) => `${PREFIX}job:${id}`;

/** @param {{ state: string }} batch */
const isOpen = ({ state }) => state === 'Started' || state === 'Awaiting';
