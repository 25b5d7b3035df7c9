import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    'タイムゾーン「{got}」はありません。Europe/Istanbul や UTC のような名前が必要です。',
  'inputProblem.timeZone.likely': 'タイムゾーン「{got}」はありません。「{likely}」のことですか？',
  'inputProblem.queueName':
    'キューの名前は 1～{most} 文字の英小文字、数字、_、- です。入力は「{got}」です。',
  'inputProblem.time': '西暦 10000 年より前の日時が必要です。入力は {got} です。',
  'inputProblem.cursor':
    'この一覧にそのような位置はありません。最初のページからやり直してください。',
  'inputProblem.searchedFor': 'これは検索できません：{field}。変更するか、取り除いてください。',
  'inputProblem.arguments.tooLarge':
    '引数が上限の {limit} バイトを超えています。データは元の場所に置き、ID を渡してください。',
  'inputProblem.arguments.damaged':
    '保存されているジョブの引数を読み取れません。ジョブの作成後に変更されています。',
  'inputProblem.arguments.unstorable': '{place} の値は保存できません。',
  'inputProblem.argument.object': 'オブジェクトが必要です（{type}）',
  'inputProblem.type.duplicate':
    '「{type}」のジョブを実行するクラスが複数あります：{classes}。開発者が @JobType でそれぞれに固有の名前を付ける必要があります。',
  'inputProblem.type.generated':
    'クラス名「{type}」はビルドツールが生成したものです。開発者が @JobType で変わらない名前を付ける必要があります。',
  'inputProblem.recurring.unknown':
    '定期ジョブ「{id}」は {call} を呼び出しますが、このプロセスはそのメソッドを知りません。',
  'inputProblem.bulk.unknown':
    'このバージョンは一括操作「{action}」を知りません。何も行われませんでした。',
  'inputProblem.value.unknown': '「{name}」という項目はありません。',
  'inputProblem.value.text': '{place}: 文字列が必要です。入力は {got} です。',
  'inputProblem.value.list': '{place}: リストが必要です。入力は {got} です。',
  'inputProblem.value.object': '{place}: オブジェクトが必要です。入力は {got} です。',
  'inputProblem.value.flag': '{place}: true または false が必要です。入力は {got} です。',
  'inputProblem.value.number': '{place}: {least}～{most} の数値が必要です。入力は {got} です。',
  'inputProblem.value.integer': '{place}: {least}～{most} の整数が必要です。入力は {got} です。',
  'inputProblem.value.empty': '{place}: 空にはできません。',
  'inputProblem.value.long': '{place}: 最大 {most} 文字です。',
  'inputProblem.value.emptyList': '{place}: リストを空にはできません。',
  'inputProblem.value.longList': '{place}: 要素は最大 {most} 個です。',
  'inputProblem.value.choice': '{place}: 次のいずれかが必要です：{choices}。入力は {got} です。',
  'inputProblem.value.id': '{place}: ID が必要です。入力は {got} です。',
  'inputProblem.value.nul': '{place}: NUL 文字は使えません。',
  'inputProblem.value.exact': '{place}: NUL 文字や不完全な文字は使えません。',
  'inputProblem.value.other': '{place}: この値は使えません：{got}。',
  'inputProblem.input.unknownType':
    'このプロセスに「{type}」というクラスはありません。そのジョブを実行するプロセスのダッシュボードを使ってください。',
  'inputProblem.input.unknownMethod': '{type} に、ジョブにできるメソッド「{method}」はありません。',
  'inputProblem.input.noJob':
    '{type}.{method} はジョブとして知られていません。開発者がクラスに @JobType などのデコレーターを付けるか、最初のジョブをコードで作成する必要があります。',
  'inputProblem.input.manyArguments': '{call} の引数は最大 {most} 個です。{got} 個指定されました。',
  'inputProblem.input.keptOfNone': '元の値を引き継げるのはコピーだけです。',
  'inputProblem.input.keptUnseen':
    '引数 {index}（0 から数えて）の値は表示されていない可能性があります。入力し直してください。',
  'inputProblem.input.keptMissing':
    '元のジョブまたはコピーに引数 {index}（0 から数えて）はありません。',
  'inputProblem.input.longCopy':
    'このジョブには引数が {got} 個ありますが、フォームは最大 {most} 個です。コードでジョブを作成してください。',
  'inputProblem.input.otherCall':
    '元のジョブは {call} を呼び出します。コピーも同じメソッドを呼び出す必要があります。',
  'inputProblem.input.noVersion':
    'アプリケーションのバージョンを知らせるサーバーがないため、次のバージョンがいつ来るか分かりません。',
  'inputProblem.input.manyMutes':
    'すでに {got} 件の失敗がミュートされています。上限は {most} 件です。先にいくつかのミュートを解除してください。',
  'inputProblem.cron.empty': '5 個または 6 個のフィールドが必要ですが、1 つもありません。',
  'inputProblem.cron.count':
    '5 個のフィールド（分、時、日、月、曜日）、先頭に秒を付けた 6 個、または @daily のようなマクロが必要です。入力は {got} 個です。',
  'inputProblem.cron.long': '最大 {most} 文字です。入力は {got} 文字です。',
  'inputProblem.cron.item':
    '{min}～{max} の数値、{forms} のような形式（間隔は 1～{max}）、またはそれらのリストが必要です。入力は「{item}」です。',
  'inputProblem.cron.named':
    '{min}～{max} の数値、{first}～{last} の名前、{forms} のような形式（間隔は 1～{max}）、またはそれらのリストが必要です。入力は「{item}」です。',
  'inputProblem.cron.likely':
    '{min}～{max} の数値、{first}～{last} の名前、{forms} のような形式（間隔は 1～{max}）、またはそれらのリストが必要です。入力は「{item}」です。「{likely}」のことですか？',
  'inputProblem.cron.macro': '次のいずれか、または @every 90s のような間隔が必要です：{macros}。',
  'inputProblem.cron.likelyMacro':
    '次のいずれか、または @every 90s のような間隔が必要です：{macros}。「{likely}」のことですか？',
  'inputProblem.cron.interval':
    '@every の後には整数と ms、s、m、h、d のいずれかが必要です。1s から 365d までで、例は @every 90s です。',
};
