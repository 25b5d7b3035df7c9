import css from './code-text.module.css';

const TOKENS =
  /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(-?\b\d[\d_.]*n?\b)|\b(await|new|true|false|null|undefined)\b/g;

/** Longer texts get no colours, which would cost too much time. */
const COLOURED_CHARACTERS = 20_000;

type Token = readonly [text: string, kind?: 'string' | 'number' | 'keyword'];

/** A call or a value as code. Each piece is a text node and never markup. */
export function CodeText({ text }: { text: string }) {
  if (text.length > COLOURED_CHARACTERS) return <code class="foreign">{text}</code>;

  return (
    <code class="foreign">
      {tokensOf(text).map(([piece, kind], index) =>
        kind ? (
          <span key={index} class={css[kind]}>
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </code>
  );
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;

  for (const match of text.matchAll(TOKENS)) {
    if (match.index > end) tokens.push([text.slice(end, match.index)]);
    tokens.push([match[0], match[1] ? 'string' : match[2] ? 'number' : 'keyword']);
    end = match.index + match[0].length;
  }
  return [...tokens, [text.slice(end)]];
}
