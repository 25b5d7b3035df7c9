import { types } from 'node:util';
import { lineText, quotedText } from './line-text.js';
import { safely } from './safely.js';

const MAX_CHARS = 2_000;
const MAX_CHARS_INSIDE = 500;
const MAX_LIST_CHARS = 8_000;
const MAX_DEPTH = 4;
const MAX_MEMBERS = 50;
const MAX_PIECES = 200;
const MAX_BIGINT = 10n ** 100n;
const REST = '…';

/**
 * A fact of a log's as a part of one line, bounded whatever it is: a job may have thrown it. No proxy
 * and no accessor is asked for anything, except an error for its message.
 */
export function factText(value: unknown): string {
  const copy = safely(() => new Copying().copyOf(value), typeof value);
  if (typeof copy === 'string') return quotedText(copy, MAX_CHARS);
  return lineText(JSON.stringify(copy), MAX_LIST_CHARS);
}

/** Makes what JSON has room for; words stand for the rest. */
class Copying {
  private left = MAX_PIECES;

  copyOf(value: unknown, depth = 0): unknown {
    this.left -= 1;
    if (typeof value === 'object' && value !== null) return this.ofObject(value, depth);
    if (typeof value === 'string') return depth === 0 ? value : lengthLimited(value);
    if (typeof value === 'bigint') return isShort(value) ? String(value) : 'a long bigint';
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    return typeof value === 'function' || typeof value === 'symbol' || value === undefined
      ? typeof value
      : value;
  }

  private ofObject(value: object, depth: number): unknown {
    if (types.isProxy(value)) return 'a proxy';
    if (types.isNativeError(value) || value instanceof Error)
      return safely(() => messageOf(value as Error), 'an error');
    if (types.isDate(value)) return safely(() => Date.prototype.toISOString.call(value), 'a date');
    if (ArrayBuffer.isView(value)) return 'binary data';
    if (depth >= MAX_DEPTH || this.left < 0) return REST;
    return Array.isArray(value) ? this.ofList(value, depth) : this.ofMembers(value, depth);
  }

  private ofList(list: readonly unknown[], depth: number): unknown[] {
    const shown = Array.from({ length: Math.min(list.length, MAX_MEMBERS) }, (_, index) =>
      this.memberOf(list, String(index), depth),
    );
    return list.length > shown.length ? [...shown, REST] : shown;
  }

  private ofMembers(value: object, depth: number): object {
    const names = Object.keys(value).slice(0, MAX_MEMBERS);
    return Object.fromEntries(
      names.map((name) => [lengthLimited(name), this.memberOf(value, name, depth)]),
    );
  }

  private memberOf(holder: object, name: string, depth: number): unknown {
    const found = Object.getOwnPropertyDescriptor(holder, name);
    return found?.get ? 'an accessor' : this.copyOf(found?.value, depth + 1);
  }
}

function messageOf(error: Error): string {
  const { message } = error as { readonly message: unknown };
  return typeof message === 'string' ? message : typeof message;
}

const isShort = (value: bigint) => value < MAX_BIGINT && value > -MAX_BIGINT;

const lengthLimited = (text: string) =>
  text.length <= MAX_CHARS_INSIDE ? text : `${text.slice(0, MAX_CHARS_INSIDE)}${REST}`;
