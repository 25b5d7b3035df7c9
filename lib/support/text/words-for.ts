import { inspect } from 'node:util';
import { cut } from './cut.js';
import { lineText, quotedText } from './line-text.js';
import { SKETCH_DEPTH, type SketchOptions, sketch } from './sketch.js';

const MAX_FACT_CHARS = 2_000;
const MAX_LIST_CHARS = 8_000;

/** Says in a sentence what a value is, whatever it is. */
export function wordsFor(value: unknown, maxChars: number, hides?: SketchOptions['hides']): string {
  const shown = sketch(value, { maxChars, hides });
  return cut(inspect(shown, { depth: SKETCH_DEPTH + 1, maxStringLength: null }), maxChars);
}

/** A fact of a log's as a part of one line, whatever it is: a job may have thrown it. */
export function factText(value: unknown): string {
  const json = JSON.stringify(sketch(value, { maxChars: MAX_FACT_CHARS }), withTexts);
  return json.startsWith('"')
    ? quotedText(JSON.parse(json), MAX_FACT_CHARS)
    : lineText(json, MAX_LIST_CHARS);
}

/** For what JSON has no words for. */
function withTexts(_name: string, value: unknown): unknown {
  const isUnwritable =
    value === undefined ||
    typeof value === 'bigint' ||
    (typeof value === 'number' && !Number.isFinite(value));
  return isUnwritable ? String(value) : value;
}
