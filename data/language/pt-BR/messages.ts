import type { MessageWords } from '../message-words.js';

export const messageWords: MessageWords = {
  commands: {
    start: ['iniciar', 'começar', 'início'],
    checklist: ['lista de verificação', 'lista', 'checklist', 'mostrar checklist', 'o checklist'],
    add: ['adicionar', 'adicione', 'incluir'],
    standing: ['lista permanente', 'responsabilidades gerais'],
    people: ['equipe do projeto', 'equipe', 'pessoas', 'participantes'],
    'ask-specialist': [
      'pergunte à especialista',
      'pergunte ao especialista',
      'pergunte à pessoa especialista',
      'perguntar à especialista',
      'perguntar ao especialista',
      'perguntar à pessoa especialista',
      'perguntar a um especialista',
      'falar com o especialista',
    ],
    status: ['situação', 'meus projetos', 'visão geral'],
    mine: ['minhas pendências', 'minhas tarefas', 'meus itens'],
    help: ['ajuda', 'menu', 'comandos', 'opções', 'o que você faz', 'o que vc faz', 'me ajuda', 'preciso de ajuda'],
    pause: ['pausar', 'pausa', 'pausar o projeto'],
    resume: ['retomar', 'retomar o projeto'],
    export: ['exportar', 'baixar'],
    refresh: ['atualizar', 'recarregar'],
  },
  courtesy: {
    greeting: 'oi, olá, opa, oie, oii, salve, alô, eae, eai, dia, tarde, prazer, bem-vindo, bem-vinda',
    thanks: 'obrigado, obrigada, obg, valeu, vlw, brigado, brigada, grato, grata, agradeço, agradecido, obrigadão',
    goodbye: 'tchau, adeus, até, flw, fui, abraço, abraços, abs, noite, descanso, feriado, férias, bjs',
    agreement:
      'ok, tá, ta, certo, beleza, blz, sim, não, claro, entendi, entendido, combinado, isso, exato, exatamente, fechado, tranquilo, ciente, anotado, aham, uhum, hum, hmm, ah, concordo, saquei, kkk, kkkk, kkkkk, rsrs, rs, haha, eita, ops, desculpa, desculpe, nossa, puts, positivo',
    praise:
      'ótimo, otimo, excelente, perfeito, maravilha, maravilhoso, sensacional, show, top, massa, legal, incrível, bacana, demais, fantástico, parabéns, arrasou, adorei, amei, gostei, boa, bom, bravo, bola, nota',
    test: 'teste, testando, test, ping',
    asked:
      'tá aí, ta ai, você está aí, voce esta ai, vc tá aí, vc ta ai, tem alguém aí, alguém aí, alô, me ouve, tudo bem, tudo bom, tudo certo, como vai, oi tudo bem',
    filler:
      'muito, muita, pela, pelo, ajuda, resposta, informação, pessoal, galera, todos, a, o, de, por, mesmo, você, vc, gente, baton, bot, tudo, bem, é, que, foi, um, uma, fim, semana, amanhã, logo, mais, hoje, segunda, sexta, então, era, só, e, com, te, vejo, mandou, trabalho, final, ótima, bons, dias, agora, já, sei, pra, mim, ter, aí, ai, está, esta, deixa, pode, ser, tá, eu, do, da, tenha, breve, 10, boa, eh',
  },
  whose: 'quem, qm',
  asksWhat: 'o que, quais, qual, quantos, quantas',
  saidBack: 'entao, ah, entendi, quer dizer que, faz sentido, saquei, isso esclarece, bom saber',
  toPerson: 'para, pra, pro, ao, à, com, pelo, pela, ->, →',
  withPerson: 'lembra, lembre, lembrar, avisa, avise, avisar, cobra, cobrar, cutuca, notifica, pinga',
  personEndings: '',
  takesBack: `desmarc, reab, reabr, desfa, tira, remov, nao, por engano, errad, cedo demais, sem querer, aberto, pendente, incomplet, de volta, volta, de novo, ainda`,
  undone: `desmarc, nao feito, nao feita, nao concluid, nao esta pront, nao foi feit, reabr, como pendente, como aberto`,
  me: 'mim, eu, me, comigo',
  about: 'sobre, do, da, de, que, dos, das, para',
  saying: 'que, dizendo, dizendo que, :',
  because: 'porque, pois, já que, visto que, pq',
  joints: 'e, também',
  around:
    'o, a, os, as, um, uma, item, itens, linha, tarefa, por, favor, pfv, do, da, de, dos, das, no, na, em, lista, checklist, como, para, pra, pro, com, é, está, foi, já, isso, esse, agora, obrigado, oi, ok, nossa, que, e, esta, até, ao, à, data, prazo, ultimamente, recentemente',
  roles: {
    customer: 'contato do cliente',
    'project-manager': 'gerente de projeto, gerente do projeto, gp, gerente',
    specialist: 'especialista, especialista do fasttrack',
    representative: 'representante, suplente, suplentes',
    lead: 'líder, líder do cliente, lidera',
  },
  sides: {
    customer: 'cliente, o cliente',
    microsoft: 'microsoft, ms, fasttrack',
    us: 'nós, a gente, nosso, nossa',
    them: 'eles, deles, outro lado',
  },
};
