import { types } from 'node:util';

/** The parts of the text refer to one another by numbers. A reference takes at least two bytes: a digit and a comma. */
const REFERENCE = 2;
/** The bytes that a key takes beside its text: two quotes and a colon. */
const KEY = 3;
/** The fewest bytes for an instance of a class: its name and brackets. */
const INSTANCE = 8;
const DATE = 30;
/** Equal texts are written only once. Texts shorter than this are not remembered. */
const SHORT_CHARS = 16;
/** How many elements are checked to see whether a list is filled. */
const SAMPLES = 1_000;

/**
 * Counts how much room is left for a text before it is written. Every value counts with the fewest bytes that it can
 * take, so values that exceed the budget are certain to be too large.
 */
export class TextBudget {
  private readonly written = new Set<unknown>();

  constructor(private left: number) {}

  get isExceeded(): boolean {
    return this.left < 0;
  }

  /**
   * Takes the bytes that a value itself needs. Takes all that is left where the values inside it need more than that.
   */
  take(value: unknown): void {
    if (typeof value === 'string') this.takeOnce(value, value.length);
    else if (typeof value === 'object' && value !== null) this.takeObject(value);
  }

  /** Takes the bytes of the reference from a value to a value inside it. */
  takeReference(key: unknown): void {
    this.left -= REFERENCE + (typeof key === 'string' ? key.length + KEY : 0);
  }

  private takeOnce(what: unknown, size: number): void {
    if (size <= SHORT_CHARS || this.written.has(what)) return;
    // A text that is too large is not remembered, because finding it again would mean reading all of it.
    if (size <= this.left) this.written.add(what);
    this.left -= size;
  }

  private takeObject(value: object): void {
    // Reading a proxy would call its code.
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

  /**
   * Exceeds the budget where all values together cannot fit. Otherwise takes nothing, because each value is taken
   * later.
   */
  private takeAll(count: number, each: number): void {
    if (count * each > this.left) this.left = -1;
  }

  private takeView({ buffer, byteLength }: ArrayBufferView): void {
    if (byteLength === buffer.byteLength) this.takeOnce(buffer, byteLength);
    else this.left -= byteLength;
  }
}

/** Whether a list is filled. The holes of a list with many holes take no room. */
function isFilled(list: readonly unknown[]): boolean {
  const step = Math.max(1, Math.floor(list.length / SAMPLES));
  for (let index = 0; index < list.length; index += step) {
    if (!(index in list)) return false;
  }
  return true;
}
