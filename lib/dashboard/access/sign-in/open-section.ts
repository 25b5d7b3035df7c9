import type { HttpAdapterHost } from '@nestjs/core';
import type { Refusals } from '../../answering/refusals.js';
import type { Section } from '../../answering/section.js';
import { sendText } from '../../answering/send-content.js';
import type { Visit } from '../../answering/visit.js';
import { LinkNeededError } from '../../errors/link-needed-error.js';
import { addCookie } from '../add-cookie.js';
import type { DashboardAccess } from '../dashboard-access.js';
import { type DashboardRequest, headerOf } from '../dashboard-request.js';
import type { LinkSignIn } from './link-sign-in.js';

const PURPOSES = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];
const FROM_OTHER_SITES = ['cross-site', 'same-site'];

/** A relative address, which works behind every path that a proxy may put in front. */
const CLEAN_ADDRESS = './';
const GO_ON = `<!doctype html><meta http-equiv="refresh" content="0; url=${CLEAN_ADDRESS}">`;

export interface OpenSectionParts {
  /** Undefined if the application has an `authorize`. */
  readonly signIn: LinkSignIn | undefined;
  readonly access: DashboardAccess;
  readonly refusals: Refusals;
  readonly host: HttpAdapterHost;
}

/** The address of the link in the log, which signs people in. */
export class OpenSection implements Section {
  constructor(private readonly parts: OpenSectionParts) {}

  async admit(): Promise<void> {}

  async answer(visit: Visit): Promise<void> {
    const { signIn, access } = this.parts;
    if (signIn === undefined) await access.viewer(visit.request);
    else this.signInBy(signIn, visit);
    this.goOn(visit);
  }

  refuse({ response }: Visit, error: unknown): void {
    this.parts.refusals.sendText(response, error);
  }

  private signInBy(signIn: LinkSignIn, { request, response, query }: Visit): void {
    // Previews of a link must not use it up.
    if (request.method === 'HEAD' || isPrefetch(request)) throw new LinkNeededError();

    const { token } = query;
    const cookie = signIn.open(request, typeof token === 'string' ? token : '');
    if (cookie !== undefined) addCookie(response, cookie);
  }

  private goOn({ request, response }: Visit): void {
    const { host } = this.parts;
    if (!FROM_OTHER_SITES.includes(headerOf(request, 'sec-fetch-site') ?? '')) {
      host.httpAdapter.redirect(response, 303, CLEAN_ADDRESS);
      return;
    }
    // The log may be a page of another site. A browser that comes from that site would not send the cookie after a
    // redirect. It sends the cookie when a page of the dashboard leads on.
    sendText(host, response, { text: GO_ON, type: 'text/html; charset=utf-8' }, 200);
  }
}

function isPrefetch(request: DashboardRequest): boolean {
  return PURPOSES.some((name) => /prefetch|preview|prerender/i.test(headerOf(request, name) ?? ''));
}
