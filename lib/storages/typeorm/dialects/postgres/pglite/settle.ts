type NodeCallback<T> = (error: unknown, result?: T) => void;

/** Answers through the callback where one was given, otherwise through the promise. */
export function settle<T>(
  promise: Promise<T>,
  callback: NodeCallback<T> | undefined,
): Promise<T> | undefined {
  if (!callback) return promise;
  promise.then(
    (result) => callback(undefined, result),
    (error: unknown) => callback(error),
  );
  return undefined;
}
