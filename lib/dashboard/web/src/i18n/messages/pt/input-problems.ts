import type { inputProblems as english } from '../en/input-problems';
import type { Translation } from '../translation';

export const inputProblems: Translation<typeof english> = {
  'inputProblem.timeZone':
    'O fuso horário “{got}” não existe. Esperava-se um nome como Europe/Istanbul ou UTC.',
  'inputProblem.timeZone.likely': 'O fuso horário “{got}” não existe. Você quis dizer “{likely}”?',
  'inputProblem.queueName':
    'O nome de uma fila tem de 1 a {most} letras minúsculas, dígitos, _ e -; recebido: “{got}”.',
  'inputProblem.time': 'Esperava-se um momento anterior ao ano 10000; recebido: {got}.',
  'inputProblem.cursor': 'Esse ponto da lista não existe. Comece de novo pela primeira página.',
  'inputProblem.searchedFor': 'Não é possível buscar isto: {field}. Altere ou remova.',
  'inputProblem.arguments.tooLarge':
    'Os argumentos ultrapassam os {limit} bytes permitidos. Deixe os dados onde devem ficar e passe um id.',
  'inputProblem.arguments.damaged':
    'Os argumentos armazenados do job não podem ser lidos. Alguém os alterou depois que o job foi criado.',
  'inputProblem.arguments.unstorable': 'O valor em {place} não pode ser armazenado.',
  'inputProblem.argument.object': 'esperava-se um objeto ({type})',
  'inputProblem.type.duplicate':
    'Várias classes executariam os jobs de “{type}”: {classes}. Um desenvolvedor precisa dar a cada uma um nome próprio com @JobType.',
  'inputProblem.type.generated':
    'O nome da classe “{type}” foi criado por uma ferramenta de build. Um desenvolvedor precisa dar a ela um nome duradouro com @JobType.',
  'inputProblem.recurring.unknown':
    'O job recorrente “{id}” chama {call}, e este processo não conhece esse método.',
  'inputProblem.bulk.unknown':
    'Esta versão não conhece a operação em massa “{action}”. Nada foi feito.',
  'inputProblem.value.unknown': 'O campo “{name}” não existe.',
  'inputProblem.value.text': '{place}: esperava-se um texto; recebido: {got}.',
  'inputProblem.value.list': '{place}: esperava-se uma lista; recebido: {got}.',
  'inputProblem.value.object': '{place}: esperava-se um objeto; recebido: {got}.',
  'inputProblem.value.flag': '{place}: esperava-se true ou false; recebido: {got}.',
  'inputProblem.value.number':
    '{place}: esperava-se um número de {least} a {most}; recebido: {got}.',
  'inputProblem.value.integer':
    '{place}: esperava-se um número inteiro de {least} a {most}; recebido: {got}.',
  'inputProblem.value.empty': '{place}: não pode ficar vazio.',
  'inputProblem.value.long': '{place}: são possíveis no máximo {most} caracteres.',
  'inputProblem.value.emptyList': '{place}: a lista não pode ficar vazia.',
  'inputProblem.value.longList': '{place}: são possíveis no máximo {most} elementos.',
  'inputProblem.value.choice':
    '{place}: esperava-se um destes valores: {choices}; recebido: {got}.',
  'inputProblem.value.id': '{place}: esperava-se um id; recebido: {got}.',
  'inputProblem.value.nul': '{place}: o texto não pode conter caracteres NUL.',
  'inputProblem.value.exact':
    '{place}: o texto não pode conter caracteres NUL nem caracteres incompletos.',
  'inputProblem.value.other': '{place}: este valor não é possível: {got}.',
  'inputProblem.input.unknownType':
    'Este processo não tem uma classe chamada “{type}”. Use um painel em um processo que execute os jobs dela.',
  'inputProblem.input.unknownMethod': '{type} não tem um método “{method}” que possa ser um job.',
  'inputProblem.input.noJob':
    '{type}.{method} não é conhecido como job. Um desenvolvedor precisa dar à classe um decorador como @JobType ou criar o primeiro job no código.',
  'inputProblem.input.manyArguments':
    '{call} aceita no máximo {most} argumentos; recebidos: {got}.',
  'inputProblem.input.keptOfNone': 'Só uma cópia pode manter valores de um original.',
  'inputProblem.input.keptUnseen':
    'O valor do argumento {index} (contado a partir de 0) pode estar oculto para você. Digite-o de novo.',
  'inputProblem.input.keptMissing':
    'O original ou a cópia não tem o argumento {index} (contado a partir de 0).',
  'inputProblem.input.longCopy':
    'O job tem {got} argumentos, e um formulário tem no máximo {most}. Crie o job no código.',
  'inputProblem.input.otherCall':
    'O original chama {call}. Uma cópia precisa chamar o mesmo método.',
  'inputProblem.input.noVersion':
    'Nenhum servidor informa qual versão da aplicação executa; por isso não dá para saber quando chega a próxima.',
  'inputProblem.input.manyMutes':
    'Já há {got} falhas silenciadas; são possíveis no máximo {most}. Antes, deixe de silenciar algumas.',
  'inputProblem.cron.empty': 'Esperavam-se cinco ou seis campos; não há nenhum.',
  'inputProblem.cron.count':
    'Esperavam-se cinco campos (minuto, hora, dia do mês, mês, dia da semana), seis com os segundos na frente, ou uma macro como @daily; recebidos: {got}.',
  'inputProblem.cron.long': 'São possíveis no máximo {most} caracteres; recebidos: {got}.',
  'inputProblem.cron.item':
    'Esperavam-se números de {min} a {max}, formas como {forms} (passos de 1 a {max}) ou uma lista deles; recebido: “{item}”.',
  'inputProblem.cron.named':
    'Esperavam-se números de {min} a {max}, nomes de {first} a {last}, formas como {forms} (passos de 1 a {max}) ou uma lista deles; recebido: “{item}”.',
  'inputProblem.cron.likely':
    'Esperavam-se números de {min} a {max}, nomes de {first} a {last}, formas como {forms} (passos de 1 a {max}) ou uma lista deles; recebido: “{item}”. Você quis dizer “{likely}”?',
  'inputProblem.cron.macro':
    'Esperava-se uma destas macros: {macros}, ou um intervalo como @every 90s.',
  'inputProblem.cron.likelyMacro':
    'Esperava-se uma destas macros: {macros}, ou um intervalo como @every 90s. Você quis dizer “{likely}”?',
  'inputProblem.cron.interval':
    'Depois de @every, esperava-se um número inteiro com ms, s, m, h ou d, de 1s a 365d, como @every 90s.',
};
