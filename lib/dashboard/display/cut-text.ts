import { cut } from '../../support/text/cut.js';

export interface CutText {
  readonly text: string;
  readonly isCut: boolean;
}

/** The beginning of a text that may be very long. */
export function cutText(text: string, maxChars: number): CutText {
  return { text: cut(text, maxChars), isCut: text.length > maxChars };
}
