import { describe, expect, it } from '@jest/globals';
import { csvLine } from '../../../lib/dashboard/exports/csv.js';

describe('A line of CSV', () => {
  it('has texts in quotes, numbers as they are, and nothing for what is left out', () => {
    expect(csvLine(['a', 7, undefined, '', -5])).toBe('"a",7,,"",-5\r\n');
  });

  it('keeps commas, quotes and lines inside a text', () => {
    expect(csvLine(['a,b', 'say "no"', 'one\ntwo'])).toBe('"a,b","say ""no""","one\ntwo"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
    'keeps a spreadsheet from taking %j for a formula',
    (text) => {
      expect(csvLine([text])).toBe(`"'${text}"\r\n`);
    },
  );
});
