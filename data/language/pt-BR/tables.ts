import type { TableWords } from '../words/table-words.js';

export const portugueseTables: TableWords = {
  heads: {
    task: 'tarefa | tarefas | atividade | atividades | ação | ações | entrega | entregas | entregável | entregáveis | o que | o quê | o que fazer | item de ação | obrigação | decisão | decisões | trabalho | pacote de trabalho | pendência | pendências | subtarefa | procedimento | pré-requisito',
    area: 'área | áreas | domínio | categoria | frente | frente de trabalho | módulo | componente | camada | serviço | serviços | tópico | tema | item | itens | assunto | função | capacidade | sistema | grupo | nome | processo | passo | macroatividade | escopo | ambiente',
    details:
      'descrição | detalhe | detalhes | detalhamento | conteúdo | explicação | resumo | significado | abrangência | como',
    phase:
      'fase | fases | etapa | etapas | estágio | fase do projeto | sprint | iteração | onda | período | marco | momento',
    index: 'nº | n° | n | núm | número | id | código | cód | ref | seq | ordem',
    role: 'papel | papéis | função/papel | cargo | equipe | equipes | time | times | parte | partes | parte interessada | partes interessadas | ator | atores | perfil | pessoa | área/equipe | stakeholder | stakeholders | departamento | departamentos',
    duties:
      'responsabilidade | responsabilidades | principais responsabilidades | atribuição | atribuições | obrigações | deveres | o que faz | competências | responsabilidad-',
    backup: 'backup | suplente | substituto | substituta | reserva | responsável suplente | responsável secundário',
    aside:
      'pergunta | perguntas | questão | premissa | premissas | reunião | status | situação | estado | prazo | prazos | data | datas | data limite | data prevista | início | fim | término | conclusão | vencimento | previsão | prioridade | comentário | comentários | observação | observações | obs | nota | notas | evidência | evidências | esforço | duração | estimativa | custo | orçamento | risco | riscos | impacto | frequência | periodicidade | participantes | contato | contatos | e-mail | email | telefone | local | ferramenta | ferramentas | link | links | saída | resultado | resultados | critério | critérios | critério de sucesso | critério de aceite | critérios de aceite | validação | dependência | dependências | predecessora | cronograma | quando | semana | dia | horário | sla | kpi | métrica | progresso | concluído | feito | referência | documento | modelo | versão | tipo | canal | finalidade | objetivo | motivo | justificativa | exemplo | exemplos | mitigação | assinatura | quem é | quantidade | como medir | por quê | base legal',
  },
  owners: {
    does: 'responsável | responsáveis | responsável principal | responsável pela execução | equipe responsável | área responsável | parte responsável | quem | quem faz | dono | dona | proprietário | proprietária | executor | executora | executa | execução | executado por | realizado por | atribuído a | atribuído | líder | liderança | encarregado | encarregada | designado | titular | a cargo de | owner',
    approves:
      'aprovador | aprovadora | aprovadores | aprova | aprovação | aprovado por | autoridade | autoriza | autorizado por | prestador de contas | responsável final | decisor | quem aprova | aceite | aceite por | validado por | accountable',
    consulted:
      'consultado | consultados | consultada | consultar | consulta | colaborador | colaboradores | participa | envolvidos | apoio técnico consultado | revisor | revisado por',
    informed:
      'informado | informados | informada | informar | notificado | notificados | ciente | para ciência | comunicado | comunicados',
    guides:
      'apoio | apoiado por | apoia | suporte | suportado por | auxílio | auxilia | orienta | orientação | orientado por | assistência | apoiador | apoiadores',
  },
  marks: {
    does: 'responsável | executa | executor | executar | execução | quem executa | realiza | faz | lidera | líder | responsável pela execução | conduz | principal',
    approves:
      'aprova | aprovador | aprovar | aprovação | autoridade | autoriza | quem responde | responde | prestador de contas | presta contas | responsabiliza | responsabilizado | decide | accountable | responsável final | valida',
    consulted:
      'consultado | consultada | consulta | consultar | consultados | colabora | contribui | participa | ajuda | opina | revisa',
    informed: 'informado | informada | informar | informados | notificado | ciente | acompanha | observa | comunicado',
    guides: 'apoia | apoio | suporte | auxilia | orienta | orientação | assiste | suporta',
  },
  guidance: 'orientação | orientações | diretrizes | instruções',
  answers: 'responsável | responsabilidade',
  states: 'responsável | consultado | consultada | informado | informada',
  none: 'não | não aplicável | não se aplica | nenhum | nenhuma | ninguém | n/a | sem responsável | sem envolvimento',
  excluded:
    'não oferecido | fora do escopo | fora de escopo | não incluído | não incluída | não incluso | não inclusa | excluído | excluída | não suportado | não suportada | não coberto | não contemplado | não contemplada | não previsto',
  optional:
    'opcional | facultativo | recomendado | se houver | se cabível | se for o caso | opcionalmente | se aplicável | se necessário | quando aplicável | quando necessário | sob demanda',
  and: 'e | ou | e/ou | com | mais',
  about: 'para | em | na | no | durante | quando | se | até',
  contacts: 'telefone | celular | fone | e-mail | correio eletrônico | ramal | endereço de e-mail',
  total: 'total | totais | soma | subtotal | total geral',
  guiding:
    '(?:fornec|oferec|prest|dar|dá)\\p{L}*[^.;]{0,30}(?:orienta|aconselha)|orient(?:a|ar|amos)\\b|mantenha uma chamada[^.]{0,60}orienta',
  approving: '(?:aprov(?:ar|a|e|am)|assin(?:ar|a|e|am)|autoriz(?:ar|a|e|am))(?![\\p{L}])',
};
