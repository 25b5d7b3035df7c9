import type { HttpAdapterHost } from '@nestjs/core';
import { rememberUser, userOfRequest } from '../access/current-user.js';
import type { DashboardAccess } from '../access/dashboard-access.js';
import { type DashboardRequest, headerOf, urlOf } from '../access/dashboard-request.js';
import { setHeaders } from '../access/set-headers.js';
import { encodingFor } from '../answering/content-encoding.js';
import type { Refusals } from '../answering/refusals.js';
import type { Section } from '../answering/section.js';
import { sendContent, sendText } from '../answering/send-content.js';
import type { Visit } from '../answering/visit.js';
import { NotFoundError } from '../errors/not-found-error.js';
import { type OwnPages, SCRIPTS } from '../own-pages/own-pages.js';
import { pageBase, pageHtml } from './page-html.js';
import type { WebFile, WebFiles } from './web-files.js';

const A_YEAR = 'private, max-age=31536000, immutable';

/** The folder of the files. No page has an address below it. */
const ASSETS = 'assets';

/** `jobs/details/:id` */
const MAX_SEGMENTS = 3;

export interface PagesSectionParts {
  readonly files: WebFiles;
  readonly ownPages: OwnPages;
  readonly access: DashboardAccess;
  readonly refusals: Refusals;
  readonly host: HttpAdapterHost;
}

/**
 * The pages and their files. Every address that is not a file gets the page, which shows whether the
 * address exists. Other sites may link to pages.
 */
export class PagesSection implements Section {
  constructor(private readonly parts: PagesSectionParts) {}

  async admit({ request }: Visit): Promise<void> {
    rememberUser(request, await this.parts.access.viewer(request));
  }

  async answer({ request, response, segments }: Visit): Promise<void> {
    const path = segments.join('/');
    const file = this.fileAt(segments, request);
    if (file) return this.sendFile(file, request, response);
    if (segments[0] === ASSETS || segments[0] === SCRIPTS) throw new NotFoundError('file', path);
    if (segments.length > MAX_SEGMENTS) throw new NotFoundError('page', path);
    this.sendPage(pageBase(urlOf(request), segments.length), response);
  }

  refuse({ response }: Visit, error: unknown): void {
    this.parts.refusals.sendText(response, error);
  }

  private fileAt(segments: readonly string[], request: DashboardRequest): WebFile | undefined {
    const { files, ownPages } = this.parts;
    const [first, name = '', ...more] = segments;
    if (first !== SCRIPTS) return files.find(segments.join('/'));
    return more.length === 0 ? ownPages.scriptFor(name, userOfRequest(request)) : undefined;
  }

  private sendPage(base: string, response: unknown): void {
    const { files, host } = this.parts;
    const { content, type } = files.index();
    setHeaders(host, response, { 'Cache-Control': 'no-cache' });
    sendText(host, response, { text: pageHtml(content.toString(), base), type }, 200);
  }

  private async sendFile(
    file: WebFile,
    request: DashboardRequest,
    response: unknown,
  ): Promise<void> {
    const { host, files } = this.parts;
    const { content, type, etag } = file;
    setHeaders(host, response, {
      'Content-Type': type,
      'Cache-Control': file.isImmutable ? A_YEAR : 'no-cache',
      // A weak tag, because the file stays the same however it is compressed.
      ETag: `W/${etag}`,
      Vary: 'Accept-Encoding',
    });
    if (headerOf(request, 'if-none-match')?.replace(/^W\//, '') === etag) {
      host.httpAdapter.reply(response, '', 304);
      return;
    }
    const encoding = encodingFor(request);
    const smaller = encoding && (await files.compressed(file, encoding));
    const sent = smaller ? { bytes: smaller, encoding } : { bytes: content, encoding: undefined };
    sendContent(host, response, { ...sent, type }, 200);
  }
}
