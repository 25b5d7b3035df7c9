const BASE = /<base\s[^>]*>/i;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The page with the address that all its own are relative to. */
export function pageHtml(index: string, base: string): string {
  const element = `<base href="${escaped(base)}" />`;
  return BASE.test(index)
    ? index.replace(BASE, () => element)
    : index.replace(/<head[^>]*>/i, (head) => `${head}\n    ${element}`);
}

/**
 * Where the dashboard is mounted, seen from the address of a page: relative, so that it holds behind
 * every prefix that a proxy or the application has put in front.
 *
 * @param url of the request
 * @param depth how many segments of it are the page's own
 */
export function pageBase(url: string, depth: number): string {
  const [path = ''] = url.split('?');
  const isFolder = path.endsWith('/');
  if (depth === 0) return isFolder ? './' : `./${path.slice(path.lastIndexOf('/') + 1)}/`;

  const levels = isFolder ? depth : depth - 1;
  return levels === 0 ? './' : '../'.repeat(levels);
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
