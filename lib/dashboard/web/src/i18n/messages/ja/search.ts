import type { search as english } from '../en/search';
import type { Translation } from '../translation';

export const search: Translation<typeof english> = {
  'search.label': 'ジョブを検索',
  'search.placeholder': 'ジョブを検索：テキスト、type:、queue:、error: …',
  'search.clear': '検索をクリア',
  'search.suggestions': '候補',
  'search.inAll': 'すべてのジョブを検索',
  'search.type': 'ジョブのクラス',
  'search.method': 'ジョブのメソッド',
  'search.queue': 'キューの名前',
  'search.state': 'ジョブの状態',
  'search.error': '例外の型またはテキスト',
  'search.fingerprint': '失敗原因',
  'search.arg': '引数内のテキスト',
  'search.server': 'ジョブを実行中のサーバーのID',
  'search.ran-on': 'ジョブを実行したサーバーのID',
  'search.recurring': '定期ジョブのID',
  'search.batch': 'バッチのID',
  'search.bulk': '一括操作のID',
  'search.before': 'これより前に作成',
  'search.after': 'これより後に作成',
  'search.failed-after': '最後の失敗がこれより後',
  'search.failed-before': '最後の失敗がこれより前',
  'search.duration': '実行の所要時間',
  'search.wait': '実行可能から開始まで',
  'search.id': 'ジョブのID',
  'search.hoursAgo.1': '1時間前',
  'search.hoursAgo.24': '1日前',
  'search.hoursAgo.168': '1週間前',
  'inputProblem.search.behind': '{qualifier}: 後に何か必要です。',
  'inputProblem.search.twice': '{qualifier}: 一度しか使えません。',
  'inputProblem.search.unknown':
    '{qualifier}: 修飾子ではありません。使えるのは {known} です。この文字列そのものを探すには、引用符で囲んでください。',
  'inputProblem.search.likely':
    '{qualifier}: 修飾子ではありません。「{likely}:」のことですか？この文字列そのものを探すには、引用符で囲んでください。',
  'inputProblem.search.instant':
    '{qualifier}: 2026-01-31 のような日付、2026-01-31T14:30 のような日時、14:30 のような時刻、またはどれくらい前か（90s、15m、6h、2d、1w）が必要です。入力は「{got}」です。',
  'inputProblem.search.range':
    '{qualifier}: >5s、<=500ms、>1.5h のような記号の後の長さ、または 1s..5s のように点でつないだ二つの長さが必要です。入力は「{got}」です。',
  'inputProblem.search.queue': '{qualifier}: キューの名前が必要です。入力は「{got}」です。',
  'inputProblem.search.state': '{qualifier}: 状態の名前が必要です。入力は「{got}」です。',
  'inputProblem.search.job': '{qualifier}: ジョブの ID が必要です。入力は「{got}」です。',
  'inputProblem.search.batch': '{qualifier}: バッチの ID が必要です。入力は「{got}」です。',
  'inputProblem.search.bulk': '{qualifier}: 一括操作の ID が必要です。入力は「{got}」です。',
  'inputProblem.search.hidden':
    '{qualifier}: ここでは引数が表示されないか、一部しか表示されません。',
  'inputProblem.search.long': '最大 {most} 文字です。',
  'inputProblem.search.nul': 'NUL 文字は使えません。',
  'inputProblem.search.terms': '最大 {most} 個の条件です。',
  'inputProblem.search.quotes': '各単語の後には空白が、各引用符には終わりが必要です: {got}',
};
