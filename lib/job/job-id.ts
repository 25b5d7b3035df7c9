declare const RESULT: unique symbol;

/**
 * The id of a job. It is a text, and can be used as any other text. Where it comes from `enqueue` or its siblings, its
 * type remembers what the job returns.
 */
export type JobId<Result = unknown> = string & { readonly [RESULT]?: () => Result };
