const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? ';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
const DAY = String.raw`(?:${MONTH} \d{1,2},? \d{4}|\d{1,2}[ -]${MONTH}[ -]\d{4})`;
const NUMBERS = String.raw`(?:\d{1,2}([./-])\d{1,2}\1\d{4}|\d{4}([./])\d{1,2}\2\d{1,2})`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\b)?`;
const ZONE = String.raw`(?: ?(?:GMT|UTC)?[+-]\d{2}:?\d{2}| (?:GMT|UTC|Z)\b)?(?: \([^()]{1,40}\))?`;
const TIME = new RegExp(
  String.raw`(?<![\p{L}\p{N}./-])(?:(?:(?:${WEEKDAY})?${DAY}|${NUMBERS})(?:,? (?:at )?${CLOCK}${ZONE})?|\d{1,2}:\d{2}(?::\d{2})? ?[AaPp][Mm])(?![\p{L}\p{N}])`,
  'gu',
);

/**
 * The text with `<time>` in the place of each date and time that has several words, or whose numbers stand in the order
 * of a country, such as `Mon Nov 30 2026 10:05:03 GMT+0100 (CET)` and `11/30/2026, 10:05 PM`.
 *
 * @param text with one space between words
 */
export const withoutWrittenTimes = (text: string): string => text.replace(TIME, '<time>');
