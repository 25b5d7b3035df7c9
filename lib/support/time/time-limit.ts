/** Waits for `work`, but no longer than `ms`. Returns whether the work ended in time. */
export async function endsWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });

  try {
    return await Promise.race([work.then(() => true as const), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for the answer of `work`, but no longer than `ms`. Rejects with the error of `tooLate` when the time is up. */
export async function answersWithin<T>(
  work: Promise<T>,
  ms: number,
  tooLate: () => Error,
): Promise<T> {
  if (await endsWithin(work, ms)) return work;
  // Handles a later rejection of the work, because nobody waits for it any more.
  work.catch(() => {});
  throw tooLate();
}
