import { fileURLToPath } from 'node:url';
import { startWebFixture } from './web-fixture.js';

// `npm run build:dashboard && node test/dashboard/web-fixture/main.js`
const webRoot = fileURLToPath(new URL('../../../dist/dashboard/web/', import.meta.url));
const { url } = await startWebFixture({ webRoot, port: Number(process.env.PORT ?? 4321) });

process.stdout.write(`${url}\n`);
