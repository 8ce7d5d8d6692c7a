import type { AskingWords } from '../words/asking-words.js';

export const portugueseAsking: AskingWords = {
  roles: {
    managedDesktop: 'managed desktop, microsoft managed desktop, mmd',
    what: 'quem faz o que, quem faz oq, o que, que, oq, o q, q, qual, quais, quais sao, alguma coisa, algo',
    show: 'mostre, mostra, mostrar, liste, listar, lista, tudo, tudo que, todas, todos, me mostra, me mostre, mostre me, resumo, resumo do',
    us: 'nos, a gente, gente, conosco, com a gente, nossa empresa, nossa parte, nosso lado, nosso time, nossa equipe, nossa organizacao, da nossa parte, do nosso lado, temos, temos que, temos de, devemos, precisamos, fazemos, podemos, vamos, vamos ter, conseguimos, nossa conta',
    our: 'nosso, nossa, nossos, nossas',
    ours: 'nosso',
    fromUs: 'de nos, da gente',
    customer: 'cliente, o cliente, do cliente, ao cliente, pelo cliente, clientes',
    them: 'eles, deles, outro lado, o outro lado, do outro lado, a outra parte',
    me: 'eu, mim, comigo, pra mim, para mim, tenho, tenho que, tenho de, devo, faco, me',
    mine: 'meu, minha, meus, minhas',
    provider:
      'microsoft, ms, msft, fasttrack, fast track, fasttrack center, especialista, especialistas, lado da microsoft',
    itAdmin: 'administrador de ti, admin de ti, administradores de ti, administradora de ti',
    supportProvider: 'provedor de suporte, provedores de suporte, prestador de suporte',
    everybody:
      'quem faz o que, quem faz oq, ambos, os dois lados, cada lado, cada um, cada parte, todo mundo, as duas partes',
    deed: 'quem faz o que, quem faz oq, fazer, faz, fazem, feito, feita, fazendo, cumprir, entregar, entrega, executar, resolver, cuidar, cuida, assumir, assume, assumimos, providenciar',
    task: 'tarefa, tarefas, responsabilidade, responsabilidades, responsavel, responsaveis, obrigacao, obrigacoes, dever, deveres, item, itens, atividade, atividades, papel, parte, lado, conta, cargo, atribuicao, atribuicoes, cabe, cabem, compete, incumbencia, incumbencias, trabalho, a fazer',
    need: 'precisa, precisam, precisar, preciso, necessario, necessaria, exige, exigido, espera, esperado, requer',
    left: 'falta, faltam, faltando, faltou, resta, restam, restante, restantes, aberto, abertos, aberta, abertas, em aberto, pendente, pendentes, pendencia, pendencias, sobra, sobrou, nao feito, sem fazer',
    still: 'ainda',
    stops:
      'impede, impedem, impedindo, impedimento, impedimentos, trava, travam, travando, travado, travados, travada, bloqueia, bloqueiam, bloqueando, bloqueado, bloqueados, bloqueio, bloqueios, segura, segurando, atrapalha, atrapalham, atrapalhando, barra, barrando, parados, emperra, emperrando, atrasa, atrasando, prende, prendendo',
    gate: 'proxima fase, a proxima fase, proxima etapa, a proxima etapa, aceite, o aceite, avancar, avancarmos, prosseguir, prosseguirmos, seguir, seguir em frente, ir adiante, mudar de fase, passar de fase, passar, fechar, fecharmos, concluir, concluirmos, encerrar, continuar',
    not: 'nao',
    and: 'e, entao, tambem, mas, ok, ta',
    about: 'quanto a, quanto ao, e quanto a, e quanto ao, que tal, e sobre, e se for, como fica, como ficam',
    why: 'por que, porque, por q, pq, por qual motivo, onde, fonte, a fonte, fontes, como voce sabe, como sabe, como vc sabe, referencia, de onde, quem disse, quem diz, quem falou, baseado em que, com base em que, em que documento, qual documento, em qual documento, qual linha, segundo quem',
    whyLight:
      'isso, isto, esta, escrito, escrita, diz, dito, consta, vem, veio, tirou, saiu, aparece, voce, vc, sabe, fica, assim, documento, documentos, linha, trecho, informacao, resposta, que, qual, mostra, mostre, me mostra, me mostre, tem, foi, ler, li, achou, fala',
    phaseWord: 'fase, etapa, estagio, nesta fase, nessa fase, nesta etapa, fase atual, a fase, etapa atual',
    in: 'em, na, no, durante, de, da, do, para, pra, durante a, na fase, na fase de, na fase da, na etapa de, na etapa da',
    small:
      'e, a, o, as, os, ao, aos, dos, das, nas, pro, com, ser, sao, esta, estao, tem, ter, ha, vai, vao, se, seu, sua, ja, por, por favor, exatamente, hoje, agora, no momento, neste momento, nesse momento, neste, nesta, atual, mais, um, uma, deve, devem, pelo, pela, fica, ficam, ficou, fica por, ficam por, oi, obrigado, baton, coisa, coisas, ai, aqui, para, pra, de, que, la, estamos, esta sendo, ir, a ser, do lado, sendo, era',
  },
  phases: {
    initiate: 'inicio, iniciar, iniciacao, inicial, initiate',
    assess: 'avaliacao, avaliar, assess',
    remediate: 'correcao, correcoes, corrigir, remediacao, remediar, remediate',
    enable: 'ativacao, ativar, habilitacao, habilitar, enable',
    general: 'geral, gerais, em geral, lista permanente',
  },
};
