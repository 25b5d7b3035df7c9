import { InvalidParameterError } from './errors/invalid-parameter-error.js';

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

  /** @throws InvalidParameterError when the value is not plain JSON. */
  set(name: string, value: unknown): void {
    this.replace({ ...this.current, [name]: plainJson(name, value) });
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

function plainJson(name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    const isPlain =
      value === null ||
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isFinite(value));
    if (!isPlain) throw new InvalidParameterError(name, value);
    return value;
  }

  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    throw new InvalidParameterError(name, value, { cause: error });
  }
}
