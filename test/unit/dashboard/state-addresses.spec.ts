import { describe, expect, it } from '@jest/globals';
import { searchTextOf } from '../../../lib/dashboard/api/requests/search-request.js';
import { stateSegment } from '../../../lib/dashboard/web/src/addresses/state-segment.js';
import { STATE_NAMES } from '../../../lib/states/state-names.js';

describe('In addresses and searches', () => {
  it.each(STATE_NAMES)('the built-in state %s is in lower case', (state) => {
    expect(stateSegment(state)).toBe(state.toLowerCase());
    expect(searchTextOf({ state })).toBe(`state:${state.toLowerCase()}`);
  });

  it.each(['CreditCheck', 'FAILED_TWICE', 'Prüfung'])(
    'the state %s of an application keeps its letters',
    (state) => {
      expect(stateSegment(state)).toBe(state);
      expect(searchTextOf({ state })).toBe(`state:${state}`);
    },
  );
});
