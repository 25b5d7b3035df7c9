import { Controller, Get, Inject, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type DashboardRequest, headerOf, urlOf } from '../access/dashboard-request.js';
import { setHeaders } from '../access/set-headers.js';
import { NotFoundError } from '../errors/not-found-error.js';
import { pageBase, pageHtml } from './page-html.js';
import { type WebFile, WebFiles } from './web-files.js';

const A_YEAR = 'private, max-age=31536000, immutable';

/** No page has an address below it. */
const ASSETS = 'assets';

/**
 * Pages have at most three segments of their own: `jobs/details/:id`. For Fastify, the address with a
 * slash at its end is another one; Nest cuts one slash off.
 */
const PATHS = ['', ':a', ':a/:b', ':a/:b/:c'].flatMap((path) => [path, `${path}//`]);

/** The pages, and what belongs to them. Every address that is no file is a page, which knows better. */
@Controller()
export class PagesController {
  constructor(
    @Inject(WebFiles) private readonly files: WebFiles,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  @Get(PATHS)
  get(
    @Param() params: Readonly<Record<string, string>>,
    @Req() request: DashboardRequest,
    @Res() response: unknown,
  ): void {
    const segments = [params.a, params.b, params.c].filter((it) => it !== undefined);
    const path = segments.join('/');
    const file = this.files.find(path);
    if (!file && segments[0] === ASSETS) throw new NotFoundError('file', path);
    if (file) this.sendFile(file, request, response);
    else this.sendPage(pageBase(urlOf(request), segments.length), response);
  }

  private sendPage(base: string, response: unknown): void {
    const { content, type } = this.files.index();
    setHeaders(this.host, response, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
    this.host.httpAdapter.reply(response, pageHtml(content.toString(), base), 200);
  }

  private sendFile(file: WebFile, request: DashboardRequest, response: unknown): void {
    setHeaders(this.host, response, {
      'Content-Type': file.type,
      'Cache-Control': file.isImmutable ? A_YEAR : 'no-cache',
      ETag: file.etag,
    });
    const isKnown = headerOf(request, 'if-none-match') === file.etag;
    const { content, type } = file;
    // Anything else that is no text would be sent as JSON.
    const body = isKnown ? '' : new StreamableFile(content, { type, length: content.length });
    this.host.httpAdapter.reply(response, body, isKnown ? 304 : 200);
  }
}
