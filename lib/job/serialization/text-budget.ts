import { types } from 'node:util';

/** In a text whose parts refer to one another by numbers: a number, and what separates it from the next. */
const REFERENCE = 2;
/** The quotes of a key, and the colon. */
const KEY = 3;
/** What a class that can be stored takes at least, with its name and brackets. */
const INSTANCE = 8;
const DATE = 30;
/** Equal texts are written once; of short ones nobody keeps account. */
const SHORT_CHARS = 16;
/** By so many elements a list is known to be filled. */
const SAMPLES = 1_000;

/**
 * How much room is left for a text that is still to be written. Everything is counted with the least that
 * it can take, so what exceeds the budget is too large for certain, and nobody has to write it to know.
 */
export class TextBudget {
  private readonly written = new Set<unknown>();

  constructor(private left: number) {}

  get isExceeded(): boolean {
    return this.left < 0;
  }

  /** Takes what a value needs for itself; all that there is where what it contains needs more. */
  take(value: unknown): void {
    if (typeof value === 'string') this.takeOnce(value, value.length);
    else if (typeof value === 'object' && value !== null) this.takeObject(value);
  }

  /** Takes what leads from a value to one that it contains. */
  takeReference(key: unknown): void {
    this.left -= REFERENCE + (typeof key === 'string' ? key.length + KEY : 0);
  }

  private takeOnce(what: unknown, size: number): void {
    if (size <= SHORT_CHARS || this.written.has(what)) return;
    // Not kept where it is too large: to find it again, all of it would have to be read.
    if (size <= this.left) this.written.add(what);
    this.left -= size;
  }

  private takeObject(value: object): void {
    // It would be asked.
    if (types.isProxy(value)) return;
    if (Array.isArray(value)) {
      if (REFERENCE * value.length > this.left && isFilled(value)) this.left = -1;
    } else if (types.isDate(value)) this.left -= DATE;
    else if (types.isMap(value) || types.isSet(value)) this.takeAll(value.size, REFERENCE);
    else if (ArrayBuffer.isView(value)) this.takeView(value);
    else if (types.isAnyArrayBuffer(value)) this.takeOnce(value, value.byteLength);
    else if (value instanceof URL || value instanceof URLSearchParams) {
      this.left -= INSTANCE + String(value).length;
    } else this.takeAll(Object.keys(value).length, REFERENCE + KEY);
  }

  /** Not yet: only where all of them cannot be paid for. */
  private takeAll(count: number, each: number): void {
    if (count * each > this.left) this.left = -1;
  }

  private takeView({ buffer, byteLength }: ArrayBufferView): void {
    if (byteLength === buffer.byteLength) this.takeOnce(buffer, byteLength);
    else this.left -= byteLength;
  }
}

/** Holes take no room where there are many. */
function isFilled(list: readonly unknown[]): boolean {
  const step = Math.max(1, Math.floor(list.length / SAMPLES));
  for (let index = 0; index < list.length; index += step) {
    if (!(index in list)) return false;
  }
  return true;
}
