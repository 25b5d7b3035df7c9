import type { queues as english } from '../en/queues';
import type { Translation } from '../translation';

export const queues: Translation<typeof english> = {
  'queues.title': 'कतारें',
  'queues.about':
    'विराम वाली कतार नए जॉब लेती है, पर सर्वर उसमें से कोई जॉब नहीं लेते। थ्रूपुट और लेटेंसी पिछले मिनट के हैं।',
  'queues.none': 'अभी तक कोई कतार नहीं',
  'queues.ready': 'तैयार',
  'queues.oldest': 'सबसे पुराने की प्रतीक्षा',
  'queues.waiting': 'लॉक की प्रतीक्षा में',
  'lines.title': 'लॉक जिनकी प्रतीक्षा में जॉब हैं',
  'lines.resource': 'लॉक',
  'lines.oldest': 'पहला जॉब',
  'lines.holder': 'किसके पास',
  'lines.free': 'किसी के पास नहीं: इसके लिए एक जॉब जगाया जा चुका है',
  'queues.processing': 'जारी',
  'queues.throughput': 'थ्रूपुट',
  'queues.perSecond': '{rate}/से॰',
  'queues.perMinute': '{rate}/मि॰',
  'queues.latency': 'लेटेंसी',
  'queues.unserved': 'कोई सर्वर नहीं',
  'queues.paused': 'विराम में',
  'queues.pausedNow': 'कतार {name} को विराम दिया गया।',
  'queues.resumed': 'कतार {name} फिर से शुरू की गई।',
};
