import { expect, it } from '@jest/globals';
import { STATES } from '../../../lib/dashboard/web/src/components/state/built-in-states.js';
import { STATE_NAMES } from '../../../lib/states/state-names.js';

it('The pages know the states of the library', () => {
  expect(STATES.toSorted()).toEqual(STATE_NAMES.toSorted());
});
