import { useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { DashboardPageClient } from '../../../../answers/page-client';
import { basePath } from '../../addresses/base-path';
import { get, send } from '../../api/client';
import { useSession } from '../../api/session';
import { useMedia } from '../../components/charts/use-media';
import { language } from '../../i18n/locale';
import { theme } from '../../theme/theme';

/** The client for the element of an own page; a new object after each change. */
export function usePageClient(): DashboardPageClient {
  const { user: name, permissions } = useSession();
  const [, navigate] = useLocation();
  const isSystemDark = useMedia('(prefers-color-scheme: dark)');
  const isDark = theme.value === 'dark' || (theme.value === 'system' && isSystemDark);
  const known = permissions.join(' ');

  return useMemo<DashboardPageClient>(
    () =>
      Object.freeze({
        user: Object.freeze({ name, permissions }),
        language: language.value,
        theme: isDark ? 'dark' : 'light',
        get: (path, parameters, signal) =>
          get(apiPath(path), { ...(parameters && { parameters }), ...(signal && { signal }) }),
        send: (method, path, body) => send(method, apiPath(path), body),
        navigate: (path) => navigate(pagePath(path)),
        href: (path) => `${basePath}${pagePath(path)}`,
      } satisfies DashboardPageClient),
    [name, known, language.value, isDark, navigate],
  );
}

/** The path below the API. It must not lead out of the API, because the token goes with the request. */
function apiPath(path: string): string {
  const base = new URL('api/', document.baseURI);
  const { href } = new URL(path, base);
  if (href.startsWith(base.href)) return href.slice(base.href.length);
  throw new TypeError(`Expected a path below the API, such as "queues", got "${path}".`);
}

function pagePath(path: string): string {
  if (/^\/(?![/\\])/.test(path)) return path;
  throw new TypeError(`Expected a path of the dashboard, such as "/queues", got "${path}".`);
}
