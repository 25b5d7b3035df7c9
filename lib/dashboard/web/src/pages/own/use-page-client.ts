import { useMemo } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { DashboardPageClient } from '../../../../answers/page-client';
import { basePath } from '../../addresses/base-path';
import { get, send } from '../../api/client';
import { useSession } from '../../api/session';
import { useMedia } from '../../components/charts/use-media';
import { language } from '../../i18n/locale';
import { theme } from '../../theme/theme';

/** What the element of a page of the application gets; another object after a change. */
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

/** A path that leads nowhere else than into the API, with the token that goes with it. */
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
