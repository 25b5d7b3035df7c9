import { direction } from './locale';

/** Embeddings, overrides and isolates: they change the direction of the text after them. */
const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;
/** In languages that run from right to left, our own sentences isolate the names in them. */
const CONTROLS_BESIDE_ISOLATES = /[\u202A-\u202E\u2066\u2067]/g;

/** The text with its controls of direction in words, `[U+202E]`, so that no text looks like another text. */
export function visibleDirections(text: string): string {
  const controls = direction.peek() === 'rtl' ? CONTROLS_BESIDE_ISOLATES : CONTROLS;
  return text.replace(
    controls,
    (control) => `[U+${control.charCodeAt(0).toString(16).toUpperCase()}]`,
  );
}
