import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': '待っている理由',
  'waiting.paused': 'キュー「{queue}」は一時停止中です（{since}）。',
  'waiting.pausedBy': '{by}がキュー「{queue}」を一時停止しました（{since}）。',
  'waiting.unserved': 'キュー「{queue}」を担当するサーバーがありません。',
  'waiting.unknown':
    'キュー「{queue}」のサーバーはいずれも{method}を認識しません。認識するサーバーが起動しだい、ジョブは実行されます。',
  'waiting.known':
    'このジョブを取得したサーバーは{method}を認識しません。{servers}で実行されます。',
  'waiting.unknownMethods':
    '{methods}を認識するサーバーがありません：キュー「{queue}」のジョブが、認識するサーバーを待っています。',
  'waiting.busy': { other: '担当サーバーのワーカー{count}個がすべて稼働中です。' },
  'waiting.busyWith': {
    other: '担当サーバーのワーカー{count}個がすべて稼働中です。主な処理：{methods}。',
  },
  'waiting.next': 'キューで次に実行されるジョブです。',
  'waiting.ahead': { other: 'キューの前方に{count}件のジョブがあります。' },
  'waiting.aheadFor': {
    other: 'キューの前方に{count}件のジョブがあります。直近1分間の速度で約{duration}かかります。',
  },
  'waiting.lock':
    'ロック「{resource}」を待っています。現在は誰も保持していません。次のジョブを起こしました。',
  'waiting.lockHeld': 'ロック「{resource}」を待っています。保持しているジョブ：',
  'waiting.time': '予定日時：{at}。',
  'waiting.retry': '前回の実行は失敗しました。次の実行：{at}。',
  'waiting.parents': { other: '待機対象のジョブまたはバッチ{count}件が終了していません。' },
  'waiting.parentsEnded': '待機対象はすべて終了しました。まもなく続行します。',
};
