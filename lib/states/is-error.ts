import { types } from 'node:util';
import { isInstance } from '../support/is-instance.js';

/** Also true for an error of another realm, such as a realm of a test. */
export const isError = (error: unknown): error is Error =>
  isInstance(error, Error) || types.isNativeError(error);
