import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findProgram, type ProxyKind, type ProxySetting } from './web-proxy.js';

const APACHE_MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules'].find(existsSync);
const VITE = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url));

/** What nginx 1.29.7 and later do unless they are told otherwise. */
const NGINX_HTTP_1_1 = ['proxy_http_version 1.1;', 'proxy_set_header Connection "";'];

/** The proxies that are installed, and the names of the programs that are not. */
export function installedProxies(): { kinds: readonly ProxyKind[]; missing: readonly string[] } {
  const kinds: ProxyKind[] = [vite(true), vite(false)];
  const missing: string[] = [];
  const add = (names: readonly string[], makers: readonly ((program: string) => ProxyKind)[]) => {
    const program = names.map(findProgram).find((found) => found !== undefined);
    if (program === undefined) missing.push(String(names[0]));
    else kinds.push(...makers.map((make) => make(program)));
  };

  add(
    ['nginx'],
    [
      (it) => nginx(it, 'with its defaults', []),
      (it) => nginx(it, 'over HTTP/1.1', NGINX_HTTP_1_1),
      (it) => nginx(it, 'with Host $host', [...NGINX_HTTP_1_1, 'proxy_set_header Host $host;']),
      (it) =>
        nginx(it, 'with Host $http_host and addresses', [
          ...NGINX_HTTP_1_1,
          'proxy_set_header Host $http_host;',
          'proxy_set_header X-Real-IP $remote_addr;',
          'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
        ]),
    ],
  );
  if (APACHE_MODULES === undefined) missing.push('apache2');
  else add(['apache2', 'httpd'], [(it) => apache(it, 'Off'), (it) => apache(it, 'On')]);
  add(
    ['caddy'],
    [
      (it) => caddy(it, 'with its defaults', ''),
      (it) =>
        caddy(
          it,
          'without a trace',
          ['header_up Host {upstream_hostport}', 'header_up -X-Forwarded-*', 'header_up -Via'].join(
            '\n',
          ),
        ),
    ],
  );
  add(['haproxy'], [haproxy]);
  return { kinds, missing };
}

function nginx(program: string, how: string, directives: readonly string[]): ProxyKind {
  return {
    name: `nginx ${how}`,
    program,
    file: 'nginx.conf',
    args: (file, { folder }) => ['-p', folder, '-c', file, '-e', 'stderr'],
    config: ({ folder, port, target }) => `
      daemon off;
      pid ${folder}/nginx.pid;
      worker_processes 1;
      events {}
      http {
        access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
          .map((name) => `${name}_temp_path ${folder}/${name};`)
          .join('\n')}
        server {
          listen 127.0.0.1:${port};
          location / {
            proxy_pass http://${target};
            ${directives.join('\n')}
          }
        }
      }`,
  };
}

function apache(program: string, preserveHost: 'On' | 'Off'): ProxyKind {
  const modules = ['mpm_event', 'authz_core', 'proxy', 'proxy_http'];
  return {
    name: `Apache with ProxyPreserveHost ${preserveHost}`,
    program,
    file: 'httpd.conf',
    args: (file) => ['-f', file, '-D', 'FOREGROUND'],
    config: ({ folder, port, target }) => `
      ServerRoot ${folder}
      ServerName localhost
      ${modules.map((it) => `LoadModule ${it}_module ${APACHE_MODULES}/mod_${it}.so`).join('\n')}
      Listen 127.0.0.1:${port}
      PidFile ${folder}/httpd.pid
      DefaultRuntimeDir ${folder}
      ErrorLog ${folder}/error.log
      User #65534
      Group #65534
      ProxyPreserveHost ${preserveHost}
      ProxyPass / http://${target}/ flushpackets=on`,
  };
}

function caddy(program: string, how: string, directives: string): ProxyKind {
  return {
    name: `Caddy ${how}`,
    program,
    file: 'Caddyfile',
    args: (file) => ['run', '--config', file, '--adapter', 'caddyfile'],
    config: ({ port, target }) => `{
  admin off
  auto_https off
}
http://:${port} {
  bind 127.0.0.1
  reverse_proxy ${target} {
    ${directives}
  }
}
`,
  };
}

function haproxy(program: string): ProxyKind {
  return {
    name: 'HAProxy with its defaults',
    program,
    file: 'haproxy.cfg',
    args: (file) => ['-db', '-f', file],
    config: ({ port, target }) => `
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
listen all
  bind 127.0.0.1:${port}
  server application ${target}
`,
  };
}

/** Of a front end that is developed beside the application. */
function vite(changeOrigin: boolean): ProxyKind {
  return {
    name: `the server of Vite with changeOrigin: ${changeOrigin}`,
    program: process.execPath,
    file: 'vite.config.mjs',
    args: (file, { folder }) => [VITE, folder, '--config', file, '--configLoader', 'native'],
    config: (setting) => `export default ${JSON.stringify(viteConfig(setting, changeOrigin))};`,
  };
}

function viteConfig({ folder, port, target }: ProxySetting, changeOrigin: boolean): object {
  return {
    cacheDir: `${folder}/cache`,
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      allowedHosts: true,
      proxy: { '/': { target: `http://${target}`, changeOrigin } },
    },
  };
}
