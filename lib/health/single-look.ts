/** Asks one thing, and does not ask it again before it has been answered. Keeps the latest answer. */
export class SingleLook<T> {
  latest: T | undefined;
  /** Of the latest look; undefined where it was answered. */
  error: unknown;
  private looking: Promise<void> | undefined;

  constructor(private readonly ask: () => Promise<T>) {}

  get isUnderWay(): boolean {
    return this.looking !== undefined;
  }

  /** Ends when the look under way has ended, well or not. */
  look(): Promise<void> {
    this.looking ??= this.run().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async run(): Promise<void> {
    try {
      this.latest = await this.ask();
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }
}
