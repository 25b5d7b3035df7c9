import { STATE_NAMES } from '../../states/state-names.js';

const NAME = /^[\p{L}\d_-]{1,100}$/u;

/** The name of the state that the text names in upper or lower case. Applications may have states of their own. */
export function stateNamed(text: string): string | undefined {
  const known = STATE_NAMES.find((name) => name.toLowerCase() === text.toLowerCase());
  return known ?? (NAME.test(text) ? text : undefined);
}
