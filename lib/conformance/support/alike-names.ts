/**
 * Names that some database treats as equal, because its collation ignores case, accents, width, joiners or blanks at
 * either end, or treats all characters beyond the first 65,536 as the same character.
 */
export const ALIKE_NAMES = [
  'a',
  'A',
  'a ',
  ' a',
  'ä',
  'a\u0308',
  '\uff41',
  'a\u200d',
  'ss',
  'ß',
  '👋',
  '🙂',
];
