import type { ServiceType } from '../../job/service-type.js';

type Names = readonly (string | undefined)[];

const OPENING = '([{';
const CLOSING = ')]}';
const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u;
const known = new WeakMap<object, Names>();

/**
 * The names of a method's parameters, as its source has them; undefined for those without one, such
 * as destructured ones. Minified code has other names than its author has given.
 *
 * @param classes on which the method may be, the more general first
 */
export function argumentNames(classes: readonly ServiceType[], method: string): Names {
  for (const type of classes.toReversed()) {
    const found = methodOf(type.prototype, method);
    if (found) return namesOf(found);
  }
  return [];
}

/** Without asking an accessor for anything. */
function methodOf(prototype: unknown, name: string): object | undefined {
  for (let link = prototype; link; link = Object.getPrototypeOf(link)) {
    const value: unknown = Object.getOwnPropertyDescriptor(link, name)?.value;
    if (typeof value === 'function') return value;
  }
  return undefined;
}

function namesOf(method: object): Names {
  const names = known.get(method) ?? parameterTexts(String(method)).map(nameOf);
  known.set(method, names);
  return names;
}

const nameOf = (text: string) => NAME.exec(text.trim())?.[0];

/** What stands between the commas of the first pair of parentheses. */
function parameterTexts(source: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let current = '';

  for (const piece of pieces(source.slice(Math.max(0, source.indexOf('('))))) {
    if (depth === 1 && (piece === ',' || piece === ')')) {
      texts.push(current);
      current = '';
    } else if (depth > 0) current += piece;

    if (OPENING.includes(piece)) depth += 1;
    if (CLOSING.includes(piece)) depth -= 1;
    if (depth === 0) break;
  }
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** Single characters; strings as a whole, and nothing for comments. */
function* pieces(source: string): Generator<string> {
  const PIECE =
    /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|[\s\S]/g;
  for (const [piece] of source.matchAll(PIECE)) {
    if (!piece.startsWith('/*') && !piece.startsWith('//')) yield piece;
  }
}
