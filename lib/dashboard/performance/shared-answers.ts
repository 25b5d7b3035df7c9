/** More different questions within some seconds come from no page. */
const MAX_ANSWERS = 100;

interface Reading<V> {
  readonly answer: Promise<V>;
  readonly begunMs: number;
}

/** Reads an answer once for all who ask the same within some seconds. */
export class SharedAnswers<V> {
  private readonly readings = new Map<string, Reading<V>>();

  constructor(private readonly maxAgeMs: number) {}

  get(question: string, read: () => Promise<V>): Promise<V> {
    const begunMs = performance.now();
    const known = this.readings.get(question);
    if (known && begunMs - known.begunMs < this.maxAgeMs) return known.answer;

    const answer = read();
    this.readings.delete(question);
    this.readings.set(question, { answer, begunMs });
    // After a failure, the next request reads again.
    answer.catch(() => this.readings.delete(question));
    const [oldest] = this.readings.keys();
    if (this.readings.size > MAX_ANSWERS && oldest !== undefined) this.readings.delete(oldest);
    return answer;
  }
}
