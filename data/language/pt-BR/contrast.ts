import type { ContrastWords } from '../words/contrast-words.js';

export const portugueseContrast: ContrastWords = {
  us: '(?:a )?nossa (?:parte|equipe|empresa|funcao|tarefa|responsabilidade|contribuicao)|nosso (?:lado|papel|time|trabalho|dever)|nos|a gente|(?:o )?cliente|a nossa|o nosso|temos|precisamos|devemos|fazemos|levamos|entregamos|temos que',
  microsoft: 'microsofts?|ms|msft|fast ?track(?: center)?s?|ftc?|eles|elas|deles',
  support: '(?:o |a )?(?:suporte|parceiro de suporte|equipe de suporte|help ?desk)',
  itAdmin: '(?:o |a )?(?:admin(?:istrador)?a?(?: de ti)?|administradores)',
  help: 'ajuda|orientacao|apoio',
  beside: 'para|pra|pro|com|ajuda|ajudar|orienta|por',
  from: 'da|do|de|dos|das',
  receive: 'recebemos|receber|recebe|ganhamos|ganha|espera|esperar|esperam|precisa|precisam|exige|pede',
  what: '^(?:(?:e|mas|porem|entao|ja|agora) )*(?:o que|oque|o q)|o que$|faz(?:em|emos)? o que|entra(?:m|mos)? onde|qual (?:e |seria |fica )?(?:a |o )?(?:parte|papel|funcao|tarefa|responsabilidade|contribuicao|nossa|nosso)|que parte|como .{1,30} (?:ajuda|contribui|participa)',
  who: 'quem|qual lado|que lado',
  but: 'mas|porem|contudo|ja|e',
  or: 'ou',
  while: 'enquanto|quando|durante|se|depois que|antes que',
  cutsAtBut: false,
};
