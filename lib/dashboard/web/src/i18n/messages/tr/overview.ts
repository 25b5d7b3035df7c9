import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': 'Genel bakış',
  'overview.counts': 'Duruma göre işler',
  'overview.ahead': { other: '{count} önden alındı' },
  'throughput.title': 'Canlı akış',
  'throughput.label': 'Son iki dakikada biten işler ve başarısız denemeler, saniyede',
  'throughput.window': 'Son iki dakika',
  'throughput.succeeded': 'Başarılı/sn',
  'throughput.failed': 'Başarısız deneme/sn',
  'throughput.deleted': 'Silinen/sn',
  'history.title': 'Geçmiş',
  'history.label': 'Zaman içinde başarılı ve silinmiş işler, başarısız denemeler',
  'history.resolution': 'Çözünürlük',
  'history.minute': 'Dakikalık',
  'history.hour': 'Saatlik',
  'history.day': 'Günlük',
  'history.failed': 'Başarısız deneme',
  'longRunning.title': 'Uzun süren işler',
  'longRunning.none': 'Uzun süren bir şey yok',
  'longRunning.for': 'Süre',
};
