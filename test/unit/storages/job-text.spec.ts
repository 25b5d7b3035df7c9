import { describe, expect, it } from '@jest/globals';
import type { HistoryEntry } from '../../../lib/storage/jobs/records.js';
import {
  historyText,
  historyTexts,
  readHistory,
  readLastEntry,
  shortHistoryText,
} from '../../../lib/storages/parts/job-text.js';

const AT = new Date('2030-01-01T00:00:00Z');
const LATER = new Date('2030-01-01T00:00:01Z');
const server = { serverId: 'server-1' };
const other = { serverId: 'server-2' };

describe('the texts of several histories', () => {
  it('are those of each history', () => {
    const histories: HistoryEntry[][] = [
      [
        { state: 'Processing', at: AT, data: server },
        { state: 'Succeeded', at: LATER, data: { latencyMs: 1 } },
      ],
      [{ state: 'Processing', at: LATER, data: server }],
      [{ state: 'Processing', at: LATER, reason: 'Again', data: server }],
      [{ state: 'Processing', at: AT, data: other }],
      [],
      [
        { state: 'Mine "own"', at: AT, data: other },
        { state: 'Processing', at: AT, data: server },
      ],
      [{ state: 'Processing', at: AT, data: server }],
    ];

    expect(historyTexts(histories)).toEqual(histories.map(historyText));
    expect(historyText(histories[0] ?? [])).toBe(
      `{"state":"Processing","at":${AT.getTime()},"data":{"serverId":"server-1"}},` +
        `{"state":"Succeeded","at":${LATER.getTime()},"data":{"latencyMs":1}}`,
    );
  });
});

describe('the short text of a history', () => {
  const enqueued: HistoryEntry = { state: 'Enqueued', at: AT, data: {} };
  const ended: HistoryEntry = { state: 'Succeeded', at: LATER, data: { latencyMs: 1 } };

  it('is a time where a job was only Enqueued', () => {
    expect(shortHistoryText([enqueued])).toBe(String(AT.getTime()));
    expect(readHistory(shortHistoryText([enqueued]))).toEqual([enqueued]);
    expect(readLastEntry(shortHistoryText([enqueued]))).toEqual({ reason: undefined, data: {} });
  });

  it('takes entries behind it as any other text does', () => {
    const text = `${shortHistoryText([enqueued])},${historyText([ended])}`;

    expect(readHistory(text)).toEqual([enqueued, ended]);
    expect(readLastEntry(text)).toEqual({ reason: undefined, data: ended.data });
  });

  it.each<[string, HistoryEntry[]]>([
    ['nothing', []],
    ['another state', [ended]],
    ['a reason', [{ ...enqueued, reason: 'By hand' }]],
    ['data', [{ ...enqueued, data: { queue: 'mails' } }]],
    ['more entries', [enqueued, ended]],
  ])('is the whole text where there is more to tell: %s', (_, history) => {
    expect(shortHistoryText(history)).toBe(historyText(history));
  });
});
