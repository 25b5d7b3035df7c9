/**
 * The guard throws this when it has answered, so that Nest skips everything that comes after guards. It is not an
 * error.
 */
export class Answered {
  /** One object is enough, because it has no data of a request. */
  static readonly INSTANCE = new Answered();

  private constructor() {}
}
