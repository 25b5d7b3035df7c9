const MINIFIED = /^.{0,2}$/u;
/** Minifiers go on to three characters where a scope is large; authors begin with a capital. */
const LONGER_MINIFIED = /^(?:[a-z_$].{2}|.*[$_].*)$/u;
/** Bundlers tell two classes of one name apart by the order in which they find them. */
const NUMBERED = /\$\d+$/;
/** The names that languages and compilers give to classes without a name, such as `export default class {}`. */
const ANONYMOUS =
  /^(?:default|\w*_default\d*|default_\d+|class_\d+|_class\d*|anonymous|__WEBPACK_DEFAULT_EXPORT__\w*)$/;
/** Numbers that look like times or counters. */
const LONG_NUMBER = /\d{9,}/;
const HEX = /^[\da-f-]{12,}$/i;
const MIN_RANDOM_CHARS = 12;
const MIN_CHANGES = 5;

/**
 * Whether a minifier, a bundler or a function such as Nest's `mixin` has made the name of a class. Such a name
 * may belong to another class in the next build, or differ from process to process.
 */
export function isGeneratedName(name: string): boolean {
  if ([MINIFIED, NUMBERED, ANONYMOUS, LONG_NUMBER].some((it) => it.test(name))) return true;
  if (name.length === 3) return LONGER_MINIFIED.test(name);
  return HEX.test(name) ? /\d/.test(name) : isRandom(name);
}

/** A name such as `OAuth2S3K8sV2Client` ends in a word. */
const ENDS_IN_WORD = /[A-Z][a-z]{3,}$/;

/** Whether a name is long, and changes between letters and digits more often than words do. */
function isRandom(name: string): boolean {
  if (name.length < MIN_RANDOM_CHARS || ENDS_IN_WORD.test(name)) return false;
  return (name.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length >= MIN_CHANGES;
}

const MAX_MINIFIED_CHARS = 3;
const WITHOUT_SPACES =
  /^(?:class(?:\s[\w$]+)?(?:\sextends\s[\w$.]+)?|function(?:\s[\w$]+)?\([^()]*\))\{/;

/**
 * Whether nobody has chosen the name of the class. The source text of the class tells whether a minifier has
 * changed it. Minifiers that keep names write them into the class as texts.
 */
export function hasGeneratedName(type: object, name: string): boolean {
  if (isGeneratedName(name)) return true;
  if (name.length > MAX_MINIFIED_CHARS) return false;
  const text = Function.prototype.toString.call(type);
  const isKept = [`"${name}"`, `'${name}'`, `\`${name}\``].some((it) => text.includes(it));
  return WITHOUT_SPACES.test(text) && !isKept;
}
