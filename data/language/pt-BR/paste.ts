import type { PasteWords } from '../words/paste-words.js';

const units =
  '(?:financeiro|financas|contabilidade|juridico|rh|recursos humanos|compras|suprimentos|vendas|comercial|marketing|seguranca(?: da informacao)?|operacoes|compliance|redes?|comunicacao|infraestrutura|infra|treinamento|diretoria|gestao|gerencia|suporte|service desk|help ?desk|auditoria|logistica|facilities|desenvolvimento|projetos?|parceiro|terceiros|administrativo)';

export const portuguesePaste: PasteWords = {
  customer:
    '(?:[oa] )?(?:cliente|empresa|contratante|nossa (?:equipe|ti|empresa)|(?:time|equipe|area|setor|depto\\.?|departamento) de ti|ti(?: interna| do cliente| da empresa| local)?|lado do cliente|equipe do cliente|time do cliente)',
  provider:
    '(?:[oa] )?(?:provedor(?:a)?|fornecedor(?:a)?|prestador(?:a)?|especialista(?: (?:da |do )?(?:microsoft|fast ?track|ms))?|(?:time|equipe) (?:da |do )?(?:microsoft|ms|fast ?track)|lado (?:da |do )?(?:microsoft|ms|fast ?track)|microsoft|fast ?track|ms)',
  own: '(?:nos|a gente|nosso lado|nossa parte|conosco|nos mesmos)',
  vagueTime:
    '(?:logo|em breve|breve|o quanto antes|o mais rapido possivel|assim que possivel|quando (?:possivel|der|puder)|urgente|imediat[oa]|imediatamente|ja|agora|mais tarde|depois|a (?:definir|combinar|confirmar)|indefinido|sem (?:data|prazo)|continuo|(?:est[ae]|n?est[ae]|proxim[ao]) (?:semana|mes|trimestre|ano)|(?:semana|mes|ano) que vem|(?:inicio|meados|comeco) de [a-z]+|semana \\d{1,2}|antes do natal|nos proximos dias|daqui a (?:uns|alguns) dias)',
  vagueOwner:
    '(?:ambos|ambas|os dois|as duas|as duas partes|ambas as partes|ambos os lados|os dois lados|todos|todo mundo|juntos|em conjunto|conjunto|alguem|ninguem|a (?:definir|combinar|confirmar)|indefinido|sem responsavel|n/?a|\\?+|quem\\??)',
  department: `(?:[oa] )?(?:(?:time|equipe|area|setor|depto\\.?|departamento|pessoal) (?:de |do |da )?[a-z ]{2,25}|${units}(?: e ${units})?)`,
  until: 'ate',
  agent: 'por|pel[oa]',
  articles: '[oa]',
  besideCustomer: 'ti',
  ofCustomer: 'equipe, time, ti, lado',
  customerLinks: 'da, do',
  time: { lead: 'as |às ', units: 'h', parts: 'de manha|a tarde', hour: '' },
  binds: 'desde|apos|depois|entre|e|ou|de|do|a',
  relative: 'amanha|proxim[ao] .+|(?:na|no) .+',
  status:
    '(?:aberto|aberta|pendente|concluid[oa]|feito|feita|em andamento|nao iniciad[oa]|iniciad[oa]|bloquead[oa]|nov[oa]|alta|media|baixa|critica|obrigatorio|opcional)',
  heading:
    '(?:(?:lista de |as |os |nossas |nossos |novas |proximas |demais )?(?:pendencias?|tarefas?|acoes|acao|itens(?: (?:em aberto|pendentes|de acao))?|proximos passos|pontos(?: (?:em aberto|pendentes))?|a fazer|para fazer|o que (?:falta|fazer)|correcoes|atividades|resumo|ata|encaminhamentos|plano de acao|checklist)|(?:bom dia|boa tarde|ola|oi)(?: .{0,20})?)(?: (?:da|do|para|desta|dessa|apos|combinad[oa]s)(?: .{1,60})?)?',
  columns: {
    text: '(?:tarefas?|atividades?|acao|acoes|item|itens|descricao|o que|topicos?|assuntos?|pendencias?|correc(?:ao|oes)|titulo|nome|texto|passos?|problema|entregave(?:l|is))',
    owner:
      '(?:responsavel|responsaveis|quem|dono|dona|parte|lado|atribuid[oa](?: a)?|executor|encarregado|equipe|time)',
    due: '(?:prazo|prazo final|data|data (?:limite|prevista|final|de entrega|de conclusao)|quando|vencimento|ate|ate quando|previsao|entrega|termino|conclusao)',
    number: '(?:#|n[oº°.]{0,2}|num\\.?|numero|id|ref\\.?)',
    other:
      '(?:status|situacao|prioridade|observac(?:ao|oes)|obs\\.?|comentarios?|notas?|inicio|data de inicio|fase|area|categoria|progresso)',
  },
};
