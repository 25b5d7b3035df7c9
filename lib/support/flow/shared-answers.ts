/** Nobody asks more different questions than this within some seconds. */
const MAX_ANSWERS = 100;

interface Reading<V> {
  readonly answer: Promise<V>;
  /** Undefined while the answer is being read. */
  endedMs: number | undefined;
}

/**
 * Reads an answer once for all callers with the same question, until the answer is some seconds old. A slow store never
 * gets the same question again before it has answered.
 */
export class SharedAnswers<V> {
  private readonly readings = new Map<string, Reading<V>>();

  constructor(private readonly maxAgeMs: number) {}

  get(question: string, read: () => Promise<V>): Promise<V> {
    const known = this.readings.get(question);
    if (known && this.isFresh(known)) return known.answer;

    const reading: Reading<V> = { answer: read(), endedMs: undefined };
    this.keep(question, reading);
    reading.answer.then(
      () => {
        reading.endedMs = performance.now();
      },
      // After a failure, the next caller reads again.
      () => this.readings.delete(question),
    );
    return reading.answer;
  }

  private isFresh({ endedMs }: Reading<V>): boolean {
    return endedMs === undefined || performance.now() - endedMs < this.maxAgeMs;
  }

  private keep(question: string, reading: Reading<V>): void {
    this.readings.delete(question);
    this.readings.set(question, reading);
    const [oldest] = this.readings.keys();
    if (this.readings.size > MAX_ANSWERS && oldest !== undefined) this.readings.delete(oldest);
  }
}
