const DAY_MS = 86_400_000;

/**
 * Releases continuations and folds batches, as servers do.
 *
 * @param {import('../shop.mjs').Shop} shop
 */
export async function moveOn({ storage: { continuations, batches, clock } }) {
  await continuations.release(100, async (released) =>
    released.map((one) => transitionOf(one, clock.now())),
  );
  await batches.fold(100, 7 * DAY_MS);
}

function transitionOf({ job, unmet }, at) {
  const [to, reason] = unmet
    ? ['Deleted', `Continuation condition was not met: ${unmet.parentId} is ${unmet.outcome}`]
    : ['Enqueued', 'Its parents have ended'];
  return {
    jobId: job.id,
    from: { state: 'Awaiting', isFinished: false },
    to,
    history: [{ state: to, at, reason, data: {} }],
    counters: unmet ? ['deleted'] : [],
    expireAt: unmet && new Date(at.getTime() + DAY_MS),
  };
}
