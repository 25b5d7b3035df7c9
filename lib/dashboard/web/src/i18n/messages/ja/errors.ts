import type { errors as english } from '../en/errors';
import type { Translation } from '../translation';

export const errors: Translation<typeof english> = {
  'error.action': '操作は成功しませんでした。',
  'error.recovers': '自動的に再試行しています。',
  'error.stale': '表示内容が古い可能性があります。',
  'error.unknown.title': '見つかりません',
  'error.unknown.text': '存在しないか、すでになくなっています。',
  'error.session.title': 'セッションが終了しました',
  'error.session.text': 'もう一度ログインしてから、ページを再読み込みしてください。',
  'error.forbidden.title': '許可されていません',
  'error.forbidden.text': 'この操作の権限がありません。',
  'error.input.title': 'リクエストを解釈できません',
  'error.input.text': 'リクエストに無効な値が含まれています。',
  'error.store.title': 'ストアに接続できません',
  'error.store.text': 'アプリケーションは応答していますが、データベースが応答していません。',
  'error.network.title': 'アプリケーションに接続できません',
  'error.network.text':
    '応答がありませんでした。再起動中か、ネットワークが切断されている可能性があります。',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': '現在、リクエストが多すぎます。',
  'errorCode.HANGFIRE_STORAGE_BUSY': '現在、検索が多すぎます。',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    'ページを長時間開いたままでした。もう一度お試しください。',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE': '元に戻せるのは、終了した一括削除のみです。',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'このIDの定期ジョブはすでに存在します。別のIDを指定してください。',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE':
    '送信されたデータが大きすぎます。何も行われませんでした。',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY':
    '送信されたデータが最後まで届きませんでした。何も行われませんでした。',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'ジョブがほかから繰り返し変更されています。何も行われませんでした。もう一度お試しください。',
  'error.server.title': '問題が発生しました',
  'error.server.text': 'アプリケーションが応答できませんでした。原因はログを確認してください。',
};
