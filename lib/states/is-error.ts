import { types } from 'node:util';
import { isInstance } from '../support/is-instance.js';

/** Also one that was made in another realm, such as a test's. */
export const isError = (error: unknown): error is Error =>
  isInstance(error, Error) || types.isNativeError(error);
