import { fileURLToPath } from 'node:url';
import { Camera } from './camera.mjs';
import { photographPages } from './pages.mjs';
import { openShop } from './shop.mjs';
import { StagedClock } from './staged-clock.mjs';
import { BEGINNING, tellStory } from './story/story.mjs';

const FOLDER = fileURLToPath(new URL('../../docs/images', import.meta.url));

const clock = new StagedClock(BEGINNING);
const shop = await openShop(clock);
const camera = await Camera.open(FOLDER);
try {
  const story = await tellStory(shop);
  await photographPages(camera, shop, story);
} finally {
  await camera.close();
  await shop.close();
}
