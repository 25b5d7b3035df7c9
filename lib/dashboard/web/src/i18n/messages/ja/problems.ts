import type { problems as english } from '../en/problems';
import type { Translation } from '../translation';

export const problems: Translation<typeof english> = {
  'problems.title': '問題',
  'problems.look': '確認',
  'problems.about':
    'システムの現在と過去の問題です。別の間隔を設定しない限り、サーバーは15秒ごとに確認します。',
  'problems.open': '継続中の問題',
  'problems.all': 'すべての問題',
  'problems.none': '問題はありません',
  'problems.none.text': 'サーバーまたはこのページが問題を見つけると、すぐにここに表示されます。',
  'problems.problem': '問題',
  'problems.since': '検出',
  'problems.justNow': '未保存',
  'problems.history': '終了した問題',
  'problems.from': '開始',
  'problems.to': '終了',
  'problems.for': '継続時間',
  'problems.mute': 'ミュート',
  'problems.unmute': 'ミュート解除',
  'problems.muteFor': 'ミュートする期間',
  'problems.muted': 'ミュートしました。',
  'problems.unmuted': 'ミュートを解除しました。',
  'problems.mutedUntilEnd': '{by}が終了までミュート',
  'problems.mutedUntil': '{by}が{until}までミュート',
  'problems.span.end': '終了まで',
  'problems.span.1h': '1時間',
  'problems.span.8h': '8時間',
  'problems.span.1d': '1日',
  'problems.span.7d': '7日間',
  'problem.method-failing': {
    other:
      '「{subject}」は{since}にわたって失敗しています。失敗した試行は全体の{share}、毎分{perMinute}回です。{count}件のジョブが再試行を待っています。',
  },
  'problem.server-silent':
    'サーバー「{subject}」からの応答が途絶えています。最後のハートビート：{heartbeatAt}。',
  'problem.server-lost':
    'サーバー「{subject}」が消失しました。最後のハートビート：{heartbeatAt}。ジョブはほかのサーバーが実行します。',
  'problem.queue-unserved': {
    other:
      'キュー「{subject}」で{count}件のジョブが最長{since}待っていますが、担当するサーバーがありません。',
  },
  'problem.job-unknown': {
    other: '{subject}を認識するサーバーがありません：ジョブ{count}件が最長{since}待機しています。',
  },
  'problem.clocks-apart': '「{subject}」の時計とストアの時計が{differenceMs}ずれています。',
  'problem.queue-stuck': {
    other:
      'キュー「{subject}」では{since}にわたって何も終了していません。{count}件のジョブが実行可能です。',
  },
  'problem.backlog-grows': {
    other:
      'キュー「{subject}」は{since}にわたって増え続けています。サーバーの実行が追いつかず、{count}件のジョブが実行可能なまま残っています。',
  },
  'problem.snapshot-held':
    '{since}にわたって保持されているスナップショットが、ストアのクリーンアップを妨げています（{subject}）。',
  'problem.recurring-failing': '定期ジョブ「{subject}」をスケジュールできませんでした：{error}',
  'problem.recurring-overdue':
    '定期ジョブ「{subject}」は予定を{since}過ぎています。どのサーバーもスケジュールしていません。',
  'problem.recurring-runs-failing': '定期ジョブ「{subject}」の直近{runs}件のジョブが失敗しました。',
  'problem.recurring-skipping':
    '定期ジョブ「{subject}」は直近{times}回スキップされました。スケジュールのどの時刻にもジョブが作成されませんでした。',
  'problem.store-slow': 'ストアの応答に{answerMs}かかっています（{subject}）。',
  'problem.other': '確認が必要です：{subject}。',
};
