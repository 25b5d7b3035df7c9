export interface Reply {
  readonly status: number;
  // What came is what the spec is about.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
  readonly headers: Headers;
}

/** Asks a dashboard what its pages ask it. */
export class DashboardClient {
  private token: string | undefined;
  /** Of whoever has signed in by a link. */
  protected cookie: string | undefined;

  /**
   * @param origin of the application
   * @param mount the path of the dashboard
   */
  constructor(
    readonly origin: string,
    private readonly mount: string,
  ) {}

  /** Anything under the dashboard's path. */
  async fetch(path: string, init: RequestInit = {}): Promise<Reply> {
    const headers = new Headers(init.headers);
    if (this.cookie !== undefined && !headers.has('cookie')) headers.set('cookie', this.cookie);
    const response = await fetch(`${this.origin}${this.mount}${path}`, { ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    const body = isJson ? JSON.parse(text) : text;
    return { status: response.status, body, headers: response.headers };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.fetch(`/api/${path}`, { headers });
  }

  /** As the pages do it. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    this.token ??= (await this.get('session', headers)).body.token as string;
    return this.fetch(`/api/${path}`, {
      method,
      headers: {
        origin: this.origin,
        'sec-fetch-site': 'same-origin',
        'x-hangfire-token': this.token,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }
}
