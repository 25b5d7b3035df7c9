type IsAny<T> = 0 extends 1 & T ? true : false;

/** An observable of rxjs, or of a library like it. */
interface ObservableOf<Value> {
  pipe: unknown;
  forEach(next: (value: Value) => void): Promise<void>;
}

/**
 * The result of a job whose method returns this type. A promise is awaited; an observable and a generator run to their
 * end.
 */
export type JobResult<Returned> =
  IsAny<Returned> extends true
    ? Returned
    : Returned extends PromiseLike<infer Value>
      ? JobResult<Value>
      : Returned extends ObservableOf<infer Value>
        ? Value
        : Returned extends AsyncGenerator<infer Yielded, infer Last>
          ? LastOf<Yielded, Last>
          : Returned extends Generator<infer Yielded, infer Last>
            ? LastOf<Yielded, Last>
            : Returned;

// A generator without a return statement returns void.
// biome-ignore lint/suspicious/noConfusingVoidType: see above
type LastOf<Yielded, Last> = [Last] extends [void] ? Yielded | undefined : Last;
