import { HangfireError } from '../../support/hangfire-error.js';
import type { UnserializableValue } from '../serialization/unserializable-value.js';

export class UnserializableArgumentError extends HangfireError {
  readonly code = 'HANGFIRE_UNSERIALIZABLE_ARGUMENT';
  /** The index of the argument, counted from 0. */
  readonly index: number;
  /** The path from the argument to the value, such as `.customer.onSave`. */
  readonly path: string;
  readonly found: string;

  constructor({ index, path, found, remedy }: UnserializableValue) {
    const place = path === '' ? '' : `, at ${path}`;
    super(`Cannot store argument ${index} (counted from 0)${place}: it is ${found}. ${remedy}`);
    this.index = index;
    this.path = path;
    this.found = found;
  }
}
