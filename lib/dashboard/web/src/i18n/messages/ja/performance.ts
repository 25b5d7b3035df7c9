import type { performance as english } from '../en/performance';
import type { Translation } from '../translation';

export const performance: Translation<typeof english> = {
  'performance.title': 'パフォーマンス',
  'performance.about':
    'ジョブの実行回数、実行時間、実行可能になってから開始までの待ち時間です。サーバーが集計しています。',
  'performance.span': '対象期間',
  'performance.span.1h': '1時間',
  'performance.span.24h': '24時間',
  'performance.span.7d': '7日間',
  'performance.none': 'この期間に実行されたジョブはありません',
  'performance.attempts': '試行',
  'performance.failed': '失敗した試行',
  'performance.label': '試行と失敗した試行の推移',
  'performance.methods': 'メソッド別',
  'performance.queues': 'キュー別',
  'performance.servers': 'サーバー別',
  'performance.versions': 'バージョン別',
  'performance.version': 'バージョン',
  'performance.total': 'ワーカー時間',
  'performance.run': '実行',
  'performance.wait': '待ち',
  'performance.others': 'その他すべて',
};
