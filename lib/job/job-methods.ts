/** The names of a service's methods. */
export type JobMethod<T> = {
  [Name in keyof T]: T[Name] extends (...args: never[]) => unknown ? Name : never;
}[keyof T] &
  string;

/** The arguments of a method of a service. */
export type JobArguments<T, Method extends JobMethod<T>> = T[Method] extends (
  ...args: infer Args
) => unknown
  ? Args
  : never;
