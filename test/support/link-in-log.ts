/** The links that open a dashboard, in the order in which the log has them. */
export function linksIn(log: string): string[] {
  return [...log.matchAll(/Open the dashboard link=(\S+)/g)].map(([, link = '']) => link);
}

/** What a browser that follows the link sends afterwards as its cookie. */
export async function cookieOf(link: string): Promise<string> {
  const { status, headers } = await fetch(link, { redirect: 'manual' });
  const [cookie] = headers.getSetCookie();
  if (cookie === undefined) throw new Error(`${link} was answered with ${status}, and no cookie.`);
  return cookie.split(';', 1)[0] ?? '';
}
