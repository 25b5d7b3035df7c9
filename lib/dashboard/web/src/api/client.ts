import { language } from '../i18n/locale';
import { ApiError } from './api-error';

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

let token = '';

/** From now on every change is sent with this token of the session. */
export function setChangeToken(given: string): void {
  token = given;
}

export async function get<Answer>(
  path: string,
  { parameters = {}, signal }: { parameters?: Parameters; signal?: AbortSignal } = {},
): Promise<Answer> {
  return request<Answer>(withParameters(path, parameters), signal ? { signal } : {});
}

/** The address of an answer that the browser fetches by itself. */
export const apiAddress = (path: string, parameters: Parameters): string =>
  `api/${withParameters(path, parameters)}`;

function withParameters(path: string, parameters: Parameters): string {
  const query = new URLSearchParams(
    Object.entries(parameters)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  ).toString();
  return query ? `${path}?${query}` : path;
}

export async function send<Answer = unknown>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const headers = { 'x-hangfire-token': token };
  if (body === undefined) return request<Answer>(path, { method, headers });

  // A server may refuse a type without a body.
  return request<Answer>(path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function request<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await reach(path, init);
  if (!response.ok) throw await ApiError.from(response);

  const text = await response.text();
  if (text === '') return undefined as Answer;
  try {
    return JSON.parse(text) as Answer;
  } catch (error) {
    // The answer may be the login page of a proxy.
    throw new ApiError(502, 'NOT_JSON', 'The answer is not JSON.', { cause: error });
  }
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`api/${path}`, {
      ...init,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': language.peek(),
        ...init.headers,
      },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'UNREACHABLE', 'No answer came.', { cause: error });
  }
}
