import { inspect } from 'node:util';
import { cut } from './cut.js';
import { lineText, quotedText } from './line-text.js';
import { SKETCH_DEPTH, type SketchOptions, sketch } from './sketch.js';

const MAX_FACT_CHARS = 2_000;
const MAX_LIST_CHARS = 8_000;

/** Describes any value for use within a sentence. */
export function wordsFor(value: unknown, maxChars: number, hides?: SketchOptions['hides']): string {
  const shown = sketch(value, { maxChars, hides });
  return cut(inspect(shown, { depth: SKETCH_DEPTH + 1, maxStringLength: null }), maxChars);
}

/** A fact of a log event for use within a line. The fact may be any value, because a job may have thrown it. */
export function factText(value: unknown): string {
  const json = JSON.stringify(sketch(value, { maxChars: MAX_FACT_CHARS }), withTexts);
  return json.startsWith('"')
    ? quotedText(JSON.parse(json), MAX_FACT_CHARS)
    : lineText(json, MAX_LIST_CHARS);
}

/** Writes values that JSON cannot write. */
function withTexts(_name: string, value: unknown): unknown {
  const isUnwritable =
    value === undefined ||
    typeof value === 'bigint' ||
    (typeof value === 'number' && !Number.isFinite(value));
  return isUnwritable ? String(value) : value;
}
