import { safely } from '../support/safely.js';
import { cut } from '../support/text/cut.js';
import { wordsFor } from '../support/text/words-for.js';
import { type ErrorFields, errorFields } from './error-fields.js';
import { isError } from './is-error.js';
import { stackText } from './stack-text.js';

/** A stored exception, in plain JSON: the parts of it that a person needs. */
export interface ExceptionInfo {
  /** The name of the class. */
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Further properties of the exception that are texts or numbers. */
  readonly fields?: ErrorFields;
  /** The stack of a cause or an inner error. The state keeps the stack of the outermost exception itself. */
  readonly stack?: string;
  readonly cause?: ExceptionInfo;
  /** The inner errors of an AggregateError. */
  readonly errors?: readonly ExceptionInfo[];
}

/** How many levels of causes and inner errors are kept, and how many of them in all. */
const MAX_DEPTH = 5;
const MAX_ERRORS = 20;
/** How many characters all of them may take together. */
const MAX_CHARS = 65_536;
const MAX_TYPE_CHARS = 200;
const MAX_CODE_CHARS = 100;
const MAX_MESSAGE_CHARS = 8_192;
const MAX_INNER_STACK_LINES = 30;
const UNREADABLE = 'What was thrown cannot be put into words';

export interface ExceptionInfoOptions {
  /** How many lines of the stack of each cause are kept; 30 at most. */
  readonly maxStackLines?: number | undefined;
}

/** Never throws, whatever the value is. */
export function exceptionInfo(error: unknown, options: ExceptionInfoOptions = {}): ExceptionInfo {
  const reader = new ExceptionReader(options.maxStackLines ?? MAX_INNER_STACK_LINES);
  return safely(() => reader.read(error), { type: typeof error, message: UNREADABLE });
}

class ExceptionReader {
  private readonly seen = new Set<unknown>();
  private left = MAX_CHARS;

  constructor(private readonly maxStackLines: number) {}

  read(error: unknown, depth = 0): ExceptionInfo {
    this.seen.add(error);
    if (!isError(error)) {
      return { type: typeof error, message: this.take(wordsFor(error, MAX_MESSAGE_CHARS)) };
    }

    const code = get(error, 'code');
    const message = messageOf(error);
    const own = {
      type: this.take(cut(typeOf(error), MAX_TYPE_CHARS)),
      ...(typeof code === 'string' ? { code: this.take(cut(code, MAX_CODE_CHARS)) } : {}),
      message: this.take(message),
    };
    const fields = this.takeFields(error);
    const stack = depth === 0 ? '' : this.take(this.stackOf(error));
    const cause = this.inside(get(error, 'cause'), depth);
    const errors = this.insideAll(error, depth);
    return {
      ...own,
      // Some errors, such as a refused connection, have their message only in an inner error.
      message: own.message === '' ? this.take(wordsOfInner(cause, errors)) : own.message,
      ...(fields && { fields }),
      ...(stack === '' ? {} : { stack }),
      ...(cause && { cause }),
      ...(errors.length > 0 && { errors }),
    };
  }

  private inside(error: unknown, depth: number): ExceptionInfo | undefined {
    const isLeftOut =
      error === undefined ||
      depth >= MAX_DEPTH ||
      this.left <= 0 ||
      this.seen.size >= MAX_ERRORS ||
      (typeof error === 'object' && this.seen.has(error));
    return isLeftOut ? undefined : this.read(error, depth + 1);
  }

  private insideAll(error: Error, depth: number): readonly ExceptionInfo[] {
    const held = get(error, 'errors');
    const list = Array.isArray(held) ? held.slice(0, MAX_ERRORS) : [get(error, 'suppressed')];
    return list.flatMap((inner: unknown) => this.inside(inner, depth) ?? []);
  }

  private stackOf(error: Error): string {
    return stackText(error, Math.min(this.maxStackLines, MAX_INNER_STACK_LINES));
  }

  private takeFields(error: Error): ErrorFields | undefined {
    const fields = safely(() => errorFields(error), undefined);
    const size = fields === undefined ? 0 : JSON.stringify(fields).length;
    if (size > this.left) return undefined;
    this.left -= size;
    return fields;
  }

  /** Cuts the text when the characters for the whole exception are used up. */
  private take(text: string): string {
    const taken = cut(text, Math.max(0, this.left));
    this.left -= taken.length;
    return taken;
  }
}

const get = (error: Error, name: string): unknown =>
  safely(() => Reflect.get(error, name) as unknown, undefined);

function typeOf(error: Error): string {
  const name = safely(() => error.constructor?.name || error.name, '');
  return typeof name === 'string' && name !== '' ? name : 'Error';
}

function messageOf(error: Error): string {
  const read = safely(() => ({ message: error.message as unknown }), undefined);
  if (!read) return UNREADABLE;
  const { message } = read;
  return typeof message === 'string'
    ? cut(message, MAX_MESSAGE_CHARS)
    : wordsFor(message, MAX_MESSAGE_CHARS);
}

function wordsOfInner(cause: ExceptionInfo | undefined, errors: readonly ExceptionInfo[]): string {
  const inner = errors.length > 0 || !cause ? errors : [cause];
  const messages = inner.map(({ message }) => message).filter((message) => message !== '');
  return cut(messages.join('; '), MAX_MESSAGE_CHARS);
}
