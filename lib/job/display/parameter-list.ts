/** The parameters of a method, as read from its source text. */
export interface ParameterList {
  /** The names; undefined for a parameter without a name, such as a destructured one. */
  readonly names: readonly (string | undefined)[];
  /** The index of the rest parameter. */
  readonly restAt?: number | undefined;
  /** Whether the author seems to have chosen the names. */
  readonly isReliable: boolean;
}

const SPACE = /(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*/uy;
const MODIFIERS = /(?:async(?![\p{ID_Continue}$(]))?(?:\s|\/\*[\s\S]*?\*\/)*\*?/uy;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const TEXT = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/uy;
/** A regular expression, a division or a template may begin here. Its end cannot be found without a full parser. */
const UNCLEAR = '/`';
const OPENING = '([{';
const CLOSING = ')]}';

/**
 * Reads the parameters between the parentheses behind a method's name. The list is empty for a function that is not the
 * method itself, such as the `(...args) => …` with which a decorator replaces the method.
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

  /** The next character that is not in a space or a comment. Minifiers leave no space between parameters. */
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

  /** Moves to the end of the list, or behind the next comma. Returns false where the end cannot be found. */
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
