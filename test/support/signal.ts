/** A promise that is resolved from outside. */
export class Signal<T = void> extends Promise<T> {
  fire!: (value: T) => void;

  constructor(executor?: ConstructorParameters<typeof Promise<T>>[0]) {
    let resolve: (value: T) => void = () => {};
    super((onResolve, onReject) => {
      resolve = onResolve;
      executor?.(onResolve, onReject);
    });
    this.fire = resolve;
  }

  /** What `then` makes is a plain promise. */
  static override get [Symbol.species]() {
    return Promise;
  }
}
