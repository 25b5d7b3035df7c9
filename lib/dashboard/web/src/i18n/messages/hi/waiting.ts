import type { waiting as english } from '../en/waiting';
import type { Translation } from '../translation';

export const waiting: Translation<typeof english> = {
  'waiting.title': 'प्रतीक्षा क्यों',
  'waiting.paused': 'कतार {queue} को विराम दिया गया है ({since})।',
  'waiting.pausedBy': '{by} ने कतार {queue} को विराम दिया है ({since})।',
  'waiting.unserved': 'कोई सर्वर कतार {queue} को नहीं संभालता।',
  'waiting.unknown':
    'कतार {queue} का कोई सर्वर {method} को नहीं जानता। इसे जानने वाला सर्वर आते ही जॉब चलेगा।',
  'waiting.known': 'जिस सर्वर ने इसे लिया, वह {method} को नहीं जानता। यह {servers} पर चलेगा।',
  'waiting.unknownMethods':
    'कोई सर्वर {methods} को नहीं जानता: कतार {queue} के जॉब इन्हें जानने वाले सर्वर की प्रतीक्षा में हैं।',
  'waiting.busy': {
    one: 'इसके सर्वरों का एकमात्र वर्कर व्यस्त है।',
    other: 'इसके सर्वरों के सभी {count} वर्कर व्यस्त हैं।',
  },
  'waiting.busyWith': {
    one: 'इसके सर्वरों का एकमात्र वर्कर {methods} में व्यस्त है।',
    other: 'इसके सर्वरों के सभी {count} वर्कर व्यस्त हैं, ज़्यादातर {methods} में।',
  },
  'waiting.next': 'अपनी कतार में अगली बारी इसी की है।',
  'waiting.ahead': {
    one: 'इसकी कतार में इससे पहले {count} जॉब है।',
    other: 'इसकी कतार में इससे पहले {count} जॉब हैं।',
  },
  'waiting.aheadFor': {
    one: 'इसकी कतार में इससे पहले {count} जॉब है: पिछले मिनट की गति से लगभग {duration}।',
    other: 'इसकी कतार में इससे पहले {count} जॉब हैं: पिछले मिनट की गति से लगभग {duration}।',
  },
  'waiting.lock':
    'यह लॉक {resource} की प्रतीक्षा में है। अभी वह किसी के पास नहीं है: उसके लिए एक जॉब जगाया जा चुका है।',
  'waiting.lockHeld': 'यह लॉक {resource} की प्रतीक्षा में है, जो इसके पास है:',
  'waiting.time': 'इसका समय {at} आएगा।',
  'waiting.retry': 'इसका पिछला रन विफल रहा। यह {at} फिर चलेगा।',
  'waiting.parents': {
    one: 'जिनकी यह प्रतीक्षा कर रहा है, उनमें से {count} जॉब या बैच समाप्त नहीं हुआ है।',
    other: 'जिनकी यह प्रतीक्षा कर रहा है, उनमें से {count} जॉब या बैच समाप्त नहीं हुए हैं।',
  },
  'waiting.parentsEnded': 'जिनकी यह प्रतीक्षा कर रहा था, वे सब समाप्त हो गए हैं। यह पल भर में आगे बढ़ेगा।',
};
