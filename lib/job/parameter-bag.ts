import { requireShortText } from '../support/text/exact-text.js';
import { MASK } from './display/mask.js';
import { type Masking, NOTHING_MASKED } from './display/masking.js';
import { InvalidParameterError } from './errors/invalid-parameter-error.js';

const MAX_PARAMETERS = 200;
/** The longest JSON text of a value. */
const MAX_VALUE_CHARS = 1_048_576;
const TOO_LARGE = `a value of at most ${MAX_VALUE_CHARS} characters`;
const TOO_MANY = `at most ${MAX_PARAMETERS} parameters`;

/**
 * The parameters of one job while filters and the method work with them. Changes are collected here, and are stored in
 * the same transaction as the next state.
 */
export class ParameterBag {
  private current: Readonly<Record<string, unknown>>;
  private changed = false;

  /** @param masking knows the values that errors must not quote */
  constructor(
    stored: Readonly<Record<string, unknown>> = {},
    private readonly masking: Masking = NOTHING_MASKED,
  ) {
    this.current = stored;
  }

  get<T = unknown>(name: string): T | undefined {
    return Object.hasOwn(this.current, name) ? (this.current[name] as T) : undefined;
  }

  /**
   * @throws InvalidParameterError when the value is not plain JSON or is too large, or when there are too many
   *   parameters
   * @throws InvalidTextError when the name is not valid
   */
  set(name: string, value: unknown): void {
    requireShortText('the name of a job parameter', name);
    const text = jsonOf(value);
    if (typeof text !== 'string') throw this.refused(name, value, text);
    if (!Object.hasOwn(this.current, name) && Object.keys(this.current).length >= MAX_PARAMETERS) {
      throw this.refused(name, value, { expected: TOO_MANY });
    }
    this.replace({ ...this.current, [name]: typeof value === 'object' ? JSON.parse(text) : value });
  }

  /** Sets a value whose size the caller has limited. */
  setBounded(name: string, value: object): void {
    this.setPlain(name, JSON.parse(JSON.stringify(value)));
  }

  /** Sets a value that is plain JSON and that nobody changes. Many jobs may share such a value without a copy. */
  setPlain(name: string, value: object): void {
    this.replace({ ...this.current, [name]: value });
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

  private refused(name: string, value: unknown, refusal: Refusal): InvalidParameterError {
    if (this.masking.hides(name)) {
      return new InvalidParameterError(name, MASK, { expected: refusal.expected });
    }
    const hides = (inside: string | undefined) => this.masking.hides(inside);
    return new InvalidParameterError(name, value, { ...refusal, hides });
  }

  private replace(next: Readonly<Record<string, unknown>>): void {
    this.current = next;
    this.changed = true;
  }
}

interface Refusal extends ErrorOptions {
  readonly expected?: string;
}

/** The JSON text of a value. Writing stops early when the value is too large. */
function jsonOf(value: unknown): string | Refusal {
  let left = MAX_VALUE_CHARS;
  const count = (key: string, part: unknown) => {
    left -= key.length + (typeof part === 'string' ? part.length : 1);
    if (left < 0) throw new RangeError(TOO_LARGE);
    return part;
  };

  try {
    const text = isPlainType(value) ? JSON.stringify(value, count) : undefined;
    if (text === undefined) return {};
    return text.length > MAX_VALUE_CHARS ? { expected: TOO_LARGE } : text;
  } catch (cause) {
    return left < 0 ? { expected: TOO_LARGE } : { cause };
  }
}

const isPlainType = (value: unknown) =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : ['string', 'boolean', 'object'].includes(typeof value);
