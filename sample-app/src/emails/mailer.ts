import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobContext } from 'nestjs-hangfire';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { settings } from '../settings.js';
import { writeFileAtomically } from '../support/write-file-atomically.js';
import { requireMailServer } from './mail-server.js';

/** Writes each mail into an `.eml` file, which any mail program opens. */
@Injectable()
export class Mailer implements OnModuleInit {
  private readonly folder = join(settings.dataFolder, 'emails');
  private readonly transport = createTransport({ streamTransport: true });

  async onModuleInit(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }

  /** Sends on behalf of the running job. */
  async send(mail: SendMailOptions): Promise<void> {
    const { jobId, attempt } = JobContext.current();
    const { message, envelope } = await this.transport.sendMail({
      ...mail,
      from: 'Sample app <hello@example.com>',
      messageId: `<${jobId}@example.com>`,
    });
    requireMailServer({ recipients: envelope.to, attempt });

    // A job may run twice. The file has the name of the job, so a second run replaces the mail.
    await writeFileAtomically(join(this.folder, `${jobId}.eml`), message);
  }

  async countSent(): Promise<number> {
    return (await this.files()).length;
  }

  /** @returns how many it has removed */
  async removeOlderThan({ days }: { days: number }): Promise<number> {
    const limit = Date.now() - days * 86_400_000;
    let removed = 0;

    for (const file of await this.files()) {
      if ((await stat(file)).mtimeMs >= limit) continue;
      await rm(file, { force: true });
      removed += 1;
    }
    return removed;
  }

  private async files(): Promise<string[]> {
    const files = await readdir(this.folder);
    return files.filter((file) => file.endsWith('.eml')).map((file) => join(this.folder, file));
  }
}
