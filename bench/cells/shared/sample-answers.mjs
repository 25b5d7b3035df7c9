import { percentile } from '../../support/percentile.mjs';
import { shuffled } from '../../support/shuffled.mjs';

/** See lib/dashboard/web/src/api/find-jobs.ts. */
const MOST_ANSWERS = 5;

/**
 * Asks for each answer a number of times, one at a time and each round in another order, so that values
 * which the dashboard caches are sometimes there and sometimes not.
 *
 * @param {import('../../support/http-client.mjs').HttpClient} client
 * @param {import('../../ours/dashboard-answers.mjs').Answer[]} answers
 * @param {{ warmUp: number, samples: number }} sizes
 * @returns {Promise<{ answer: object, p50Ms: number, p95Ms: number }[]>}
 */
export async function sampleAnswers(client, answers, { warmUp, samples }) {
  const sampled = answers.map((answer) => ({ answer, tookMs: [] }));
  for (let round = 0; round < warmUp + samples; round += 1) {
    for (const { answer, tookMs } of shuffled(sampled)) {
      const took = await ask(client, answer, round);
      if (round >= warmUp) tookMs.push(took);
    }
  }
  return sampled.map(({ answer, tookMs }) => ({
    answer,
    p50Ms: percentile(tookMs, 0.5),
    p95Ms: percentile(tookMs, 0.95),
  }));
}

const FIRST = {
  all: (client, path) => client.get(path),
  event: (client, path) => client.firstEvent(path),
  portion: (client, path) => client.firstPortion(path),
};

async function ask(client, { name, paths, kind, firstOf, isFollowed, mayBeEmpty }, round) {
  const path = paths[round % paths.length];
  if (isFollowed) return follow(client, path);
  const { text, tookMs } = await FIRST[firstOf ?? 'all'](client, path);
  if (!mayBeEmpty && isEmpty(text, kind, firstOf))
    throw new Error(`"${name}" has nothing in it: ${text}`);
  return tookMs;
}

/** Does the same as the page: if nothing was found so far, it asks for the next answer. */
async function follow(client, path) {
  let tookMs = 0;
  let cursor = '';
  for (let answers = 1; answers <= MOST_ANSWERS; answers += 1) {
    const asked = await client.get(`${path}&cursor=${cursor}`);
    const { jobs, next } = JSON.parse(asked.text);
    tookMs += asked.tookMs;
    if (jobs.length > 0 || next === undefined) break;
    cursor = encodeURIComponent(next);
  }
  return tookMs;
}

/** An empty answer is useless for the measurement, unless a search has stopped at its bound and goes on. */
function isEmpty(text, kind, firstOf) {
  if (kind === 'page' || firstOf === 'portion') return text === '';

  const answer = JSON.parse(text);
  const { jobs, batches, recurringJobs, entries } = answer;
  const rows = Array.isArray(answer) ? answer : (jobs ?? batches ?? recurringJobs ?? entries);
  return rows?.length === 0 && answer.next === undefined;
}
