import { describe, expect, it } from '@jest/globals';
import { planOf } from '../../../../lib/storages/sql/schema/schema-plan.js';

const PARTS: Readonly<Record<string, readonly string[]>> = {
  jobs: ['job.id', 'job.state', 'trim_history()'],
  servers: ['server.id'],
  index: [],
};
const ALL = [...(PARTS.jobs ?? []), ...(PARTS.servers ?? [])];

interface Found {
  readonly recorded?: readonly string[];
  readonly present: readonly string[];
}

const plan = ({ recorded = [], present }: Found, areStepsAtomic = true) => {
  const planned = Object.entries(PARTS).map(([step, parts]) => ({
    step,
    parts,
    isRecorded: recorded.includes(step),
  }));
  return planOf(planned, new Set(present), { areStepsAtomic });
};

describe('What makes a schema whole', () => {
  it('is every step where no table stands, whatever is recorded', () => {
    const found = { recorded: ['jobs', 'servers'], present: ['trim_history()'] };

    expect(plan(found)).toMatchObject({ startsAnew: true, toRun: ['jobs', 'servers', 'index'] });
  });

  it('is nothing where every step is recorded and stands', () => {
    expect(plan({ recorded: Object.keys(PARTS), present: ALL })).toEqual({
      startsAnew: false,
      lacking: [],
      toRecord: [],
      toRun: [],
    });
  });

  it('is the record of a step that stands, and a run of one that leaves nothing to be seen', () => {
    expect(plan({ recorded: ['jobs'], present: ALL })).toMatchObject({
      toRecord: ['servers'],
      toRun: ['index'],
    });
  });

  it('cannot be told where a part of a recorded step is gone', () => {
    const found = { recorded: ['jobs', 'servers'], present: ['job.id', 'trim_history()'] };

    expect(plan(found)).toMatchObject({ lacking: ['job.state', 'server'], toRun: [] });
  });

  it('cannot be told where some of a step stands that happens at once', () => {
    expect(plan({ present: ['job.id'] })).toMatchObject({
      lacking: ['job.state', 'trim_history()'],
    });
  });

  it('is another run of a step whose parts stand, where it may have ended before its last statement', () => {
    expect(plan({ recorded: ['jobs'], present: ALL }, false)).toMatchObject({
      toRecord: [],
      toRun: ['servers', 'index'],
    });
  });

  it('is another run of a step that was interrupted, where steps do not happen at once', () => {
    expect(plan({ present: ['job.id'] }, false)).toMatchObject({
      lacking: [],
      toRun: ['jobs', 'servers', 'index'],
    });
  });
});
