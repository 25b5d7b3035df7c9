import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FlowAnswer } from '../../../lib/dashboard/answers/flow.js';
import { edgesAmong, restsOf } from '../../../lib/dashboard/flow/flow-edges.js';
import { FlowWalk, MAX_NODES } from '../../../lib/dashboard/flow/flow-walk.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aLinkTo, aNewBatch, aNewJob } from '../../support/builders.js';

describe('The flow around a job', () => {
  let storage: MemoryJobStorage;
  let readings: number;

  beforeEach(() => {
    storage = new MemoryJobStorage();
    readings = 0;
  });

  const flow = async (
    id: string,
  ): Promise<Pick<FlowAnswer, 'edges' | 'rests'> & { ids: string[] }> => {
    const items = await new FlowWalk({
      flowItems: (ids, limit) => {
        readings += 1;
        return storage.monitoring.flowItems(ids, limit);
      },
    }).from(id);
    const edges = edgesAmong(items);
    return { ids: items.map((item) => item.id), edges, rests: restsOf(items, edges) };
  };
  const awaiting = (...parents: readonly { readonly id: string }[]) =>
    aNewJob({ state: 'Awaiting', parents: parents.map((parent) => aLinkTo(parent)) });

  it('leads over several levels in both directions, the nearest first', async () => {
    const first = aNewJob();
    const second = awaiting(first);
    const third = awaiting(second);
    const fourth = awaiting(third);
    await storage.jobs.createJobs([first, second, third, fourth]);

    const { ids, edges, rests } = await flow(second.id);
    expect(ids).toEqual([second.id, first.id, third.id, fourth.id]);
    expect(edges).toEqual(
      expect.arrayContaining(
        [
          [first, second],
          [second, third],
          [third, fourth],
        ].map(([from, to]) => ({
          from: from?.id,
          to: to?.id,
          kind: 'continuation',
          condition: 'succeeded',
        })),
      ),
    );
    expect(edges).toHaveLength(3);
    expect(rests).toEqual([]);
  });

  it('shows what continues a parent beside it', async () => {
    const parent = aNewJob();
    const [job, sibling] = [awaiting(parent), awaiting(parent)];
    await storage.jobs.createJobs([parent, job, sibling]);

    expect((await flow(job.id)).ids).toEqual([job.id, parent.id, sibling.id]);
  });

  it('shows the batch of a job without the other jobs of that batch, and counts these', async () => {
    const outer = aNewBatch();
    const batch = aNewBatch({ batchId: outer.id });
    const [job, other] = [aNewJob({ batchId: batch.id }), aNewJob({ batchId: batch.id })];
    await storage.jobs.createJobs([job, other], { batches: [outer, batch] });

    const { ids, rests } = await flow(job.id);
    expect(ids).toEqual([job.id, batch.id, outer.id]);
    expect(rests).toEqual([{ of: batch.id, relation: 'jobs', count: { count: 1, isExact: true } }]);
  });

  it('shows what is within a batch, also within its nested batches', async () => {
    const batch = aNewBatch();
    const nested = aNewBatch({ batchId: batch.id });
    const jobs = [aNewJob({ batchId: batch.id }), aNewJob({ batchId: nested.id })];
    await storage.jobs.createJobs(jobs, { batches: [batch, nested] });

    const { ids, edges } = await flow(batch.id);
    expect(new Set(ids)).toEqual(new Set([batch.id, nested.id, ...jobs.map(({ id }) => id)]));
    expect(edges).toHaveLength(3);
    expect(edges).toContainEqual({ from: batch.id, to: nested.id, kind: 'within' });
  });

  it('ends in circles of links, and of batches', async () => {
    const ids = [aJobId(), aJobId()];
    const [one, two] = ids.map((id, index) =>
      aNewJob({
        id,
        state: 'Awaiting',
        parents: [aLinkTo({ id: ids[1 - index] ?? '' })],
      }),
    );
    const inner = aJobId();
    const outer = aNewBatch({ batchId: inner });
    const batch = aNewBatch({ id: inner, batchId: outer.id });
    const member = aNewJob({ batchId: inner });
    if (one && two) await storage.jobs.createJobs([one, two, member], { batches: [outer, batch] });

    expect(new Set((await flow(ids[0] ?? '')).ids)).toEqual(new Set(ids));
    expect(new Set((await flow(member.id)).ids)).toEqual(new Set([member.id, inner, outer.id]));
  });

  it('has no more than a bounded number of nodes, says how many more there are, and reads level by level', async () => {
    const root = aNewJob();
    const children = Array.from({ length: 150 }, () => awaiting(root));
    const grandchildren = children.flatMap((child) => [awaiting(child), awaiting(child)]);
    await storage.jobs.createJobs([root, ...children, ...grandchildren]);

    const { ids, rests } = await flow(root.id);
    expect(ids.length).toBeLessThanOrEqual(MAX_NODES);
    const restOfRoot = rests.find(({ of }) => of === root.id);
    const shown = children.filter(({ id }) => ids.includes(id)).length;
    expect(restOfRoot).toMatchObject({
      relation: 'continuations',
      count: { count: 150 - shown, isExact: true },
    });
    expect(readings).toBeLessThanOrEqual(4);
  });

  it('counts what stands beyond the last level', async () => {
    const chain = [aNewJob()];
    for (let length = 1; length < 20; length += 1) chain.push(awaiting(chain.at(-1) ?? aNewJob()));
    await storage.jobs.createJobs(chain);

    const { ids, rests } = await flow(chain[0]?.id ?? '');
    expect(ids).toEqual(chain.slice(0, ids.length).map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(10);
    expect(rests).toEqual([
      { of: ids.at(-1), relation: 'continuations', count: { count: 1, isExact: true } },
    ]);
  });
});
