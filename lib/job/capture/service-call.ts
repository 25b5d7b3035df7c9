/** A call to exactly one method of the service, with data as its arguments. */
export type ServiceCall<T, Returned = unknown> = (service: T) => Returned;
