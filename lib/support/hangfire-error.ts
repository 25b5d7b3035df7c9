/** The root of every error that this library throws: a stable `code`, a sentence, and a remedy. */
export abstract class HangfireError extends Error {
  /** Never changes between versions. Branch on the code instead of on the message. */
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
