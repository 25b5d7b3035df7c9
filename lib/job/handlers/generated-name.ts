const MINIFIED = /^.{0,2}$/u;
/** In large scopes minifiers use three characters. Names that an author chose begin with a capital. */
const LONGER_MINIFIED = /^(?:[a-z_$].{2}|.*[$_].*)$/u;
/**
 * Bundlers add a number to the second class of a name. Which class is second depends on the order in which they are
 * found.
 */
const NUMBERED = /\$\d+$/;
/** The names that languages and compilers give to classes without a name, such as `export default class {}`. */
const ANONYMOUS =
  /^(?:default|\w*_default\d*|default_\d+|class_\d+|_class\d*|anonymous|__WEBPACK_DEFAULT_EXPORT__\w*)$/;
/** A number that looks like a time or a counter. */
const LONG_NUMBER = /\d{9,}/;
const HEX = /^[\da-f-]{12,}$/i;
const MIN_RANDOM_CHARS = 12;
const MIN_CHANGES = 5;

/**
 * Whether the name of a class was generated: by a minifier, a bundler or a function such as Nest's `mixin`. In the next
 * build, such a name may belong to another class. It may also differ from process to process.
 */
export function isGeneratedName(name: string): boolean {
  if ([MINIFIED, NUMBERED, ANONYMOUS, LONG_NUMBER].some((it) => it.test(name))) return true;
  if (name.length === 3) return LONGER_MINIFIED.test(name);
  return HEX.test(name) ? /\d/.test(name) : isRandom(name);
}

/** Names such as `OAuth2S3K8sV2Client` end in a word, so an author chose them. */
const ENDS_IN_WORD = /[A-Z][a-z]{3,}$/;

/** Whether a name is long, and changes between letters and digits more often than an author's names do. */
function isRandom(name: string): boolean {
  if (name.length < MIN_RANDOM_CHARS || ENDS_IN_WORD.test(name)) return false;
  return (name.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length >= MIN_CHANGES;
}

const MAX_MINIFIED_CHARS = 3;
const WITHOUT_SPACES =
  /^(?:class(?:\s[\w$]+)?(?:\sextends\s[\w$.]+)?|function(?:\s[\w$]+)?\([^()]*\))\{/;

/**
 * Whether the name of the class was generated. The source text of the class shows whether a minifier has changed the
 * name. Minifiers that keep names write them into the class as texts.
 */
export function hasGeneratedName(type: object, name: string): boolean {
  if (isGeneratedName(name)) return true;
  if (name.length > MAX_MINIFIED_CHARS) return false;
  const text = Function.prototype.toString.call(type);
  const isKept = [`"${name}"`, `'${name}'`, `\`${name}\``].some((it) => text.includes(it));
  return WITHOUT_SPACES.test(text) && !isKept;
}
