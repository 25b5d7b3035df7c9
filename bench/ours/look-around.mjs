import { LARGE_BULK, NOTED_BULK } from './furnish-incidents.mjs';
import { HUB, LARGE, LONG } from './furnish-store.mjs';
import { RARE_FINGERPRINT } from './measure-attempts.mjs';

const PAGE_SIZE = 500;

export const JOB_STATES = [
  'Enqueued',
  'Scheduled',
  'Processing',
  'Succeeded',
  'Failed',
  'Deleted',
  'Awaiting',
];

/**
 * Ids in the store, and cursors far down in its lists, read through the API.
 *
 * @param {import('../support/http-client.mjs').HttpClient} client
 * @param {{ deepPages: number }} sizes how many pages of the largest size are passed over
 */
export async function lookAround(client, { deepPages }) {
  const read = async (path) => JSON.parse((await client.get(`api/${path}`)).text);
  const firstOf = async (query) => (await read(`jobs?limit=1&${query}`)).jobs[0].id;
  const serverOf = async (id) => (await read(`jobs/${id}`)).attempts[0].serverId;
  const deep = (path) => deepCursor(read, path, deepPages);

  const { batches } = await read('batches?q=Import&limit=1');
  // An earlier one of a kept store may not be missed yet.
  const [server] = (await read('servers')).sort((a, b) => b.startedAt - a.startedAt);
  const [line] = await read('lines');
  const { failures } = await read('overview');
  const operations = await read('bulk-operations');
  const bulkId = (name) => operations.find(({ search }) => search.endsWith(name)).id;
  return {
    serverId: server.id,
    batchId: batches[0].id,
    ranOn: await serverOf(await firstOf('state=Succeeded')),
    fingerprints: {
      frequent: failures[0].fingerprint,
      rare: RARE_FINGERPRINT,
    },
    bulkIds: { [NOTED_BULK]: bulkId(NOTED_BULK), [LARGE_BULK]: bulkId(LARGE_BULK) },
    jobIds: {
      ...(await valuesBy(JOB_STATES, (state) => firstOf(`state=${state}`))),
      'one with large arguments': await firstOf(`state=Enqueued&q=queue:${LARGE}`),
      'one with a long history': await firstOf(`state=Enqueued&q=queue:${LONG}`),
      'one that waits for a lock': line.oldest.id,
      'one with many continuations': await firstOf(`state=Scheduled&q=queue:${HUB}`),
    },
    cursors: {
      all: await deep('jobs?'),
      retries: await deep('jobs?retries=true'),
      ...(await valuesBy(JOB_STATES, (state) => deep(`jobs?state=${state}`))),
      batches: await deep('batches?'),
      audit: await deep('audit?'),
    },
  };
}

/** Undefined if there is no second page. */
async function deepCursor(read, path, pages) {
  let cursor;
  for (let page = 0; page < pages; page += 1) {
    const place = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { next } = await read(`${path}&limit=${PAGE_SIZE}${place}`);
    if (next === undefined) break;
    cursor = next;
  }
  return cursor;
}

async function valuesBy(keys, find) {
  const values = {};
  for (const key of keys) values[key] = await find(key);
  return values;
}
