const MINIFIED = /^.{0,2}$/u;
/** Minifiers go on to three characters where a scope is large; authors begin with a capital. */
const LONGER_MINIFIED = /^(?:[a-z_$].{2}|.*[$_].*)$/u;
/** Bundlers tell two classes of one name apart by the order in which they find them. */
const NUMBERED = /\$\d+$/;
/** What languages and compilers call a class that has no name: `export default class {}` and its like. */
const ANONYMOUS =
  /^(?:default|\w*_default\d*|default_\d+|class_\d+|_class\d*|anonymous|__WEBPACK_DEFAULT_EXPORT__\w*)$/;
/** Times and counters. */
const LONG_NUMBER = /\d{9,}/;
const HEX = /^[\da-f-]{12,}$/i;
const MIN_RANDOM_CHARS = 12;
const MIN_CHANGES = 5;

/**
 * Whether a minifier, a bundler or a function such as Nest's `mixin` has made the name of a class. Such a
 * name belongs to another class in the next build, or is another one in each process.
 */
export function isGeneratedName(name: string): boolean {
  if ([MINIFIED, NUMBERED, ANONYMOUS, LONG_NUMBER].some((it) => it.test(name))) return true;
  if (name.length === 3) return LONGER_MINIFIED.test(name);
  return HEX.test(name) ? /\d/.test(name) : isRandom(name);
}

/** As in `OAuth2S3K8sV2Client`. */
const ENDS_IN_WORD = /[A-Z][a-z]{3,}$/;

/** Long, and changing between letters and digits more often than words do. */
function isRandom(name: string): boolean {
  if (name.length < MIN_RANDOM_CHARS || ENDS_IN_WORD.test(name)) return false;
  return (name.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length >= MIN_CHANGES;
}

const MAX_MINIFIED_CHARS = 3;
const WITHOUT_SPACES =
  /^(?:class(?:\s[\w$]+)?(?:\sextends\s[\w$.]+)?|function(?:\s[\w$]+)?\([^()]*\))\{/;

/**
 * Whether nobody has chosen the name of the class. The text of the class tells what a minifier has been at; minifiers that
 * keep names write them into the class as texts.
 */
export function hasGeneratedName(type: object, name: string): boolean {
  if (isGeneratedName(name)) return true;
  if (name.length > MAX_MINIFIED_CHARS) return false;
  const text = Function.prototype.toString.call(type);
  const isKept = [`"${name}"`, `'${name}'`, `\`${name}\``].some((it) => text.includes(it));
  return WITHOUT_SPACES.test(text) && !isKept;
}
