import type { Locale, StatementPhase } from '../../domain/responsibility.js';

/**
 * What a word does in a question for a list or in a follow-up. `light` words of `whyLight` are only light beside a
 * `why`; `in` stands before a phase; `tail` only follows a stem (Korean particles and endings).
 */
export type WordRole =
  | 'what'
  | 'show'
  | 'us'
  | 'our'
  | 'ours'
  | 'fromUs'
  | 'them'
  | 'me'
  | 'mine'
  | 'customer'
  | 'microsoft'
  | 'itAdmin'
  | 'supportProvider'
  | 'managedDesktop'
  | 'intune'
  | 'aadPremium'
  | 'rightsManagement'
  | 'everybody'
  | 'deed'
  | 'task'
  | 'need'
  | 'left'
  | 'still'
  | 'stops'
  | 'gate'
  | 'not'
  | 'and'
  | 'about'
  | 'why'
  | 'whyLight'
  | 'phase'
  | 'phaseWord'
  | 'in'
  | 'small'
  | 'tail';

/** One list per role, in any spelling: case and diacritics don't count, several words stand side by side. */
type Words = Readonly<Partial<Record<Exclude<WordRole, 'phase'>, string>>>;

const products = {
  intune: 'intune, microsoft intune',
  aadPremium: 'azure ad premium, azure ad, aadp, entra, entra id, entra id p1',
  rightsManagement: 'rights management, azure rights management, azure rms, rms, aip',
  managedDesktop: 'managed desktop, microsoft managed desktop, mmd',
} as const;

const microsoft = 'microsoft, ms, msft, fasttrack, fast track, fasttrack center';

