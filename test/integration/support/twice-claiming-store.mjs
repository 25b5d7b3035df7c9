/** A store that hands out claimed jobs a second time when no other is left. */
const { MemoryJobStorage } = await import(process.env.HANGFIRE_DIST ?? '');

export function open() {
  const storage = new MemoryJobStorage();
  const { queues } = storage;
  const claim = queues.claim.bind(queues);
  /** @type {unknown[]} */
  let latest = [];
  queues.claim = async (/** @type {unknown} */ request) => {
    const jobs = await claim(request);
    const again = jobs.length === 0 ? latest : jobs;
    latest = jobs;
    return again;
  };
  return storage;
}
