/** The parameters of a method, as far as its source tells. */
export interface ParameterList {
  /** Undefined for those without one, such as destructured ones. */
  readonly names: readonly (string | undefined)[];
  /** Which one takes all further arguments. */
  readonly restAt?: number | undefined;
  /** Whether the author has given the names, as far as one can see. */
  readonly isReliable: boolean;
}

const SPACE = /(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/uy;
const MODIFIERS = /(?:async(?![\p{ID_Continue}$(]))?(?:\s|\/\*[\s\S]*?\*\/)*\*?/uy;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const TEXT = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/uy;
/** A regular expression, a division or a template: nobody knows where it ends without the whole grammar. */
const UNCLEAR = '/`';
const OPENING = '([{';
const CLOSING = ')]}';

/**
 * What stands between the parentheses behind a method's name. Nothing for a function that is no method of
 * that name, such as the `(...args) => …` that a decorator has put in the place of one.
 */
export function parameterList(source: string, method: string): ParameterList {
  const names: (string | undefined)[] = [];
  const reader = new Reader(source);
  if (!reader.startsMethod(method)) return { names, isReliable: false };

  let restAt: number | undefined;
  while (reader.next() !== ')') {
    if (reader.passes('...')) restAt = names.length;
    const name = reader.take(NAME);
    names.push(restAt === undefined ? name : undefined);
    if (!reader.passParameter()) return { names, restAt, isReliable: false };
  }
  reader.passes(')');
  return { names, restAt, isReliable: !reader.isAt('{') };
}

class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  startsMethod(method: string): boolean {
    this.take(MODIFIERS);
    this.take(SPACE);
    const name = this.take(NAME) ?? this.take(TEXT)?.slice(1, -1);
    return name === method && this.next() === '(' && this.passes('(');
  }

  /** The next character that is neither space nor in a comment; minifiers leave no space in between. */
  next(): string | undefined {
    this.take(SPACE);
    return this.source[this.at];
  }

  isAt(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  passes(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.at += text.length;
    return true;
  }

  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  /** To the end of the list, or behind the comma; false where that cannot be told. */
  passParameter(): boolean {
    let depth = 0;
    for (;;) {
      const character = this.next();
      if (character === undefined || UNCLEAR.includes(character)) return false;
      if (depth === 0 && character === ')') return true;
      if (this.take(TEXT) !== undefined) continue;

      this.at += 1;
      if (depth === 0 && character === ',') return true;
      if (OPENING.includes(character)) depth += 1;
      if (CLOSING.includes(character)) depth -= 1;
    }
  }
}
