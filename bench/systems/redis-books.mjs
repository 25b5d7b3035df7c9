import { Redis } from 'ioredis';

const JOBS_AT_A_TIME = 1_000;
/** A history may begin with the time at which the job was enqueued, in the place of an entry. */
const WHOLE_HISTORY = /^(?:\d+|.*"Enqueued").*"Processing".*"Succeeded"/s;
const UNFINISHED = ['Enqueued', 'Processing', 'Scheduled', 'Awaiting', 'Failed'];

/**
 * What our keys in Redis say.
 *
 * @param {import('./contract.mjs').Place} place
 * @returns {Promise<import('./contract.mjs').Books>}
 */
export async function openRedisBooks({ redisUrl, prefix }) {
  const redis = new Redis(redisUrl);
  const key = (name) => `{${prefix}}:${name}`;

  return {
    hasUnfinished: async () =>
      (await redis.scard(key('readyQueues'))) > 0 || (await redis.scard(key('leasing'))) > 0,
    countUnfinished: async () => {
      const counts = await redis.hmget(key('tally'), ...UNFINISHED);
      return counts.reduce((sum, count) => sum + Number(count ?? 0), 0);
    },
    countSucceeded: async () => {
      let count = 0;
      for (let from = 0; ; from += JOBS_AT_A_TIME) {
        const ids = await redis.zrange(key('state:Succeeded'), from, from + JOBS_AT_A_TIME - 1);
        if (ids.length === 0) return count;
        const reading = redis.pipeline();
        for (const id of ids) {
          reading.hget(key(`job:${id}`), 'attempt');
          reading.get(key(`history:${id}`));
        }
        const answers = (await reading.exec()).map(([, answer]) => answer);
        for (let at = 0; at < answers.length; at += 2) {
          if (answers[at] === '1' && WHOLE_HISTORY.test(answers[at + 1])) count += 1;
        }
      }
    },
    close: () => redis.quit(),
  };
}
