import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aNewJob } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';

/** More than any other reading asks for at once. */
const MANY = 10_000;

export function statesOfJobs({ describe, it, store }: Suite): void {
  describe('the states of jobs', () => {
    it('tell state, attempt and whether the job has finished', async () => {
      const { id: waiting } = await store.stored();
      const { id: running } = await store.running();
      const { id: finished } = await store.stored({ state: 'Succeeded' });
      const states = await store.jobs.findStates([waiting, running, finished]);

      expect(new Map(states.map(({ id, ...state }) => [id, state]))).toEqual(
        new Map([
          [waiting, { state: 'Enqueued', isFinished: false, attempt: 0 }],
          [running, { state: 'Processing', isFinished: false, attempt: 1 }],
          [finished, { state: 'Succeeded', isFinished: true, attempt: 0 }],
        ]),
      );
    });

    it('leave out jobs that do not exist, have expired, or cannot exist', async () => {
      const { id: expired } = await store.stored({ state: 'Deleted', expireAt: store.ago(MINUTE) });

      expect(await store.jobs.findStates([aJobId(), expired, 'no id', "'"])).toEqual([]);
      expect(await store.jobs.findStates([])).toEqual([]);
    });

    it('tell of a job once, however often it was asked for', async () => {
      const { id } = await store.stored();

      expect(await store.jobs.findStates([id, id])).toHaveLength(1);
    });

    it('are read for thousands of jobs at once', async () => {
      const jobs = [aNewJob(), aNewJob()];
      await store.jobs.createJobs(jobs);
      const ids = [...jobs.map(({ id }) => id), ...Array.from({ length: MANY - 2 }, aJobId)];
      const found = await store.jobs.findStates(ids);

      expect(found.map(({ id }) => id).sort()).toEqual(jobs.map(({ id }) => id).sort());
    });
  });
}