export const askingWords: Readonly<Record<Locale, Words>> = {
  en: {
    ...products,
    what: 'who does what, whose job is what, what, which, whats, anything, is there anything',
    show: 'show, show me, show us, give me, give us, tell me, tell us, list, list me, all, everything, full, overview, overview of',
    us: 'we, us, our side, our end, our part, our team, our organisation, our organization, our company, ourselves, for us, on us',
    our: 'our',
    ours: 'ours',
    fromUs: 'from us, of us, from our side',
    customer: 'customer, the customer, customers, the customer side, client, the client',
    them: 'they, them, their, theirs, the other side, other side, their side',
    me: 'i, me, my, myself, for me, on me',
    mine: 'mine',
    microsoft: `${microsoft}, the specialist, specialist, specialists, microsoft side`,
    itAdmin: 'it admin, it admins, it administrator, it administrators',
    supportProvider: 'support provider, support providers',
    everybody: 'who does what, everybody, everyone, both sides, each side, both parties, each party, whose job is what',
    deed: 'who does what, whose job is what, do, does, did, done, doing, deliver, handle, contribute, take on, take care of, get done, look after, bring',
    task: 'duty, duties, task, tasks, responsibility, responsibilities, responsible, responsible for, obligation, obligations, to do, todo, todos, to dos, item, items, homework, actions, action items, job, jobs, part, side, end, plate, work, points, assignments, assignment, share, role, up to',
    need: 'need, needs, needed, require, requires, required, expected, expect, expects, lack, lacks, owe, owes, supposed',
    left: 'left, remaining, remains, remain, open, outstanding, pending, missing, unfinished, incomplete, undone, not done, not finished, lacking, to go, unticked, not ticked',
    still: 'still, yet',
    stops:
      'stop, stops, stopping, block, blocks, blocking, blocked, blocker, blockers, prevent, prevents, preventing, hold, holds, holding, keeps, keeping, stuck, hinders, in the way, standing in the way, in our way, delaying, delays, slowing',
    gate: 'checkpoint, the checkpoint, next phase, the next phase, next stage, move on, moving on, go on, going on, proceed, move forward, moving forward, advance, advancing, acknowledge, acknowledged, sign off, close, closing, finish, finishing, pass, get to, getting to, leave, moving to, continue, continuing',
    not: 'not, cannot, can t, cant, don t, isn t, aren t, unable',
    and: 'and, also, then, so, ok, okay, but, alright, right',
    about: 'about, what about, how about, what of, and what about',
    why: 'why, how come, source, the source, sources, where does it say, where does that say, where does this say, where do they say, where is that, where is it, where is this, where s that, where s it, says who, who says, how do you know, based on what, reference, quote, citation, which document, what document, which line, what line, prove it, on what basis, where did you, where do you, where can i, where from',
    whyLight:
      'it, that, this, so, say, says, said, written, stated, come, comes, from, get, got, find, found, read, see, you, document, documents, line, exactly, there, know, what, does, do, according to, taken, show, sure, i, us, me, show me, show us, tell me, wrote, down, answer, claim',
    phaseWord: 'phase, stage, the phase, this phase, current phase, the current phase, this stage',
    in: 'in, during, for, at, under, of, in the, during the, for the, of the, at the',
    small:
      'is, are, was, the, a, an, any, have, has, had, got, must, should, shall, will, would, can, could, to, be, been, on, by, s, re, ll, d, m, ve, please, there, currently, now, at the moment, right now, up, back, gotta, actually, today, most, from, with, it take, would it take, am, next, been, just, as of now, hi, hello, hey, thanks, baton, thing, things, stuff, else, that, which',
  },
  ko: {
    intune: 'intune, 인튠',
    aadPremium: 'azuread, azureadpremium, aadp, entra',
    rightsManagement: 'rightsmanagement, rms, 권한관리',
    managedDesktop: 'manageddesktop, microsoftmanageddesktop, mmd, 매니지드데스크톱, 매니지드데스크탑',
    what: '누가뭘, 누가무엇을, 누가뭐, 무엇, 뭐, 뭘, 뭔, 뭔지, 무얼, 무슨, 어떤, 뭣, 머, 어떤것, 몇개, 얼마나',
    show: '보여줘, 보여주세요, 알려줘, 알려주세요, 목록, 리스트, 전부, 모두, 정리해줘, 정리해주세요, 다보여',
    us: '우리, 저희, 우리쪽, 저희쪽, 우리측, 저희측, 우리회사, 저희회사, 우리팀, 저희팀, 당사',
    fromUs: '우리한테, 저희한테, 우리에게, 저희에게',
    customer: '고객사, 고객, 고객쪽, 고객측',
    them: '상대, 상대방, 상대쪽, 저쪽, 그쪽',
    me: '나, 내, 내가, 제, 제가, 저, 저는, 나는, 나한테, 저한테',
    mine: '내것, 내거, 제것, 제거, 내몫, 제몫',
    microsoft: 'microsoft, ms, msft, 마이크로소프트, 엠에스, fasttrack, 패스트트랙, 전문가, 스페셜리스트',
    itAdmin: 'it관리자, 아이티관리자',
    supportProvider: '지원공급자, 지원제공업체, 지원제공자',
    everybody: '누가뭘, 누가무엇을, 누가뭐, 양쪽, 양측, 서로, 각자, 모두가',
    deed: '누가뭘, 누가무엇을, 누가뭐, 하, 해, 할, 한, 하는, 해야, 맡, 맡은, 맡아, 맡는, 수행, 처리, 준비, 챙겨, 챙길, 해줘, 해주, 도와, 지원',
    task: '할일, 해야할일, 해야할것, 일, 업무, 역할, 책임, 과제, 항목, 의무, 몫, 담당, 작업, 숙제, 할것, 일들, 임무, 할거',
    need: '필요, 요구',
    left: '남은, 남아, 남았, 남는, 남, 안된, 안한, 안끝난, 안끝났, 미완료, 미완, 열린, 열려, 빠진, 덜된, 못한, 밀린, 끝나지않은, 완료되지않은, 완료안된, 미처리',
    still: '아직, 아직도, 여전히',
    stops:
      '막고, 막는, 막혀, 막힌, 막히, 막아, 걸림돌, 가로막, 방해, 걸려, 걸린, 걸리, 발목, 지연, 멈춰, 멈추, 못넘어가, 못가, 못나가, 붙잡',
    gate: '다음단계, 체크포인트, 단계완료확인, 완료확인, 넘어가, 넘어갈, 넘어가려, 마무리, 통과, 끝내, 끝나, 진행',
    not: '못, 안, 않, 없',
    and: '그럼, 그러면, 그리고, 그렇다면, 또, 그래서, 아, 음, 네, 응, 근데, 그런데',
    about: '어때, 어떤가, 어떻게되',
    why: '왜, 어디에, 어디서, 어디, 근거, 출처, 어느문서, 어떤문서, 무슨근거, 원문, 몇번째줄, 누가그래, 누가그러',
    whyLight:
      '그, 그런, 그게, 그렇게, 그렇, 그건, 그걸, 그거, 그래, 이거, 이게, 이건, 나와, 나오, 나온, 써, 쓰여, 쓰인, 적혀, 적힌, 있, 되어, 문서, 말, 말하, 내용, 알, 알아, 보여줘, 보여주세요, 보여, 알려줘, 알려주세요, 확인, 찾, 본, 그런지, 그런가, 그런거, 줄, 인용, 답, 뭐, 무엇, 어떻게, 한',
    phaseWord: '단계, 이번단계, 지금단계, 현재단계',
    in: '때, 동안, 중',
    small:
      '지금, 현재, 이번, 좀, 수, 있, 하고, 오늘, 것, 거, 게, 건, 걸, 되, 돼, 된, 될, 다, 더, 중, 쪽, 측, 할수, 기준, 부분, 이제, 혹시, 일단, 전체',
    tail: '가, 이, 은, 는, 을, 를, 에, 에서, 에선, 에서는, 에서의, 에게, 의, 도, 만, 로, 으로, 와, 과, 랑, 이랑, 한테, 께서, 쪽, 측, 쪽에서, 측에서, 부터, 까지, 요, 이요, 에요, 예요, 이에요, 인가요, 인가, 인지, 나요, 가요, 은가요, 는가요, 을까요, 까요, 까, 지, 죠, 지요, 야, 이야, 냐, 니, 니까, 습니까, 입니까, 합니까, 됩니까, 어요, 아요, 여요, 해요, 하죠, 해야, 하나요, 하는데, 는데, 는데요, 는지, 줘, 주세요, 세요, 어, 아, 음, 고, 며, 서, 면, 려면, 으려면, 되, 돼, 된, 될, 해, 했, 었, 았, 하, 하는, 하고, 할, 한, 있, 있어, 있어요, 있나, 있나요, 있는, 있는지, 있습니까, 있죠, 들, 때, 때는, 때에는, 동안, 중, 중에, 중에서, 라고, 다, 거야, 거예요, 건가요, 것, 거, 게, 건, 걸, 데, 요구, 이라고, 라는, 다는, 대, 래, 음, 뭐, 지는, 하기로, 라',
  },
  'pt-BR': {
    ...products,
    intune: 'intune',
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
    microsoft: `${microsoft}, especialista, especialistas, lado da microsoft`,
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
  sv: {
    ...products,
    intune: 'intune, intunes',
    what: 'vem gor vad, vem ska gora vad, vad, vilka, vilken, vilket, vad for, vad for nagot, nagot, finns det nagot',
    show: 'visa, visa mig, lista, lista upp, allt, alla, ge mig, ge oss, oversikt, oversikt over',
    us: 'vi, oss, hos oss, for oss, pa oss, var sida, pa var sida, var del, for var del, vart hall, vart team, var organisation, vart foretag, vi sjalva',
    our: 'var, vart, vara',
    ours: 'vart ansvar, vara uppgifter',
    fromUs: 'av oss, fran oss, fran var sida',
    customer: 'kund, kunden, kundens, kundsidan',
    them: 'dom, dem, deras, andra sidan, motparten, den andra sidan',
    me: 'jag, mig, for mig, pa mig, min',
    mine: 'mitt, mina, min uppgift',
    microsoft: `${microsoft}, microsofts, specialist, specialisten, specialistens, specialisterna, microsofts sida`,
    itAdmin: 'it administratoren, it administrator, it administratorerna, it admin, it administratorens',
    supportProvider: 'supportleverantoren, supportleverantor, supportleverantorens',
    everybody:
      'vem gor vad, vem ska gora vad, bada, bada sidor, bada sidorna, bada parter, bada parterna, var och en, alla parter',
    deed: 'vem gor vad, vem ska gora vad, gora, gor, gjort, gjorda, goras, utfora, utfor, leverera, levererar, skota, skoter, ansvarar, ordna, ordnar, fixa, fixar, klara, bidra, bidrar, ta hand om, tar hand om, sta for, star for',
    task: 'uppgift, uppgifter, uppgifterna, uppdrag, uppdragen, ansvar, ansvarsomrade, ansvarsomraden, atagande, ataganden, punkt, punkter, punkterna, att gora, sida, del, bord, lott, jobb, skyldigheter, ansvarig, ansvariga, aligger, ankommer, arbete, roll, ansvaret',
    need: 'behover, behovs, kravs, kraver, forvantas, fordras',
    left: 'kvar, aterstar, aterstaende, oppet, oppna, oppen, ogjort, ogjorda, utestaende, saknas, saknar, fattas, oavslutat, oavslutade, resterar, resterande, inte klart, inte klara, inte gjort, inte gjorda, inte avbockat, inte avbockade, inte bockat av',
    still: 'annu, fortfarande',
    stops:
      'stoppar, stoppas, hindrar, hindras, hinder, hindren, blockerar, blockeras, bromsar, i vagen, star i vagen, fast, fastnat, uppehaller, haller, sinkar, fordrojer, hindret',
    gate: 'kontrollpunkt, kontrollpunkten, kontrollpunktens, nasta fas, till nasta fas, ga vidare, komma vidare, vidare, kvittera, kvitteras, kvittering, avsluta, avslutas, fortsatta',
    not: 'inte, ej',
    and: 'och, sa, da, okej, ok, men, sedan, jaha',
    about:
      'hur ar det med, hur blir det med, hur ser det ut for, hur ser det ut i, vad galler, vad galler for, hur ar det, hur ser det ut, hur blir det',
    why: 'varfor, var kommer, hur sa, hursa, var star, var star det, var finns, var finns det, var ar det, vem sager, hur vet du, kalla, kallan, kallor, enligt vem, enligt vad, vilket dokument, i vilket dokument, vilken rad, pa vilken rad, var kan jag, var har du, var nagonstans, enligt vilket dokument, var hittar jag, var hittade du',
    whyLight:
      'det, detta, den, skrivet, skriven, star, sager, du, rad, dokument, dokumentet, i, sa, pa, bygger, grundar, vad, kommer, ifran, fran, ar, har, finns, exakt, visa, visa mig, last, lasa, se, hittat, hittade, nagonstans, svaret, uppgiften, vilken, vilket, da, hamtat',
    phaseWord: 'fas, fasen, skede, skedet, steg, steget, den har fasen, denna fas, nuvarande fas, i den har fasen',
    in: 'i, under, for, inom, i den, vid, infor',
    small:
      'ar, att, som, pa, av, till, hos, ska, skall, skulle, bor, maste, kan, far, har, vara, den, det, de, en, ett, nu, just, just nu, precis, ju, egentligen, idag, snalla, tack, blir, ligger, ha, hej, baton, blivit, ens, for tillfallet, finns, finns det, allt som, an, mer, ytterligare, saker, sak, fran, mot, vi kan',
  },
};

/** What the phases are called, as a name without the word for phase; our words and the documents' own. */
export const phaseWords: Readonly<Record<Locale, Readonly<Record<StatementPhase, string>>>> = {
  en: {
    initiate: 'initiate, initiation, kick off phase, kickoff phase, start phase',
    assess: 'assess, assessment, assessment phase',
    remediate: 'remediate, remediation, remediation phase',
    enable: 'enable, enablement, activation',
    general: 'general, in general, generally, standing list, the standing list',
  },
  ko: {
    initiate: '착수, 시작단계, 개시, initiate',
    assess: '평가, assess',
    remediate: '보완, 수정단계, 교정, 재구성, remediate',
    enable: '활성화, 사용단계, enable',
    general: '일반, 상시, 공통, 상시목록',
  },
  'pt-BR': {
    initiate: 'inicio, iniciar, iniciacao, inicial, initiate',
    assess: 'avaliacao, avaliar, assess',
    remediate: 'correcao, correcoes, corrigir, remediacao, remediar, remediate',
    enable: 'ativacao, ativar, habilitacao, habilitar, enable',
    general: 'geral, gerais, em geral, lista permanente',
  },
  sv: {
    initiate:
      'start, starten, startfasen, uppstart, uppstarten, uppstartsfasen, initiering, initieringen, initieringsfasen, initiate',
    assess: 'bedomning, bedomningen, bedomningsfasen, utvardering, utvarderingen, utvarderingsfasen, assess',
    remediate: 'atgarder, atgarderna, atgardsfasen, atgardsfas, remediate',
    enable: 'aktivering, aktiveringen, aktiveringsfasen, enable',
    general: 'allmant, allmanna, allman, i allmanhet, staende lista, staende listan',
  },
};
