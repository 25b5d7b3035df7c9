import type { ArgumentAnswer } from '../../answers/jobs.js';
import type { ShownArgument } from '../../display/disclosure.js';
import { valueText } from '../../display/value-text.js';
import { present } from './present.js';

const MAX_ARGUMENTS = 100;
const MAX_CHARS = 20_000;
/** The limit for all arguments together. */
const MAX_TOTAL_CHARS = 200_000;

export function argumentAnswers(args: readonly ShownArgument[]): ArgumentAnswer[] {
  let left = MAX_TOTAL_CHARS;
  const answers = args.slice(0, MAX_ARGUMENTS).map(({ name, value, isMasked }) => {
    if (isMasked) return present({ name, text: String(value), isCut: false, isMasked });

    const { text, isCut } = valueText(value, Math.max(1, Math.min(left, MAX_CHARS)));
    left -= text.length;
    return present({ name, text, isCut, isMasked });
  });

  const unseen = args.length - answers.length;
  const rest = { text: `… +${unseen}`, isCut: true, isMasked: false };
  return unseen > 0 ? [...answers, rest] : answers;
}
