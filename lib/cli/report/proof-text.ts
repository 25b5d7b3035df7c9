import { durationText } from './duration-text.js';
import { failuresText } from './failures-text.js';
import type { Proof } from './proof.js';
import { tableText } from './table-text.js';
import { type Tally, tallyByRole, tallyOf } from './tally.js';

const HEADINGS = ['Role', 'Cases', 'Passed', 'Failed', 'Left out', 'Time'];

/** The report for people: the table, the cases that were left out and why, the failures, and a conclusion. */
export function proofText(proof: Proof): string {
  const { results } = proof;
  const rows = [...tallyByRole(results)].map(([role, tally]) => rowOf(role, tally));
  const table = tableText([HEADINGS, ...rows, rowOf('Total', tallyOf(results))]);
  return [table, leftOutText(proof), failuresText(results), conclusionOf(proof)]
    .filter((part) => part !== '')
    .join('\n');
}

const rowOf = (title: string, { cases, passed, failed, leftOut, durationMs }: Tally): string[] => [
  title,
  ...[cases, passed, failed, leftOut].map((count) => (count === 0 ? '–' : `${count}`)),
  durationText(durationMs),
];

function leftOutText({ results, lacks }: Proof): string {
  const leftOut = results.filter(({ outcome }) => outcome === 'left-out');
  return lacks
    .map(({ need, reason }) => {
      const count = leftOut.filter((result) => result.case.needs.includes(need)).length;
      return count === 0
        ? ''
        : `Left out: ${casesText(count)} with the need "${need}". ${reason}\n`;
    })
    .join('');
}

function conclusionOf({ results, caseCount, stoppedBy, durationMs }: Proof): string {
  const { passed, failed, leftOut } = tallyOf(results);
  const parts = [`${failed} failed`, `${passed} passed`, `${leftOut} left out`];
  const summary = parts.filter((part) => !part.startsWith('0 ')).join(', ') || 'nothing was run';
  const stopped =
    stoppedBy === undefined
      ? ''
      : `Stopped by ${stoppedBy} after ${results.length} of ${casesText(caseCount)}: `;
  return `${stopped}${summary}, in ${durationText(durationMs)}.\n`;
}

const casesText = (count: number): string => (count === 1 ? '1 case' : `${count} cases`);
