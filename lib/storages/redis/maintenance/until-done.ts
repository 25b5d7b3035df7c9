/** For how long one kind of removal goes on, in milliseconds. The next call goes on where it stopped. */
const BUDGET_MS = 60_000;

/** @param step does a part, and answers whether there may be more */
export async function untilDone(step: () => Promise<boolean>): Promise<void> {
  const endMs = performance.now() + BUDGET_MS;
  while ((await step()) && performance.now() < endMs);
}
