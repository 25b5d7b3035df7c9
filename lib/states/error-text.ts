import { cut } from '../support/text/cut.js';
import { type ExceptionInfo, exceptionInfo } from './exception-info.js';
import { stackText } from './stack-text.js';

const MAX_LINE_CHARS = 4_096;
const MAX_STACK_LINES = 100;

/** The messages of an error, its causes and its inner errors, in one line for the log. */
export function errorLine(error: unknown): string {
  const info = exceptionInfo(error, { maxStackLines: 0 });
  return cut([info.message, ...insideOf(info).map(words)].join('; '), MAX_LINE_CHARS);
}

/** The stacks of an error, its causes and its inner errors. Undefined where the error has no stack. */
export function errorStacks(error: unknown): string | undefined {
  const stack = stackText(error, MAX_STACK_LINES);
  const inner = insideOf(exceptionInfo(error)).map((it) =>
    [words(it), it.info.stack ?? ''].join('\n'),
  );
  return [stack, ...inner].join('\n') || undefined;
}

interface Inner {
  readonly relation: 'caused by' | 'with';
  readonly info: ExceptionInfo;
}

function insideOf({ cause, errors = [] }: ExceptionInfo): readonly Inner[] {
  const direct: readonly Inner[] = [
    ...(cause ? [{ relation: 'caused by', info: cause } as const] : []),
    ...errors.map((info) => ({ relation: 'with', info }) as const),
  ];
  return direct.flatMap((inner) => [inner, ...insideOf(inner.info)]);
}

const words = ({ relation, info: { type, message } }: Inner) => `${relation} ${type}: ${message}`;
