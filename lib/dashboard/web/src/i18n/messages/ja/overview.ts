import type { overview as english } from '../en/overview';
import type { Translation } from '../translation';

export const overview: Translation<typeof english> = {
  'overview.title': '概要',
  'overview.counts': '状態別のジョブ',
  'overview.ahead': { other: '先取り{count}件' },
  'throughput.title': 'リアルタイムのスループット',
  'throughput.label': '過去2分間に終了したジョブと失敗した試行（毎秒）',
  'throughput.window': '過去2分間',
  'throughput.succeeded': '成功/秒',
  'throughput.failed': '失敗した試行/秒',
  'throughput.deleted': '削除/秒',
  'history.title': '履歴',
  'history.label': '成功したジョブ、削除されたジョブ、失敗した試行の推移',
  'history.resolution': '集計単位',
  'history.minute': '分単位',
  'history.hour': '時間単位',
  'history.day': '日単位',
  'history.failed': '失敗した試行',
  'longRunning.title': '長時間実行中のジョブ',
  'longRunning.none': '長時間実行中のジョブはありません',
  'longRunning.for': '経過時間',
};
