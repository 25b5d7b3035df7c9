import { types } from 'node:util';
import { isInstance } from '../support/is-instance.js';

/** Whether the value is an error, also one of another realm, such as the realm of a test. */
export const isError = (error: unknown): error is Error =>
  isInstance(error, Error) || types.isNativeError(error);
