import { describe, expect, it } from '@jest/globals';
import { INSTRUMENTS } from '../../lib/instruments/instrument-table.js';
import { ATTRIBUTE, EVENT } from '../../lib/telemetry/span-attributes.js';
import { readProjectFile } from '../support/library-source.js';

const page = readProjectFile('docs/telemetry.md');

describe('docs/telemetry.md', () => {
  it.each(Object.entries(INSTRUMENTS))('describes the instrument %s', (name, { labels }) => {
    const row = page
      .split('\n')
      .find((line) => line.startsWith('|') && line.includes(`\`${name}\``));

    expect(row).toBeDefined();
    for (const label of labels) expect(row).toContain(`\`${label}\``);
  });

  it.each([...Object.values(ATTRIBUTE), ...Object.values(EVENT)])('mentions %s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });
});
