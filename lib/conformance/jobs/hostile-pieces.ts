/** In every hostile text, so that it is seen where it comes into a statement. */
export const MARK = 'h0stile';

/**
 * What ends texts, statements, patterns and lists in one language or another. Behind the mark, two of them are
 * no longer than the name of a queue may be.
 */
export const PIECES = [
  "'; DROP TABLE job; --",
  "' OR '1'='1",
  '"; DROP SCHEMA s; --',
  "\\'; DELETE FROM j; --",
  "E'\\x27'",
  '$1',
  '$$; SELECT 1 / 0; $$',
  ':name',
  '?',
  '%',
  '_',
  '\\',
  '{a,b}',
  '},{',
  'NULL',
  ',',
  '\u001e',
  '\n',
  '\u202e',
  'ä\u0308',
  '👋',
  '__proto__',
  'constructor',
  'x'.repeat(21),
];
