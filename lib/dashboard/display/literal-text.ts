import { types } from 'node:util';
import { BIDI_CONTROLS } from './bidi-controls.js';

const NOT_LITERAL = new TypeError('No literal gives the value back');
const TOO_LONG = new RangeError('The literal is too long');

/**
 * A value as a JavaScript expression that evaluates to the same value. A Buffer needs Node.js; the values of
 * Temporal need an engine that has it.
 *
 * @returns undefined for a value that contains itself, for a value that was left out, or for a literal longer than
 *   `maxChars`
 */
export function literalText(value: unknown, maxChars: number): string | undefined {
  try {
    return new LiteralWriter(maxChars).write(value);
  } catch (error) {
    if (error === NOT_LITERAL || error === TOO_LONG) return undefined;
    throw error;
  }
}

class LiteralWriter {
  private readonly above = new Set<object>();

  constructor(private left: number) {}

  write(value: unknown): string {
    if (typeof value !== 'object' || value === null) return this.counted(primitiveText(value));
    if (this.above.has(value)) throw NOT_LITERAL;

    this.above.add(value);
    const text = this.objectText(value);
    this.above.delete(value);
    return text;
  }

  private objectText(value: object): string {
    if (Array.isArray(value)) return `[${this.elements(value)}]`;
    if (types.isMap(value)) {
      const pairs = [...value].map(([key, item]) => `[${this.write(key)}, ${this.write(item)}]`);
      return `${this.counted('new Map([')}${pairs.join(', ')}])`;
    }
    if (types.isSet(value)) {
      return `${this.counted('new Set([')}${[...value].map((item) => this.write(item)).join(', ')}])`;
    }
    if (isPlain(value)) return this.fields(value);
    return this.counted(builtInText(value));
  }

  /** A hole is written as nothing between its commas. The last comma of a literal counts no element. */
  private elements(values: readonly unknown[]): string {
    const texts = Array.from({ length: values.length }, (_, index) =>
      index in values ? this.write(values[index]) : this.counted(''),
    );
    const endsWithHole = values.length > 0 && !(values.length - 1 in values);
    return endsWithHole ? `${texts.join(', ')},` : texts.join(', ');
  }

  private fields(value: object): string {
    const prototype = Object.getPrototypeOf(value) === null ? ['__proto__: null'] : [];
    const fields = Object.entries(value).map(
      ([name, item]) => `${this.counted(keyText(name))}: ${this.write(item)}`,
    );
    const all = [...prototype, ...fields];
    return all.length === 0 ? this.counted('{}') : `{ ${all.join(', ')} }`;
  }

  /** Counts two more characters, for the text between values. */
  private counted(text: string): string {
    this.left -= text.length + 2;
    if (this.left < 0) throw TOO_LONG;
    return text;
  }
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** `__proto__` in front of a colon would set the prototype. */
function keyText(name: string): string {
  if (name === '__proto__') return '["__proto__"]';
  return IDENTIFIER.test(name) ? name : quoted(name);
}

/** Pasted text with controls of direction would look like another text, so they are escaped. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    BIDI_CONTROLS,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function primitiveText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'bigint':
      return `${value}n`;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'boolean':
    case 'undefined':
      return String(value);
    default:
      if (value === null) return 'null';
      throw NOT_LITERAL;
  }
}

function builtInText(value: object): string {
  if (types.isDate(value)) {
    const ms = value.getTime();
    return Number.isNaN(ms) ? 'new Date(NaN)' : `new Date("${value.toISOString()}")`;
  }
  if (types.isRegExp(value)) return `new RegExp(${quoted(value.source)}, "${value.flags}")`;
  if (value instanceof URL) return `new URL(${quoted(value.href)})`;
  if (value instanceof URLSearchParams) return `new URLSearchParams(${quoted(String(value))})`;
  if (types.isAnyArrayBuffer(value)) return `${bytesText(new Uint8Array(value))}.buffer`;
  if (Buffer.isBuffer(value)) return `Buffer.from("${value.toString('base64')}", "base64")`;
  if (value instanceof DataView) {
    const { buffer, byteOffset, byteLength } = value;
    return `new DataView(${bytesText(new Uint8Array(buffer, byteOffset, byteLength))}.buffer)`;
  }
  if (types.isTypedArray(value)) {
    const elements: Iterable<number | bigint> = value;
    return `new ${value.constructor.name}([${Array.from(elements, primitiveText).join(', ')}])`;
  }
  return temporalText(value);
}

const bytesText = (bytes: Uint8Array) => `new Uint8Array([${bytes.join(', ')}])`;

function temporalText(value: object): string {
  const { Temporal } = globalThis as { readonly Temporal?: Readonly<Record<string, unknown>> };
  const { name } = value.constructor;
  if (Temporal === undefined || Temporal[name] !== value.constructor) {
    throw NOT_LITERAL;
  }
  return `Temporal.${name}.from("${String(value)}")`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
