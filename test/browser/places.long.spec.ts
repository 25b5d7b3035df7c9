import { describe } from '@jest/globals';
import { useBrowser } from './support/browser.js';
import { describePages } from './support/describe-pages.js';
import { ALL_PLACES, DEEP } from './support/places.js';
import { workingSite } from './support/working-site.js';

useBrowser();

describe.each([...ALL_PLACES, DEEP])('On $platform, $where', (place) => {
  describePages(() => workingSite(place));
});
