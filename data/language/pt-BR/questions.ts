import type { QuestionWords } from '../words/question-words.js';

export const portugueseQuestions: QuestionWords = {
  evidence:
    /(?<![\p{L}])(?:quem|qual|quais|que|quando|onde|como|é|são|o|a|os|as|do|da|dos|das|no|na|nos|nas|de|em|para|pra|pro|por|com|nosso|nossa|nós|a gente|e|ou|um|uma|se|cabe|faz|responsável|qm|vocês|eu|meu|minha|ao|pelo|pela)(?![\p{L}])|[ãõçâêô]/giu,
  small: `q qdo qtos qtas qto vcs vc tao estavam aquele pto
    quem qual quais que o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para pra pro com sem e ou
    mas se nao sim eu nos voce voces ele ela eles elas meu minha nosso nossa seu sua isso isto esse essa este esta aquele
    aquela la aqui ai ja ainda vai vamos ir ser esta estao estava tem temos ter deve devem precisa precisamos faz fazem
    fazer cabe responsavel responsabilidade tarefa lado parte gente cuida onde quando como porque ta tava foi e ao aos num`,
  naming: 'itens linha linhas ponto pontos lista chamado chamada sobre proprio propria nossas nossos',
  unsearched:
    'quem qual o os as da dos das no na de em para por com nosso nossa nos e um uma se que cabe faz responsavel pelo pela ao',
  phase: {
    names: {
      initiate: 'iniciar|inicio|iniciacao|inicial',
      assess: 'avaliar|avaliacao',
      remediate: 'corrigir|correcao|correcoes|remediacao|remediar',
      enable: 'habilitar|habilitacao|ativar|ativacao',
      general: 'geral|gerais',
    },
    behind: '',
    before: 'fase|etapa|estagio',
    links: 'de|da|do',
    joined: '',
    endings: '',
    during: 'na|no|nas|nos|em|durante',
    duringBehind: '',
    earlier: 'antes d[aeo]|ate|passar para|ir para',
  },
  bothSides: {
    part: 'o que|oq|o q|qual|quais',
    both: 'os dois lados|ambos os lados|as duas partes|ambas as partes|cada lado|cada parte',
    each: 'cada um|cada uma|respectivamente',
    ours: 'nos|nosso|nossa|nossos|nossas|a gente',
  },
  several: {
    who: 'quem|de quem|com quem|a quem|qual lado',
    shortWho: 'quem|de quem',
    further: 'quant[oa]s? |quando (?:e|sao|deve|devem|temos|precisa)',
    others:
      'a microsoft|o fasttrack|cabe|e|sao|o que|qual|quais|quando|onde|como|quant[oa]s?|precisamos|devemos|podemos',
    ofRecords: 'quem|de quem|o que|qual|quais|quando|como|quant[oa]s|em que',
    joints: 'e|mais|tambem|&',
    jointsOfRecords: 'e|também',
    also: 'tambem',
    alsoOfRecords: '',
    openers: 'e|mas|entao',
    deeds:
      'particip\\p{L}+|comparec\\p{L}*|faz|fazem|fazer|executa\\p{L}*|realiza\\p{L}*|fornec\\p{L}+|orienta\\p{L}*|ajuda\\p{L}*|apoia\\p{L}*|aprova\\p{L}*|assina\\p{L}*|paga\\p{L}*|cria\\p{L}*|escreve\\p{L}*|toma|parte|papel|so|apenas|cada|lado|ambos|responsav\\p{L}+|cuida\\p{L}*|cabe|precisa\\p{L}*|tempo',
    refers: 'isso|isto|ele|ela|eles|elas|dele|dela|deles|delas|nele|nela',
    refersOfRecords: 'isso|isto|ele|ela|eles|elas|dele|dela|deles|delas|nele|nela',
    parties: 'nos|nosso|nossa|gente|cliente|clientes|microsoft|ms|fasttrack|empresa|voces',
  },
  involvement: {
    approves:
      /\b(?:quem|qual (?:lado|parte))(?: (?:e|que|deve|tem|precisa|vai|pode|de|a|o)){0,4} (?:aprova\p{L}*|da o aceite|assina)\b|\baprovacao (?:de|e de|cabe a|fica com|depende de) quem\b/u,
    consulted:
      /\bquem(?: (?:e|que|deve|tem|precisa|vai|pode|de|ser|sera|a|se|devemos|precisamos|temos)){0,5} consulta(?:r|do|da|dos|das)\b|\bconsultar quem\b|\bopiniao de quem\b/u,
    informed:
      /\bquem(?: (?:e|que|deve|tem|precisa|vai|pode|de|ser|sera|a|se|devemos|precisamos|temos|fica)){0,5} (?:informa(?:r|do|da|dos)|avisa(?:r|do|da|dos)|notifica(?:r|do|da)|comunica(?:r|do|da)|sabendo)\b|\b(?:avisar|informar) (?:a )?quem\b/u,
    guides: /\bquem(?: (?:e|que|deve|tem|vai|pode|so|apenas|nos)){0,4} (?:orienta\p{L}*|da (?:a )?orientacao)\b/u,
  },
  asker: {
    admin: /(?<!\p{L})(?:como|sou (?:o |a |um |uma )?)\s?(?:admin|administradora?)(?: d[ea] ti)?(?!\p{L})/u,
    // "Como o suporte abre" asks how support does it: there an article makes the difference.
    support: [
      /(?<!\p{L})(?:sou|somos|trabalho|trabalhamos|aqui e)(?: (?:o|a|um|uma|do|da|no|na|de|tecnic[oa]|analista|atendente|equipe))* (?:help ?desk|service ?desk|suporte)(?!\p{L})/u,
      /(?<!\p{L})como(?: (?:tecnic[oa]|analista|atendente|equipe) d[eo])? (?:help ?desk|service ?desk|suporte)(?!\p{L})/u,
      /(?<!\p{L})noss[oa]s? usuari[oa]s?(?!\p{L})/u,
    ],
    employee:
      /(?<!\p{L})(?:como|sou)(?: (?:um|uma|so|apenas|simples))* (?:funcionari[oa]|colaboradora?|empregad[oa]|usuari[oa])(?!\p{L})/u,
  },
  values: {
    money: /\bqual (?:e )?(?:o |a )?(?:preco|valor|custo|percentual)\b|\bquanto (?:custa|sai|pagamos|cobram)/u,
    contact: /\bqual (?:e )?(?:o |a )?(?:endereco|nome|telefone|link|site|ramal)\b/u,
    version: /\bqual (?:e )?(?:a )?versao\b/u,
    minutes: /\bquantas horas\b|\bquantos minutos\b/u,
    length: /\bquantos (?:caracteres|gigas?|megas?)\b/u,
    other: /\bquant[oa]s?\b(?! a\b)|\bquais marcas\b/u,
  },
  asksParty: /\bquem\b|\bqual lado\b/u,
  unstated: [
    /\b(?:multas?|indenizacao|indeniza|reembolso)\b/u,
    /\bprorrog\p{L}*/u,
    /\b(?:roda|rodam|funciona|compativel) (?:em|no|na|com)\b.{0,30} \d{2,}/u,
    /\b(?:celular|aparelho|dispositivo|notebook) (?:roubado|perdido)/u,
  ],
  mobile: '',
  service: {
    turnsOn: 'ativa\\p{L}*|habilit\\p{L}*|liga\\p{L}*|implant\\p{L}*|implementa\\p{L}*|configur\\p{L}*',
    licenses: 'licen[cs]\\p{L}*|atribu\\p{L}*',
    fillers: 'cliente|servico|eh|o',
  },
  putsIntoUse:
    'instal\\p{L}+|ativ\\p{L}+|habilit\\p{L}*|implant\\p{L}*|implement\\p{L}*|integra\\p{L}*|configur\\p{L}*|distribu\\p{L}*',
  pays: 'pag(?:a|am|ar|amos|o|ou|amento\\p{L}*)|custos?|custei\\p{L}*',
  bought: 'pag(?:a|am|ar|amos|o|ou|amento\\p{L}*)|custos?|compr\\p{L}*|adquir\\p{L}*|licen\\p{L}*|assinatura\\p{L}*',
  trouble:
    'trav\\p{L}+|nao (?:abre|funciona|inicia|carrega)|n abre|erros?|falh\\p{L}+|lent[oa]|quebr\\p{L}+|fora do ar',
  managedDesktop: '',
};
