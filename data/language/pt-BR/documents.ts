import type { DocumentWords } from '../words/document-words.js';

export const portugueseDocuments: DocumentWords = {
  actors: {
    jointly: ['em conjunto', 'conjuntamente'],
    we: ['\\bnós\\b', 'nossa equipe', '\\p{L}{3,}(?:ar|er|ir)emos\\b'],
    supportProvider: ['provedor de suporte', 'equipe de suporte'],
    itAdmin: ['administrador(?:es)? de ti'],
    customer: ['\\bvocês?\\b', '\\bo cliente\\b'],
    must: ['\\bdeve(?:m|rão)?\\b'],
    sending: ['encaminh', 'contat', 'direcion', 'escal'],
  },
  providedBy: {
    'support-provider': ['recebem suporte d'],
    microsoft: ['(?:fornecid|prestad)\\p{L}* pel\\p{L} (?:microsoft|fasttrack)'],
  },
  destinations: { 'support-channel': ['canal de suporte'], 'hardware-vendor': ['fornecedor', 'fabricante'] },
  outOfScope: ['fora do (?:escopo|benefício)', 'não (?:inclui|está incluíd|são incluíd|é abrangid)'],
  partyHeadings: {
    responsibility: ['respons[aá]b'],
    customer: ['\\bsuas\\b', '\\bseus\\b', '\\bcliente'],
    shared: ['compartilhad'],
  },
  partyNames: {
    customer: ['cliente'],
    joint: ['conjunto', 'em conjunto'],
    'support-provider': ['provedor(?:es)? de suporte'],
    'it-admin': ['administrador(?:es)? de ti'],
  },
  parties: {
    small:
      'o a os as um uma de da do das dos por pela pelo para em no na nos nas com ao à aos seu sua seus suas nosso nossa nossos nossas ao durante e que quem cada',
    duties:
      'papel, papeis, responsabilidade, responsabilidades, responsavel, obrigacao, obrigacoes, dever, deveres, tarefa, tarefas, atribuicao, atribuicoes, equipe, equipa, time, lado, parte, atividade, atividades, atuacao, acao, acoes, encargo, encargos, funcao, funcoes, entrega, entregas, compromisso, compromissos, escopo, faz, deve, devera, cabe, compete, incumbe, pendencias',
    customer:
      'cliente, clientes, contratante, contratantes, voce, voces, comprador, tomador, tomadora, sua empresa, sua organizacao, sua equipe, suas, seus, locatario, licenciada',
    provider:
      'fornecedor, fornecedora, fornecedores, contratada, contratado, contratadas, prestador, prestadora, prestador de servicos, prestadora de servicos, provedor, nos, nossa equipe, parceiro, parceira, integrador, integradora, consultoria, implantador, implantadora',
    both: 'ambos, ambas, ambas as partes, as partes, conjunto, em conjunto, conjunta, compartilhado, compartilhada, partes',
    joints: 'e, ou',
  },
  phases: {
    stems: {
      initiate: ['iniciar', 'início'],
      assess: ['avaliar', 'avaliação'],
      remediate: ['corrigir', 'correção'],
      enable: ['habilitar', 'habilitação', 'ativação'],
    },
    core: ['principa(?:l|is|les)', 'básic'],
    general: ['gera(?:l|is)', 'geral'],
    generalStem: ['respons[aá]b'],
  },
  sections: {
    aside: ['próximas etapas', 'consulte também'],
    'out-of-scope': ['fora do escopo'],
    expectations: ['expectativas (?:para|de)'],
    overview: ['visão geral'],
    phases: ['\\bfases\\b'],
    workflow: ['fluxos? de trabalho'],
  },
  retired: ['não é mais atual'],
  pointers: ['para (?:obter )?mais', 'veja\\b', 'consulte\\b', 'quer saber', 'se \\['],
  conditions: {
    federated: ['identidades? federada'],
    'single-forest': ['floresta única'],
    'app-protection': ['gerenciamento de aplicativos móveis'],
    pcs: ['gerenciamento de (?:PCs|computadores)'],
    'mobile-devices': ['gerenciamento de dispositivos móveis'],
  },
  products: { 'configuration-manager': ['\\b(?:configurar?e?|atualiz[ae]r?)\\b[^.]{0,30}configuration manager'] },
  yes: ['sim'],
  forOrIf: ['para', 'se'],
  marks: {
    pt: {
      optional: /\(opcional\)|^opcional|se (?:você )?(?:optar|desejar|quiser|preferir)|^você pode (?:optar|escolher)/iu,
      conditional:
        /\bse (?:necessári|for |houver|aplicável|precis|os? |as? |você (?!optar|desejar|quiser|preferir))|\bcaso\b|\bquando (?:necessári|for)|^para florestas? únic|^ao (?:habilitar|ativar)/iu,
    },
  },
};
