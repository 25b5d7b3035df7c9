import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Of a stream, only what comes first. */
  readonly text: string;
}

export interface RawRequest {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** As it is sent, where `new URL` would tidy it up. */
  readonly path?: string | undefined;
}

/** With headers that `fetch` keeps for itself, such as Host, Origin and Sec-Fetch-Site. */
export function request(url: string, given: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port, pathname, search } = new URL(url);
  const { method = 'GET', headers = {}, path = `${pathname}${search}` } = given;
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, path, method, headers, agent: false },
      (response) => {
        let text = '';
        const end = () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
          response.destroy();
        };
        const isStream = response.headers['content-type']?.includes('text/event-stream');
        response.on('data', (chunk) => {
          text += chunk;
          if (isStream && /\S/.test(text)) end();
        });
        response.on('end', end);
      },
    );
    sent.on('error', reject).end();
  });
}
