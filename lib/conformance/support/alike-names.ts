/**
 * Some order of characters takes each of these names for another one of them: it ignores case, accents, width,
 * joiners or blanks at an end, or counts all characters beyond the first 65,536 as the same.
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
