import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { npm } from './commands.js';
import { PROJECT } from './packed-library.js';

/** Has the library as if it were published; for anything else it names the registry that npm is set to. */
export class LocalRegistry {
  #server = createServer();

  /** @param {string} tarball */
  static async start(tarball) {
    const registry = new LocalRegistry();
    const upstream = (await npm(['config', 'get', 'registry'], PROJECT)).trim();
    const content = await readFile(tarball);
    const manifest = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
    const { name, version } = manifest;
    registry.#server.on('request', ({ url = '' }, response) => {
      const dist = {
        tarball: `${registry.url}/${name}.tgz`,
        integrity: `sha512-${createHash('sha512').update(content).digest('base64')}`,
      };
      const versions = { [version]: { ...manifest, dist } };
      if (url === `/${name}.tgz`) response.end(content);
      else if (url === `/${name}`)
        response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
      else response.writeHead(302, { location: new URL(url, upstream).href }).end();
    });
    registry.#server.listen(0, '127.0.0.1');
    await once(registry.#server, 'listening');
    return registry;
  }

  get url() {
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${port}`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
