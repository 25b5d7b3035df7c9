/** Thrown by the guard when it has answered: nothing that Nest would call after guards is called. No error. */
export class Answered {
  /** One is enough: it says nothing about a request. */
  static readonly INSTANCE = new Answered();

  private constructor() {}
}
