declare const RESULT: unique symbol;

/**
 * The id of a job. It is a text, and can be used like any other text. The ids that `enqueue` and its siblings return
 * have a type that remembers the job's result.
 */
export type JobId<Result = unknown> = string & { readonly [RESULT]?: () => Result };
