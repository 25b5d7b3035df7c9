import type { flow as english } from '../en/flow';
import type { Translation } from '../translation';

export const flow: Translation<typeof english> = {
  'flow.title': 'フロー',
  'flow.parents': '待機対象',
  'flow.continuations': '後続',
  'flow.moreParents': '表示されていない親がほかにもあります。',
  'flow.more': '表示されていない後続がほかにもあります。',
  'flow.open': 'フロー全体を表示',
  'flow.about':
    '矢印は親からそれを待つものへ、破線の矢印はバッチからその中のものへ向かいます。ドラッグまたはスクロールで移動します。ピンチ操作、Ctrlキーを押しながらのスクロール、または+キーと-キーで拡大・縮小します。0キーで全体を表示します。',
  'flow.unknown': 'このIDのジョブまたはバッチは存在しないか、すでになくなっています。',
  'flow.graph': 'グラフ',
  'flow.list': 'リスト表示',
  'flow.zoomIn': '拡大',
  'flow.zoomOut': '縮小',
  'flow.fit': '全体を表示',
  'flow.within': 'バッチ内',
  'flow.repeated': 'このリストの別の箇所に続く',
  'flow.gone': '消去済み',
  'flow.rest.parents': { other: 'ほか{count}件の親' },
  'flow.rest.continuations': { other: 'ほか{count}件の後続' },
  'flow.rest.nested': { other: 'ほか{count}件のネストされたバッチ' },
  'flow.rest.jobs': { other: 'ほか{count}件のジョブ' },
  'condition.succeeded': '成功時',
  'condition.deleted': '削除時',
  'condition.finished': '終了時',
  'condition.completed': '完了時',
  'condition.started': '開始時',
};
