import { requireShortText } from '../support/exact-text.js';
import { InvalidParameterError } from './errors/invalid-parameter-error.js';

const MAX_PARAMETERS = 200;
/** Of the JSON of one value. */
const MAX_VALUE_CHARS = 1_048_576;
const TOO_LARGE = `a value of at most ${MAX_VALUE_CHARS} characters`;
const TOO_MANY = `at most ${MAX_PARAMETERS} parameters`;

/**
 * The parameters of one job while filters and the method work with them. What they change is kept
 * here and stored together with the next state, in the same transaction.
 */
export class ParameterBag {
  private current: Readonly<Record<string, unknown>>;
  private changed = false;

  constructor(stored: Readonly<Record<string, unknown>> = {}) {
    this.current = stored;
  }

  get<T = unknown>(name: string): T | undefined {
    return Object.hasOwn(this.current, name) ? (this.current[name] as T) : undefined;
  }

  /**
   * @throws InvalidParameterError when the value is not plain JSON, or too large; or when there are too many
   * @throws InvalidTextError when the name is none
   */
  set(name: string, value: unknown): void {
    requireShortText('the name of a job parameter', name);
    const text = jsonOf(name, value);
    if (text.length > MAX_VALUE_CHARS) throw new InvalidParameterError(name, value, TOO_LARGE);
    if (!Object.hasOwn(this.current, name) && Object.keys(this.current).length >= MAX_PARAMETERS) {
      throw new InvalidParameterError(name, value, TOO_MANY);
    }
    this.replace({ ...this.current, [name]: typeof value === 'object' ? JSON.parse(text) : value });
  }

  /** For what is bounded by something else, such as the result of a job. */
  setBounded(name: string, value: object): void {
    this.replace({ ...this.current, [name]: JSON.parse(JSON.stringify(value)) });
  }

  delete(name: string): void {
    if (!Object.hasOwn(this.current, name)) return;

    const { [name]: _, ...rest } = this.current;
    this.replace(rest);
  }

  get isChanged(): boolean {
    return this.changed;
  }

  all(): Readonly<Record<string, unknown>> {
    return this.current;
  }

  private replace(next: Readonly<Record<string, unknown>>): void {
    this.current = next;
    this.changed = true;
  }
}

/** What is too large is not written to its end. */
function jsonOf(name: string, value: unknown): string {
  let left = MAX_VALUE_CHARS;
  const count = (key: string, part: unknown) => {
    left -= key.length + (typeof part === 'string' ? part.length : 1);
    if (left < 0) throw new InvalidParameterError(name, value, TOO_LARGE);
    return part;
  };

  let text: string | undefined;
  try {
    text = isPlainType(value) ? JSON.stringify(value, count) : undefined;
  } catch (cause) {
    if (cause instanceof InvalidParameterError) throw cause;
    throw new InvalidParameterError(name, value, undefined, { cause });
  }
  if (text === undefined) throw new InvalidParameterError(name, value);
  return text;
}

const isPlainType = (value: unknown) =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : ['string', 'boolean', 'object'].includes(typeof value);
