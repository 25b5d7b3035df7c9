const FIRST_SIZE = 65_536;

/** How often each job ran, by its number, when the first one started, and the processor time since then. */
export class Ledger {
  #counts = new Uint8Array(FIRST_SIZE);
  ran = 0;
  firstStartMs;
  #usedBefore;

  record(number, atMs) {
    if (number >= this.#counts.length) this.#grow(number);
    this.#counts[number] += 1;
    this.ran += 1;
    if (this.firstStartMs === undefined) this.#begin(atMs);
  }

  #begin(atMs) {
    this.firstStartMs = atMs;
    this.#usedBefore = process.cpuUsage();
  }

  /** Of this process, since the first job started. */
  get processorMs() {
    const { user, system } = process.cpuUsage(this.#usedBefore);
    return (user + system) / 1_000;
  }

  get counts() {
    return this.#counts;
  }

  #grow(number) {
    const larger = new Uint8Array(Math.max(number + 1, this.#counts.length * 2));
    larger.set(this.#counts);
    this.#counts = larger;
  }
}

/**
 * @param {readonly Uint8Array[]} ledgers the counts of all processes that ran jobs
 * @param {number} jobs how many were enqueued, numbered from 0
 * @param {{ unfinished?: number }} [expected] how many are left in the store; among them may be some
 *   that ran in a process which stopped before their completion was committed
 * @throws when a job was lost or run twice
 */
export function requireEachOnce(ledgers, jobs, { unfinished = 0 } = {}) {
  let missing = 0;
  let repeated = 0;
  for (let number = 0; number < jobs; number += 1) {
    const runs = ledgers.reduce((sum, counts) => sum + (counts[number] ?? 0), 0);
    if (runs === 0) missing += 1;
    if (runs > 1) repeated += 1;
  }
  const lost = Math.max(0, missing - unfinished);
  if (lost > 0 || repeated > 0) {
    throw new Error(`Of ${jobs} jobs, ${lost} were lost and ${repeated} were run more than once.`);
  }
}
