const BASE = /<base\s[^>]*>/i;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The page's HTML with the `<base>` for its relative addresses. */
export function pageHtml(index: string, base: string): string {
  const element = `<base href="${escaped(base)}" />`;
  return BASE.test(index)
    ? index.replace(BASE, () => element)
    : index.replace(/<head[^>]*>/i, (head) => `${head}\n    ${element}`);
}

/**
 * The path from a page to the dashboard's own path. It is relative, so that it works behind every prefix of
 * a proxy or the application.
 *
 * @param url the address of the request
 * @param depth how many segments of the address belong to the page
 */
export function pageBase(url: string, depth: number): string {
  const [path = ''] = url.split('?');
  const isFolder = path.endsWith('/');
  if (depth === 0) return isFolder ? './' : `./${path.slice(path.lastIndexOf('/') + 1)}/`;

  const levels = isFolder ? depth : depth - 1;
  return levels === 0 ? './' : '../'.repeat(levels);
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
