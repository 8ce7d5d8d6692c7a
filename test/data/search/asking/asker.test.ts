import assert from 'node:assert/strict';
import { askerNamed } from '../../../../data/search/asking/asker.js';

const says: Readonly<Record<string, readonly string[]>> = {
  employee: [
    'As an employee, who do I call about a broken screen?',
    "I'm just a user, my battery is dead",
    'I’m a Managed Desktop user with a cracked screen',
    '직원인데 노트북 화면이 깨졌어요. 어디에 연락하나요?',
    '일반 사용자입니다. 고장은 어디로 보내요?',
    'Sou funcionário e a tela do notebook quebrou, para onde mando?',
    'Como usuária, com quem eu falo?',
    'Som anställd, vart vänder jag mig med en trasig skärm?',
    'Jag är en vanlig användare, vem ringer jag?',
  ],
  support: [
    "I'm on the helpdesk: a policy of the service breaks an app, where does it go?",
    'As support staff, may I file a Sev B?',
    "One of our users' laptops has a swollen battery. Where do we send it?",
    'We in support have a hardware case',
    '헬프데스크인데 배터리가 부풀었어요',
    '지원 직원인데 Sev B는 누가 올리나요?',
    '저희 사용자 노트북이 고장 났어요',
    'Sou do suporte: uma política do serviço quebrou um app',
    'Como suporte, para onde mando hardware?',
    'O notebook de nosso usuário quebrou',
    'Får vi i supporten skapa Sev A?',
    'Jag jobbar på helpdesken och har ett hårdvarufel',
    'En av våra användares dator är trasig',
  ],
  'it-admin': [
    "I'm the IT admin: one of our users has a broken laptop",
    'As IT administrator, where do I file a Sev A?',
    'IT 관리자인데 Sev A는 어디에 올려요?',
    'Sou o administrador de TI, onde abro um Sev A?',
    'Como admin de TI, para onde mando?',
    'Som it-administratör, vart skickar jag ett Sev A?',
  ],
};

describe('who asks', () => {
  for (const [asker, texts] of Object.entries(says)) {
    it(`is ${asker} where the question says so`, () => {
      for (const text of texts) assert.equal(askerNamed(text), asker, text);
    });
  }

  it('is unknown when a party is only what the question is about', () => {
    for (const text of [
      'Which severity can the helpdesk file itself?',
      'Is that for the Ops team or our helpdesk?',
      'Do we support Windows 7?',
      'Which support channel takes the rest?',
      'Who handles elevated rights of support staff?',
      '지원 직원이 올릴 수 있는 등급이 어디까지예요?',
      'IT 관리자가 하드웨어 문제를 어디로 보내나요?',
      'Como o suporte abre um chamado Sev C?',
      'Como o administrador de TI registra?',
      'Vilka fel som supporten inte löser går till leverantören?',
      'Vem är it-administratör?',
      'Whom do we call about a loose hinge?',
    ])
      assert.equal(askerNamed(text), null, text);
  });
});
