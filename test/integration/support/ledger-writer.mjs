/**
 * Writes down what jobs did, for `Ledger` to read: through a pool of its own, and committed before the
 * job goes on. Lines that came together go out together.
 */
export class LedgerWriter {
  /** @type {{ values: [number, string, number], resolve: () => void, reject: (error: unknown) => void }[]} */
  waiting = [];
  isWriting = false;

  /** @param {import('pg').Pool} pool */
  constructor(pool) {
    this.pool = pool;
  }

  /**
   * @param {'started' | 'ended'} what
   * @param {number} number
   * @param {number} attempt
   * @returns {Promise<void>}
   */
  write(what, number, attempt) {
    return new Promise((resolve, reject) => {
      this.waiting.push({ values: [number, what, attempt], resolve, reject });
      if (!this.isWriting) void this.flush();
    });
  }

  async flush() {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const lines = this.waiting.splice(0);
      const column = (/** @type {number} */ index) => lines.map(({ values }) => values[index]);
      try {
        await this.pool.query(
          `INSERT INTO ledger (number, what, attempt, pid)
           SELECT *, $4::integer FROM unnest($1::integer[], $2::text[], $3::integer[])`,
          [column(0), column(1), column(2), process.pid],
        );
        for (const { resolve } of lines) resolve();
      } catch (error) {
        for (const { reject } of lines) reject(error);
      }
    }
    this.isWriting = false;
  }
}
