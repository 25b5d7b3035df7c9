import { types } from 'node:util';
import { FormatError } from '../errors/format-error.js';

const PIECES = /\{\{|\}\}|\{(\d+)\}|[{}]/g;

/**
 * Puts arguments into a template such as `tenant-{0}`. `{{` and `}}` stand for braces.
 *
 * @throws FormatError when a brace stands alone, or an argument is missing or has no text.
 */
export function formatTemplate(template: string, args: readonly unknown[]): string {
  return replacePieces(template, (index) => {
    if (index < args.length) return textOf(args[index], template);
    throw new FormatError(template, `it names argument {${index}}, but there are ${args.length}`);
  });
}

/**
 * The indexes of the arguments that a template names; none for a literal.
 *
 * @throws FormatError when a brace stands alone.
 */
export function templatePlaceholders(template: string): readonly number[] {
  const indexes = new Set<number>();
  replacePieces(template, (index) => {
    indexes.add(index);
    return '';
  });
  return [...indexes];
}

function replacePieces(template: string, placeholder: (index: number) => string): string {
  return template.replace(PIECES, (piece: string, index: string | undefined) => {
    if (index !== undefined) return placeholder(Number(index));
    if (piece.length === 2) return piece.slice(1);
    throw new FormatError(template, `it has a single "${piece}" that belongs to no placeholder`);
  });
}

function textOf(value: unknown, template: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (types.isDate(value))
    return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();

  try {
    let pieces = 0;
    return JSON.stringify(value, (key, piece: unknown) => {
      pieces += 1;
      if (pieces > MAX_PIECES) throw new RangeError(`It has more than ${MAX_PIECES} pieces.`);
      return readable(key, piece);
    });
  } catch (cause) {
    throw new FormatError(template, 'an argument cannot be written as JSON', { cause });
  }
}

/**
 * How many pieces the text of an argument may have. A few hundred bytes can stand for a list of four billion elements,
 * or for lists that share their elements.
 */
const MAX_PIECES = 100_000;

/** Writes big integers, which JSON cannot write, and Maps and Sets, which JSON would show as `{}`. */
function readable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return types.isMap(value) || types.isSet(value) ? [...value] : value;
}
