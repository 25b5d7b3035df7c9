/** Under this token stands a `RequestId`, where the application has one. */
export const REQUEST_ID = Symbol('REQUEST_ID');

/** The id of the request that is being answered, or that has created the job that runs. */
export type RequestId = () => string | undefined;
