import { words } from '../text/text.js';

const set = (text: string): ReadonlySet<string> => new Set(words(text));

/** Words that say nothing about a matter, in the four languages: every question uses them. */
const small = set(`
  a an the this that these those it its is are was were be been am do does did done doing has have had having can could
  will would shall should must may might i me my mine we us our ours you your yours they them their he she his her who
  whom whose what which when where why how if then so and or but not no yes of on in at to for from by with about as into
  up out off over under again still yet already just please pls there here any some all one ones thing things need needs
  take takes takes care responsible responsibility responsibilities task tasks job side part anyone someone somebody
  supposed going get gets got s re ve ll t d m going whos whats get make makes hey hi ok okay u r turn turns
  wasnt isnt didnt dont even really actually after rn pto
  q qdo qtos qtas qto vcs vc tao estavam aquele
  quem qual quais que o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para pra pro com sem e ou
  mas se nao sim eu nos voce voces ele ela eles elas meu minha nosso nossa seu sua isso isto esse essa este esta aquele
  aquela la aqui ai ja ainda vai vamos ir ser esta estao estava tem temos ter deve devem precisa precisamos faz fazem
  fazer cabe responsavel responsabilidade tarefa lado parte gente cuida onde quando como porque ta tava foi e ao aos num
  vem vad vilken vilket vilka vars den det de detta denna dessa ett en och eller men inte nej ja i pa av till for fran med
  utan om att som ar var blir vara varit har hade ha ska skall skulle kan kunde maste bor far vi oss var vart vara ni er
  ert era jag mig min mitt mina du dig din hon han dem sin sitt gor gora gjort ansvar ansvarar ansvarig ansvariga skoter
  uppgift uppgifter sida del nan nagon nat nagot nu har dar ju val sa hos vid nar hur varfor o e
  누가 누구 누구의 누구인가요 누구예요 무엇 뭐 뭘 어디 언제 어떻게 왜 어느 하나요 해요 하죠 해야 해야하나요 하는 하는지 하는거 합니까
  하는건가요 됩니다 되나요 우리 우리가 저희 저희가 제가 내가 담당 담당하나요 담당자 책임 책임인가요 쪽 쪽에서 이 그 저 것 거 건 좀 그리고 및 등 수 때
  몇 몇개 몇개야 개야 뭐뭐 지난거 한거 방금 아직 해제해주세요 해제해줘 안끝남 안 끝남 끝났어요
  있나요 있어요 있는 인가요 이에요 예요 맡나요 맡아요 처리 주나요 주세요 해줘 해주세요
`);

/** Words for a row of a list, beside the matter that it is about: "the DNS item", "proxypunkten", "프린터 항목". */
const naming = set(`
  item items row rows line lines entry point points list checklist remediation own about called named
  itens linha linhas ponto pontos lista chamado chamada sobre proprio propria nossas nossos
  punkt punkten punkter punkterna rad raden rader lista listan checklistan egen eget egna sjalva
  항목 항목을 항목에 항목은 항목이 항목도 목록 목록에 건 것 거 우리가 추가한
`);

/** Words that say what a text is about, folded. */
export const contentWords = (text: string): readonly string[] => [
  ...new Set(words(text).filter((word) => !small.has(word))),
];

/** The same of the few words that name a row: without the word "item" itself, unless there is no other. */
export function namingWords(text: string): readonly string[] {
  const all = contentWords(text);
  const own = all.filter((word) => !naming.has(word));
  return own.length > 0 ? own : all;
}
