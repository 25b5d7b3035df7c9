import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { LinkNeededError } from '../../errors/link-needed-error.js';
import { DashboardAccess } from '../dashboard-access.js';
import { type DashboardRequest, headerOf } from '../dashboard-request.js';
import { setHeaders } from '../set-headers.js';
import { LinkSignIn } from './link-sign-in.js';

const PURPOSES = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];
const FROM_OTHER_SITES = ['cross-site', 'same-site'];

/** From every place in which a proxy may have put the dashboard. */
const CLEAN_ADDRESS = './';
const GO_ON = `<!doctype html><meta http-equiv="refresh" content="0; url=${CLEAN_ADDRESS}">`;

/** Where the link in the log leads. */
@Controller('open')
export class OpenController {
  constructor(
    @Inject(LinkSignIn) private readonly signIn: LinkSignIn | undefined,
    @Inject(DashboardAccess) private readonly access: DashboardAccess,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  @Get()
  async open(
    @Query('token') token: unknown,
    @Req() request: DashboardRequest,
    @Res() response: unknown,
  ): Promise<void> {
    if (this.signIn === undefined) await this.access.viewer(request);
    else this.signInBy(this.signIn, token, request, response);
    this.goOn(request, response);
  }

  private signInBy(
    signIn: LinkSignIn,
    token: unknown,
    request: DashboardRequest,
    response: unknown,
  ): void {
    // What looks at a link before somebody follows it must not use it up.
    if (request.method === 'HEAD' || isPrefetch(request)) throw new LinkNeededError();

    const cookie = signIn.open(request, typeof token === 'string' ? token : '');
    if (cookie === undefined) return;
    const { httpAdapter } = this.host;
    httpAdapter.appendHeader(response, 'Set-Cookie', cookie);
  }

  private goOn(request: DashboardRequest, response: unknown): void {
    const { httpAdapter } = this.host;
    if (!FROM_OTHER_SITES.includes(headerOf(request, 'sec-fetch-site') ?? '')) {
      httpAdapter.redirect(response, 303, CLEAN_ADDRESS);
      return;
    }
    // The log may be a page too. A browser that comes from another site does not send the cookie with
    // a redirect, but sends it where a page of the dashboard's own leads on.
    setHeaders(this.host, response, { 'Content-Type': 'text/html; charset=utf-8' });
    httpAdapter.reply(response, GO_ON, 200);
  }
}

function isPrefetch(request: DashboardRequest): boolean {
  return PURPOSES.some((name) => /prefetch|preview|prerender/i.test(headerOf(request, name) ?? ''));
}
