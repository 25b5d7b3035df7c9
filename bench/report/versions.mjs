import { existsSync, readFileSync } from 'node:fs';

const OWN_PACKAGES = ['@nestjs/core', 'typeorm', 'pg', 'mysql2', 'ioredis'];

/** The versions of Node, of the library, of its dependencies, and of the measured peers. */
export function versionsOf(peers) {
  const packages = new Set([...OWN_PACKAGES, ...peers]);
  return {
    node: process.version,
    'nestjs-hangfire': versionIn(new URL('../../package.json', import.meta.url)),
    ...Object.fromEntries([...packages].map((name) => [name, installedVersion(name)])),
  };
}

function installedVersion(name) {
  const places = ['../node_modules', '../../node_modules'].map(
    (folder) => new URL(`${folder}/${name}/package.json`, import.meta.url),
  );
  return versionIn(places.find((place) => existsSync(place)));
}

const versionIn = (file) => JSON.parse(readFileSync(file, 'utf8')).version;
