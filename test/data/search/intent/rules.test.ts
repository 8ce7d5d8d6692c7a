import assert from 'node:assert/strict';
import type { Message } from '../../../../data/domain/answer/message.js';
import type { Locale } from '../../../../data/domain/responsibility.js';
import { readMessage } from '../../../../data/search/intent/read-message.js';

const isOf = (text: string, client: Locale = 'en'): string => {
  const message = readMessage(text, client);
  if (message.is === 'command') return `command ${message.command}`;
  if (message.is === 'act') return `act ${message.act}`;
  return message.is === 'engagement' ? `engagement ${message.fact}` : message.is;
};

const namedIn = (text: string, client: Locale = 'en') => {
  const message = readMessage(text, client);
  assert.ok(message.is === 'act' || message.is === 'engagement', `${text}: ${message.is}`);
  return Object.fromEntries(Object.entries(message.named).filter(([, part]) => part !== null));
};

const all = (texts: readonly string[], expected: string, client: Locale = 'en') => {
  for (const text of texts) assert.equal(isOf(text, client), expected, text);
};

describe('a message', () => {
  it('is a courtesy when it says nothing else, in whatever spelling', () => {
    all(
      ['hi', 'THANKS!!', 'thx', 'ok', '👍', '🙏🙏', ':)', 'haha', 'ok, great, thanks a lot', 'see you tomorrow'],
      'courtesy',
    );
    all(['tack så mycket', 'trevlig helg!', 'hejdå'], 'courtesy', 'sv');
    all(['obrigado', 'valeuuu', 'bom dia pessoal', 'kkkkkk', 'até amanhã'], 'courtesy', 'pt-BR');
    all(['네', '감사합니다~', 'ㅋㅋㅋㅋ', 'ㅇㅋ', '안녕하세요'], 'courtesy', 'ko');
  });

  it('is a question when courtesy stands around one', () => {
    all(
      ['thanks, and who sets up DNS?', 'hi! who opens the firewall ports', 'ok got it, who trains the helpdesk?'],
      'question',
    );
    all(['tack, men vem sätter upp DNS?'], 'question', 'sv');
    all(['obrigado! e quem configura o DNS?'], 'question', 'pt-BR');
    all(['감사합니다, 그럼 DNS는 누가 설정하나요?'], 'question', 'ko');
  });

  it('is a question when it asks whose job an act is', () => {
    all(['mark the devices as compliant – who does that?', 'assign licenses to users, whose job is it?'], 'question');
    all(['who trains the specialists?', 'how long does Microsoft take to call after purchase?'], 'question');
  });

  it('is about the engagement when only its records know', () => {
    assert.equal(isOf('who is the specialist?'), 'engagement person');
    assert.equal(isOf('when is the checkpoint?'), 'engagement checkpoint');
    assert.equal(isOf('what phase are we in?'), 'engagement phase');
    assert.equal(isOf('what is left on our side?'), 'engagement open');
    assert.equal(isOf('what stops us?'), 'engagement blocking');
    assert.equal(isOf('show progress of all my projects'), 'engagement progress');
    assert.equal(isOf('who ticked the kick-off?'), 'engagement history');
  });

  it('is thanks when it only says that it is clear now who does something', () => {
    const clear = [
      'Thank you very much, that clarifies who looks after the well.',
      'thanks, now I know who mows the lawn',
    ];
    all(clear, 'courtesy');
    all(['Tack så mycket, då vet jag vem som klipper gräset'], 'courtesy', 'sv');
    all(['Obrigada, agora sei quem corta a grama'], 'courtesy', 'pt-BR');
    all(['감사합니다, 잔디는 누가 깎는지 알겠습니다'], 'courtesy', 'ko');
    all(['good to know, thanks. who mows the lawn'], 'question');
    all(['tack! vem klipper gräset'], 'question', 'sv');
  });

  it('is a question when it asks who does something that no record of an engagement is about', () => {
    all(['Who brings the ladders when the project ends?', 'LOTO and PTW, who does that?'], 'question');
    all(['Do the fire doors come with the project?', 'how do both sides split the snow clearing?'], 'question');
    all(['Quem traz as escadas quando o projeto terminar?', 'LOTO e PTW, quem faz?'], 'question', 'pt-BR');
    all(['As portas corta-fogo entram no projeto?', 'como os dois lados dividem a neve?'], 'question', 'pt-BR');
    all(['Vem tar med stegarna när projektet slutar?', 'vem flyttar kundhistoriken'], 'question', 'sv');
    all(['Ingår branddörrarna i projektet?', 'hur delar båda sidor på snöröjningen?'], 'question', 'sv');
    all(['프로젝트 끝나면 사다리는 누가 가져와요?', '제설은 양쪽이 어떻게 나눠서 해요?'], 'question', 'ko');
    all(['방화문도 프로젝트에 들어가요?', 'LOTO랑 PTW는 누가 해요?'], 'question', 'ko');
  });

  it('is a command in every way of writing it', () => {
    all(['status', 'Status!', 'status?', 'status please'], 'command status');
    all(['export', 'send me the list as Excel'], 'command export');
    all(['add\nOpen 443 | customer', 'add: Open 443', 'add Open 443 | customer'], 'command add');
    all(['add a note to the firewall item: ordered'], 'act note');
  });

  it('is other when it is an address, struck keys or a number', () => {
    all(['https://example.com/x?y=1', 'www.example.com', 'asdfgh', 'sdfsdf jkl', '12345'], 'other');
    all(['ㅁㄴㅇㄹ'], 'other', 'ko');
  });

  it('takes the client’s language when it is too short to have one', () => {
    const spoken = (text: string, client: Locale): Locale => readMessage(text, client).locale;
    assert.deepEqual(
      (['en', 'ko', 'pt-BR', 'sv'] as const).map((client) => spoken('status', client)),
      ['en', 'ko', 'pt-BR', 'sv'],
    );
    assert.equal(spoken('no', 'en'), 'en');
    assert.equal(spoken('start', 'sv'), 'sv');
    assert.equal(spoken('https://g1.globo.com', 'en'), 'en');
    assert.equal(spoken('👍', 'ko'), 'ko');
    assert.equal(spoken('obrigado', 'en'), 'pt-BR');
    assert.equal(spoken('hjälp', 'en'), 'sv');
    assert.equal(spoken('도움말', 'en'), 'ko');
  });

  it('names the item, the person, the day and the note of an act', () => {
    assert.deepEqual(namedIn('assign firewall ports to Diego'), { item: 'firewall ports', person: 'Diego' });
    assert.deepEqual(namedIn('mark the DNS records as done please'), { item: 'DNS records' });
    assert.deepEqual(namedIn('ssl certificate is due next friday'), { item: 'ssl certificate', date: 'next friday' });
    assert.deepEqual(namedIn('remind Sven about the vpn profiles'), { item: 'vpn profiles', person: 'Sven' });
    assert.deepEqual(namedIn('add note to wifi profiles: waiting for the vendor'), {
      item: 'wifi profiles',
      words: 'waiting for the vendor',
    });
    assert.deepEqual(namedIn('tilldela brandväggen till Karin', 'sv'), { item: 'brandväggen', person: 'Karin' });
    assert.deepEqual(namedIn('passa o item do firewall pra Ana', 'pt-BR'), { item: 'firewall', person: 'Ana' });
    assert.deepEqual(namedIn('방화벽 포트 민지님한테 배정해줘', 'ko'), { item: '방화벽 포트', person: '민지' });
  });

  it('names the person behind “to” when the verb may have person or item behind it', () => {
    assert.deepEqual(namedIn('give test phones to Zoe'), { item: 'test phones', person: 'Zoe' });
    assert.deepEqual(namedIn('hand the test devices to Zoe Miller'), { item: 'test devices', person: 'Zoe Miller' });
  });

  it('names why something does not apply when a reason is said with it', () => {
    for (const [text, client, words] of [
      ['firewall is not applicable because we are cloud only', 'en', 'we are cloud only'],
      ['mark the vpn profiles as not applicable: no vpn here', 'en', 'no vpn here'],
      ['brandväggen är inte tillämplig eftersom allt går via VPN', 'sv', 'allt går via VPN'],
      ['o firewall não se aplica porque usamos só a nuvem', 'pt-BR', 'usamos só a nuvem'],
    ] as const) {
      assert.equal(isOf(text, client), 'act not-applicable', text);
      assert.equal(namedIn(text, client).words, words, text);
      assert.doesNotMatch(namedIn(text, client).item ?? '', new RegExp(words, 'u'));
    }
  });

  it('names a side, and no person called so, in whatever apostrophe', () => {
    for (const text of ['who is the lead on Microsoft’s side', "who is the lead on Microsoft's side"]) {
      assert.deepEqual(namedIn(text), { role: 'lead', side: 'provider' }, text);
    }
  });

  it('names no side when a pronoun is of the items before it', () => {
    assert.deepEqual(namedIn('which items are overdue and whose are they?'), {});
    assert.deepEqual(namedIn('vilka punkter är försenade och vems är de?', 'sv'), {});
    assert.equal(namedIn('are they late with anything?').side, 'them');
  });

  it('adds a line that has parts of its own when it begins so, whatever else the words resemble', () => {
    all(['add order headsets - Diego - Dec 12', 'add renew certificate; customer; Dec 12'], 'command add');
    all(['add a note to the firewall item - vendor called back'], 'act note');
  });

  it('begins no engagement when it only resembles that', () => {
    for (const text of ['wrong channel, sorry', 'rename the customer to Fabrikam', 'new here, hello'])
      assert.notEqual(isOf(text), 'command start', text);
    all(['start', 'set up a new engagement', "let's get started"], 'command start');
  });

  it('is thanks when Korean consonants say it once or twice', () => {
    for (const text of ['ㄱㅅ', 'ㄱㅅㄱㅅ', 'ㅇㅋㅇㅋ']) assert.equal(readMessage(text, 'ko').is, 'courtesy', text);
  });

  it('is a courtesy when it says back what was answered and thanks for it', () => {
    for (const [text, client] of [
      ['oh nice, so Microsoft does the mailbox batch. perfect ty', 'en'],
      ['ah so it is us opening the ports. thanks!', 'en'],
      ['아 그렇군요 DNS는 저희가 하는 거였네요. 감사합니다!', 'ko'],
      ['toppen, då är det alltså vi som öppnar portarna. tack för hjälpen!', 'sv'],
      ['ah, então é o cliente que compra o certificado. obrigada!', 'pt-BR'],
    ] as const)
      assert.equal(isOf(text, client).split(' ')[0], 'courtesy', text);
    for (const [text, client] of [
      ['so who opens the ports? thanks!', 'en'],
      ['AD커넥트설치는누가해요', 'ko'],
      ['tack! då undrar jag vem som öppnar portarna', 'sv'],
    ] as const)
      assert.equal(isOf(text, client), 'question', text);
  });

  it('takes no tick back unless a word of it does', () => {
    for (const [tick, untick, client] of [
      ['mark legacy auth as done', 'mark legacy auth as not done', 'en'],
      ['markera legacy auth som klar', 'markera legacy auth som inte klar', 'sv'],
      ['marca legacy auth como feito', 'desmarca legacy auth', 'pt-BR'],
      ['legacy auth 체크해 주세요', 'legacy auth 체크 해제해 주세요', 'ko'],
    ] as const)
      assert.deepEqual([isOf(tick, client), isOf(untick, client)], ['act tick', 'act untick'], tick);
  });

  it('is no praise when it says that something is wrong', () => {
    all(['your answer is not correct', 'this was not helpful', 'the answer is nonsense'], 'other');
    all(['svaret är fel', 'det där var inte rätt'], 'other', 'sv');
    all(['a resposta está errada', 'isso não ajudou'], 'other', 'pt-BR');
    all(['답변이 틀렸어요', '도움이 안 되네요'], 'other', 'ko');
  });

  it('is a courtesy when a message went to the wrong place, and takes nothing back', () => {
    all(['oops, wrong group', 'sorry wrong thread'], 'courtesy');
    all(['hoppsan, fel grupp'], 'courtesy', 'sv');
    all(['ops, conversa errada'], 'courtesy', 'pt-BR');
    all(['죄송해요 채널 착각했어요'], 'courtesy', 'ko');
  });

  it('is the same act when the item is called by an English name in another language', () => {
    all(['markera test phones som klar', 'bocka av legacy auth'], 'act tick', 'sv');
    all(['ta bort legacy auth'], 'act remove', 'sv');
    all(['terminei o MFA rollout', 'marque legacy auth como concluído'], 'act tick', 'pt-BR');
    all(['legacy auth를 Jonas에게 맡겨 줘'], 'act assign', 'ko');
    all(['pilot laptops 마감을 12월 3일로 미뤄 줘'], 'act date', 'ko');
  });

  it('is no order when it asks what or which', () => {
    for (const [text, client] of [
      ['what is due on December 3?', 'en'],
      ['which items move to next Friday?', 'en'],
      ['vilka punkter ska vara klara den 3 december?', 'sv'],
      ['o que vence em 3 de dezembro?', 'pt-BR'],
      ['12월 3일까지 할 일은 뭐예요?', 'ko'],
    ] as const)
      assert.doesNotMatch(isOf(text, client), /^act/u, text);
    assert.equal(isOf('what is due on December 3?'), 'engagement open');
  });

  it('is about the engagement’s people when a person or lead is asked for in other words', () => {
    for (const [text, client] of [
      ['can you tell me who our specialist is', 'en'],
      ['who is Sven and what does he do here?', 'en'],
      ['who is Diego?', 'en'],
      ['vem leder på kundens sida?', 'sv'],
      ['alguém sabe quem é o especialista?', 'pt-BR'],
    ] as const)
      assert.equal(isOf(text, client), 'engagement person', text);
    assert.deepEqual(namedIn('vem leder på kundens sida?', 'sv'), { role: 'lead', side: 'customer' });
    assert.equal(isOf('Sven이 맡은 일은?', 'ko'), 'engagement assigned');
    assert.equal(isOf('quem marcou o firewall?', 'pt-BR'), 'engagement history');
    assert.equal(isOf('when will the onboarding be over?'), 'engagement phase');
  });

  it('names whom or what a question about the engagement is about', () => {
    assert.deepEqual(namedIn('is Diego in this project?'), { person: 'Diego' });
    assert.equal(namedIn('who is the specialist?').role, 'specialist');
    assert.deepEqual(namedIn('what is assigned to Sven?'), { person: 'Sven' });
    assert.deepEqual(namedIn('who is the firewall assigned to?'), { item: 'firewall' });
    assert.deepEqual(namedIn('vad ligger på Ana just nu', 'sv'), { person: 'Ana' });
    assert.equal(namedIn('who ticked the firewall ports?').item, 'firewall ports');
  });

  it('goes on from the answer before when it is a follow-up', () => {
    const followed: Message = readMessage('and Microsoft?', 'en');
    assert.equal(followed.is, 'follow-up');
    assert.equal(isOf('what does Microsoft do in assess?'), 'list');
  });

  it('asks for the phase when its words could go on from an answer too', () => {
    all(['which phase are we in?', 'in which phase are we?'], 'engagement phase');
    all(['and the customer?', 'and in enable?'], 'follow-up');
  });

  it('names no item when it asks only what was done of late', () => {
    const asked: readonly (readonly [string, Locale])[] = [
      ['what happened last week?', 'en'],
      ['what changed recently?', 'en'],
      ['최근에 뭐가 바뀌었어요?', 'ko'],
      ['o que mudou ultimamente?', 'pt-BR'],
      ['vad har ändrats på sistone?', 'sv'],
    ];
    for (const [text, client] of asked) {
      assert.equal(isOf(text, client), 'engagement history', text);
      assert.equal('item' in namedIn(text, client), false, text);
    }
  });
});
