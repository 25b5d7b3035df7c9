import { types } from 'node:util';

/** The fewest bytes of a reference in a text whose parts refer to one another by numbers: a digit and a comma. */
const REFERENCE = 2;
/** The bytes of a key beside its text: two quotes and a colon. */
const KEY = 3;
/** The fewest bytes of an instance of a class, with the name and brackets. */
const INSTANCE = 8;
const DATE = 30;
/** Equal texts are written once. Texts shorter than this are not kept account of. */
const SHORT_CHARS = 16;
/** How many elements tell whether a list is filled. */
const SAMPLES = 1_000;

/**
 * The room that is left for a text that is still to be written. Everything counts with the fewest bytes that it
 * can take, so values beyond the budget are certain to be too large, without having been written.
 */
export class TextBudget {
  private readonly written = new Set<unknown>();

  constructor(private left: number) {}

  get isExceeded(): boolean {
    return this.left < 0;
  }

  /**
   * Takes the bytes that a value needs for itself. Takes everything that is left where the values inside it
   * need more.
   */
  take(value: unknown): void {
    if (typeof value === 'string') this.takeOnce(value, value.length);
    else if (typeof value === 'object' && value !== null) this.takeObject(value);
  }

  /** Takes the bytes that lead from a value to a value inside it. */
  takeReference(key: unknown): void {
    this.left -= REFERENCE + (typeof key === 'string' ? key.length + KEY : 0);
  }

  private takeOnce(what: unknown, size: number): void {
    if (size <= SHORT_CHARS || this.written.has(what)) return;
    // A text that is too large is not kept: to find it again, all of it would have to be read.
    if (size <= this.left) this.written.add(what);
    this.left -= size;
  }

  private takeObject(value: object): void {
    // The proxy would be called.
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

  /** Exceeds the budget where there is too little room for all of them. Otherwise, each is taken later. */
  private takeAll(count: number, each: number): void {
    if (count * each > this.left) this.left = -1;
  }

  private takeView({ buffer, byteLength }: ArrayBufferView): void {
    if (byteLength === buffer.byteLength) this.takeOnce(buffer, byteLength);
    else this.left -= byteLength;
  }
}

/** Whether a list is filled. Many holes take no room. */
function isFilled(list: readonly unknown[]): boolean {
  const step = Math.max(1, Math.floor(list.length / SAMPLES));
  for (let index = 0; index < list.length; index += step) {
    if (!(index in list)) return false;
  }
  return true;
}
