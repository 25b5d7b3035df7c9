import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aNewJob, anEntry, aTransition } from '../support/builders.js';

const ARGUMENTS = {
  'spaces and line breaks': ' [ 1 ,\t2,\n 3 ] ',
  'the order of keys': '{"b":1,"a":2,"10":3,"9":4}',
  'a key that occurs twice': '{"a":1,"a":2}',
  'numbers that no double can hold': '[12345678901234567890.123456789, 1e400, -0, 1.0]',
  'an escaped NUL': '["a\\u0000b"]',
  'escaped lone surrogates': '["\\ud800"]',
  'characters of every plane': '["Grüße 你好 👩‍👩‍👧 \\u00e9"]',
  'a quarter of a million characters': JSON.stringify(['x'.repeat(250_000)]),
};

const VALUES = {
  nested: { list: [1, [2, { deep: null }]], flag: false, empty: {}, none: [] },
  text: 'Grüße 你好 👋 "quoted" \\ back \' single',
  nul: 'a\u0000b',
  'a lone \ud800': 'and \udc00 another',
  number: -12.5e-7,
  'key with spaces': { 'and.dots': true, $dollar: '$1' },
};

export function keptValues({ describe, it, store }: Suite): void {
  describe('the values of a job', () => {
    it.each(Object.entries(ARGUMENTS))('include arguments, to the letter: %s', async (_, text) => {
      const { id } = await store.running({ arguments: text });

      expect((await store.find(id)).arguments).toBe(text);
      const job = await store.find(id);
      await store.apply(aTransition(job, { to: 'Succeeded' }));
      expect((await store.find(id)).arguments).toBe(text);
    });

    it('include the same arguments for the server that claims the job', async () => {
      const text = ' {"b":1, "a":"\\u0000", "n":12345678901234567890} ';
      const job = await store.running({ arguments: text });

      expect(job.arguments).toBe(text);
    });

    it('include parameters of every kind of JSON', async () => {
      const job = await store.running({ parameters: VALUES });

      expect(job.parameters).toEqual(VALUES);
      expect((await store.find(job.id)).parameters).toEqual(VALUES);
    });

    it('include parameters with similar names', async () => {
      const parameters = Object.fromEntries(ALIKE_NAMES.map((name, index) => [name, index]));
      const { id } = await store.stored({ parameters });

      expect((await store.find(id)).parameters).toEqual(parameters);
    });

    it('include the data of states', async () => {
      const entry = anEntry('Failed', { reason: VALUES.text, data: VALUES });
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Failed', history: [entry] }));

      expect((await store.find(job.id)).history.at(-1)).toEqual(entry);
    });

    it('include times to the millisecond', async () => {
      const runAt = new Date('2031-02-03T04:05:06.789Z');
      const entry = anEntry('Scheduled', { at: new Date('2024-02-29T23:59:59.001Z') });
      const { id } = await store.stored({ state: 'Scheduled', runAt, history: [entry] });

      expect(await store.find(id)).toMatchObject({ runAt, history: [entry] });
    });

    it('are claimed without parameters where these are damaged', async () => {
      // A store that cannot hold a damaged text has no such case.
      if (store.current?.damageParameters === undefined) return;
      const { id } = await store.stored({ parameters: { retries: 1 } });
      const intact = await store.stored({ parameters: { retries: 2 } });
      await store.current.damageParameters(id);

      expect((await store.claim()).map((job) => [job.id, job.parameters])).toEqual([
        [id, undefined],
        [intact.id, { retries: 2 }],
      ]);
    });
  });

  describe('values that the store takes and gives', () => {
    it('do not change when the caller changes its own afterwards', async () => {
      const parameters = { tags: ['a'] };
      const data = { tags: ['a'] };
      const job = aNewJob({ parameters, history: [anEntry('Enqueued', { data })] });
      await store.jobs.createJobs([job]);

      parameters.tags.push('b');
      data.tags.push('b');
      expect(await store.find(job.id)).toMatchObject({
        parameters: { tags: ['a'] },
        history: [{ data: { tags: ['a'] } }],
      });
    });

    it('are new copies each time', async () => {
      const { id } = await store.stored({ parameters: { tags: ['a'] } });
      const first = await store.find(id);
      Object.assign(first.parameters, { tags: ['b'] });
      first.createdAt.setTime(0);
      Object.assign(first.history, []).length = 0;

      expect(await store.find(id)).toMatchObject({
        parameters: { tags: ['a'] },
        history: [{ state: 'Enqueued' }],
      });
      expect((await store.find(id)).createdAt.getTime()).toBeGreaterThan(0);
    });
  });
}
