/** Every hostile text has this mark, so that a test sees the text inside a statement. */
export const MARK = 'h0stile';

/**
 * Characters that end texts, statements, patterns or lists in some language. The mark and two pieces together are no
 * longer than the name of a queue may be.
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
