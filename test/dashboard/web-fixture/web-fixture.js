import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { MockApi } from './mock-api.js';

/**
 * @import { IncomingMessage, ServerResponse } from 'node:http'
 * @import { AddressInfo } from 'node:net'
 * @typedef {{ url: string; api: MockApi; close: () => Promise<void> }} WebFixture
 */

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the built pages as the real dashboard does, and plays its API.
 *
 * @param {{ webRoot: string; mountPath?: string; port?: number }} options
 * @returns {Promise<WebFixture>}
 */
export async function startWebFixture({ webRoot, mountPath = '/hangfire', port = 0 }) {
  const api = new MockApi();
  const server = createServer((request, response) => {
    respond(request, response, { api, webRoot, mountPath }).catch(() =>
      response.writeHead(500).end(),
    );
  });

  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {AddressInfo} */ (server.address());

  return {
    url: `http://127.0.0.1:${address.port}${mountPath}`,
    api,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {{ api: MockApi; webRoot: string; mountPath: string }} dashboard
 */
async function respond(request, response, { api, webRoot, mountPath }) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname !== mountPath && !url.pathname.startsWith(`${mountPath}/`)) {
    response.writeHead(404).end();
    return;
  }
  const path = url.pathname.slice(mountPath.length + 1);
  if (path === 'api/live') return stream(request, response, api);
  if (path.startsWith('api/')) return answer(request, response, { api, url, path });
  serve(response, { webRoot, mountPath, path, pathname: url.pathname });
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {{ api: MockApi; url: URL; path: string }} call
 */
async function answer(request, response, { api, url, path }) {
  let text = '';
  for await (const chunk of request) text += chunk;

  const { status, body } = api.answer(
    {
      method: request.method ?? 'GET',
      path: path.split('/').slice(1).map(decodeURIComponent),
      query: url.searchParams,
      body: text === '' ? {} : JSON.parse(text),
    },
    String(request.headers['x-hangfire-token'] ?? ''),
  );
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {MockApi} api
 */
function stream(request, response, api) {
  if (api.isStoreDown) {
    response.writeHead(503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'STORAGE_UNAVAILABLE', message: '' }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const say = () => {
    if (api.isStoreDown) response.end();
    else response.write(`data: ${JSON.stringify(api.live())}\n\n`);
  };
  say();
  const timer = setInterval(say, 1_000);
  request.on('close', () => clearInterval(timer));
}

/**
 * @param {ServerResponse} response
 * @param {{ webRoot: string; mountPath: string; path: string; pathname: string }} asked
 */
function serve(response, { webRoot, mountPath, path, pathname }) {
  const isFile = path.startsWith('assets/') || ['theme.js', 'favicon.svg'].includes(path);
  const file = isFile ? normalize(path) : 'index.html';
  const headers = {
    'content-type': TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? 'text/plain',
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
    'cache-control': path.startsWith('assets/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  };
  try {
    const content = readFileSync(join(webRoot, file));
    response.writeHead(200, headers);
    response.end(isFile ? content : withBase(content.toString(), baseFor(pathname, mountPath)));
  } catch {
    response.writeHead(404).end();
  }
}

/** Relative to the address that was asked for, so it holds behind any proxy path. @param {string} pathname @param {string} mountPath */
function baseFor(pathname, mountPath) {
  const below = pathname.slice(mountPath.length).split('/').length - 1;
  if (below === 0) return `./${mountPath.split('/').at(-1)}/`;
  return below === 1 ? './' : '../'.repeat(below - 1);
}

/** @param {string} html @param {string} base */
function withBase(html, base) {
  return html.replace('<base href="./" />', `<base href="${base}" />`);
}
