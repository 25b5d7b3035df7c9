import { Everything } from '../ours/everything.mjs';
import { serve } from './serve.mjs';

const everything = new Everything();
serve({
  start: (place) => everything.start(place),
  enqueueFor: (seconds) => everything.enqueueFor(seconds),
});
