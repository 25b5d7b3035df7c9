import type { failures as english } from '../en/failures';
import type { Translation } from '../translation';

export const failures: Translation<typeof english> = {
  'failures.title': '失敗の状況',
  'failures.none': '失敗はありません',
  'failures.error': '例外',
  'failures.otherMethods': { other: 'ほか{count}個のメソッド' },
  'failures.attempts': '過去1時間の失敗した試行',
  'failures.minutes':
    '過去1時間の分ごとの失敗した試行：最も多い1分間は{most}回、直近の1分間は{last}回',
  'failures.jobs': '失敗したジョブ',
  'failures.latest': '最新',
  'failure.one': '失敗原因',
  'failure.unknown': 'この失敗原因の記録は存在しないか、すでになくなっています。',
  'failure.type': '例外',
  'failure.message': '最新のメッセージ',
  'failure.first': '最初の発生',
  'failure.last': '最後の発生',
  'failure.retries': '再試行を待っているジョブ',
  'failure.history': '失敗した試行',
  'failure.label': '失敗した試行の推移',
  'failure.none': 'この期間に、この原因で失敗した試行はありません',
  'failure.samples': '最近のジョブ',
  'failure.samples.none': 'この失敗が発生したジョブはすでにありません',
  'failure.mute.always': '無期限',
  'failure.mute.version': '次のバージョンまで',
  'failure.muted': '{by}がミュート',
  'failure.mutedUntil': '{by}が{until}までミュート',
  'failure.mutedVersions': '{by}が{versions}以外のバージョンが動くまでミュート',
  'failure.requeueAll': { other: '失敗したジョブ{count}件をすべてキューに戻す' },
  'failure.deleteAll': { other: '失敗したジョブ{count}件をすべて削除' },
};
