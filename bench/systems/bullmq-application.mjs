const NAME = 'noop';

/**
 * BullMQ is used in the same way on both of its stores.
 *
 * @returns {Promise<import('./contract.mjs').Application>}
 */
export async function bullmqApplication({ queue, work, createWorker }) {
  await queue.waitUntilReady();
  const worker = work && createWorker(async ({ data }) => work.handle(data), work.concurrency);
  await worker?.waitUntilReady();

  return {
    enqueue: (job) => queue.add(NAME, job),
    enqueueMany: (jobs) => queue.addBulk(jobs.map((data) => ({ name: NAME, data }))),
    schedule: (job, at) => queue.add(NAME, job, { delay: Math.max(0, at.getTime() - Date.now()) }),
    close: async () => {
      await worker?.close();
      await queue.close();
    },
  };
}
