import type { audit as english } from '../en/audit';
import type { Translation } from '../translation';

export const audit: Translation<typeof english> = {
  'audit.title': 'Denetim',
  'audit.about': 'Kim, neyi, ne zaman yaptı.',
  'audit.none': 'Henüz bir şey yapılmadı',
  'audit.search': 'Denetimde ara',
  'audit.when': 'Ne zaman',
  'audit.who': 'Kim',
  'audit.what': 'Ne',
  'audit.subject': 'Konu',
  'audit.job.requeue': 'Bir işi yeniden kuyruğa aldı',
  'audit.job.delete': 'Bir işi sildi',
  'audit.bulk.requeue': 'Çok sayıda işi yeniden kuyruğa aldı',
  'audit.bulk.delete': 'Çok sayıda işi sildi',
  'audit.bulk.cancel': 'Bir toplu işlemi durdurdu',
  'audit.recurring.trigger': 'Yinelenen bir işi tetikledi',
  'audit.recurring.pause': 'Yinelenen bir işi duraklattı',
  'audit.recurring.resume': 'Yinelenen bir işi sürdürdü',
  'audit.recurring.edit': 'Yinelenen bir işi düzenledi',
  'audit.recurring.remove': 'Yinelenen bir işi kaldırdı',
  'audit.batch.cancel': 'Bir toplu işi iptal etti',
  'audit.queue.pause': 'Bir kuyruğu duraklattı',
  'audit.queue.resume': 'Bir kuyruğu sürdürdü',
  'audit.server.stop': 'Bir sunucuyu durdurdu',
};
