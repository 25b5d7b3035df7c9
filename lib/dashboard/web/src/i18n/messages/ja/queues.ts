import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'キュー',
  'queues.about':
    '一時停止中のキューは新しいジョブを受け付けますが、サーバーはそこからジョブを取得しません。スループットと遅延は直近1分間の値です。',
  'queues.none': 'キューはまだありません',
  'queues.ready': '実行可能',
  'queues.oldest': '最長待ち時間',
  'queues.waiting': 'ロック待ち',
  'lines.title': 'ジョブが待っているロック',
  'lines.resource': 'ロック',
  'lines.oldest': '先頭のジョブ',
  'lines.holder': '保持者',
  'lines.free': 'なし：次のジョブを起こしました',
  'queues.processing': '処理中',
  'queues.throughput': 'スループット',
  'queues.perSecond': '{rate}/秒',
  'queues.perMinute': '{rate}/分',
  'queues.latency': '遅延',
  'queues.unserved': 'サーバーなし',
  'queues.paused': '一時停止中',
  'queues.pausedNow': 'キュー「{name}」を一時停止しました。',
  'queues.resumed': 'キュー「{name}」を再開しました。',
};
