import { cutText } from './cut-text.js';
import type { ShownArgument } from './disclosure.js';
import { valueText } from './value-text.js';

const MAX_ARGUMENTS = 20;
const MAX_ARGUMENT_CHARS = 1_000;
const MAX_CHARS = 5_000;
const MAX_LINE_CHARS = 200;
const CLASS_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/**
 * The call as code: `emailService.sendWelcome(42, { … })`.
 *
 * @param args undefined if they must not or cannot be shown
 */
export function callCode(
  type: string,
  method: string,
  args: readonly ShownArgument[] | undefined,
): string {
  const shown = args ? argumentTexts(args).join(', ') : '…';
  return cutText(`${instanceName(type)}.${method}(${shown})`, MAX_CHARS).text;
}

/** The arguments in one short line, as the call has them. */
export function argumentsLine(args: readonly ShownArgument[]): string {
  const line = argumentTexts(args)
    .join(', ')
    .replace(/\s*\n\s*/g, ' ');
  return cutText(line, MAX_LINE_CHARS).text;
}

function argumentTexts(args: readonly ShownArgument[]): string[] {
  const texts = args
    .slice(0, MAX_ARGUMENTS)
    .map(({ value, isMasked }) =>
      isMasked ? String(value) : valueText(value, MAX_ARGUMENT_CHARS).text,
    );
  const left = args.length - texts.length;
  return left > 0 ? [...texts, `… +${left}`] : texts;
}

/** A stored name from `@JobType` may be any text. */
export function instanceName(type: string): string {
  return CLASS_NAME.test(type) ? type.charAt(0).toLowerCase() + type.slice(1) : type;
}
