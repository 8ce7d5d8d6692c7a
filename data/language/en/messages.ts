import type { MessageWords } from '../message-words.js';

export const messageWords: MessageWords = {
  commands: {
    start: ['start', 'set up', 'setup', 'get started'],
    checklist: ['checklist', 'list', 'the checklist', 'show checklist', 'show the checklist'],
    add: ['add'],
    standing: ['standing', 'standing list', 'general responsibilities'],
    people: ['people', 'roster', 'participants'],
    'ask-specialist': ['ask a specialist', 'ask the specialist', 'ask specialist', 'ask our specialist'],
    status: ['status', 'my engagements', 'overview'],
    mine: ['mine', 'my items', 'my tasks', 'what needs me', 'what waits for me'],
    help: ['help', '?', 'menu', 'commands', 'options', 'what can you do', 'help me', 'i need help'],
    pause: ['pause', 'pause engagement', 'pause the engagement'],
    resume: ['resume', 'resume engagement', 'resume the engagement', 'unpause'],
    export: ['export', 'download'],
    refresh: ['refresh', 'reload', 'redraw'],
  },
  courtesy: {
    greeting: 'hi, hello, hey, hiya, howdy, yo, greetings, morning, afternoon, evening, welcome, hallo',
    thanks: 'thanks, thank, thx, ty, tks, cheers, thankyou, tnx, appreciate, appreciated, grateful',
    goodbye: 'bye, goodbye, cya, ttyl, weekend, night, holiday, holidays, vacation, laters, farewell',
    agreement:
      'ok, okay, k, kk, oki, yes, yep, yeah, yup, yea, no, nope, nah, sure, fine, agreed, understood, noted, roger, gotcha, right, alright, indeed, exactly, absolutely, np, lol, haha, hehe, hmm, hm, oops, sorry, nvm, aha, oh, wow, ah, cool, clear',
    praise:
      'great, awesome, excellent, amazing, brilliant, fantastic, perfect, super, nice, wonderful, sweet, lovely, congrats, congratulations, bravo, kudos, neat, love, impressive, good',
    test: 'test, testing, ping',
    asked:
      'are you there, you there, u there, anyone there, anybody there, is this on, can you hear me, are you alive, are you awake, hello, how are you, how are you doing, how is it going, whats up, you ok, r u there',
    filler:
      'a, the, you, u, so, very, much, lot, all, everyone, team, there, baton, bot, for, your, the, help, it, that, this, is, was, i, got, see, have, one, day, today, tomorrow, later, soon, now, again, and, mate, guys, folks, very, well, job, work, done, answer, info, sounds, makes, sense, to, know, know, be, will, do, my, me, up, week, again, quick, really, just, only, message, monday, friday, happy, take, care, of, course, problem, works, 1, 2, 3, 123, thats, s, then, we, are',
  },
  whose: 'who, whose, whom, whos',
  asksWhat: "what, what's, whats, which",
  saidBack:
    'so it, so we, so you, so they, so that, so microsoft, so the, so its, so, oh, ah, i see, got it, then it is, then its, makes sense, that explains, that clarifies, that answers, good to know',
  toPerson: 'to, onto, for, with, ->, →',
  withPerson:
    'remind, give, nudge, ping, chase, notify, let, tell, poke, hand, alert, prod, push, bug, make, appoint, name, unassign',
  personEndings: "'s",
  takesBack: `untick, un-tick, uncheck, unmark, unset, unclose, undo, undone, reopen, re-open, open again, not done, not finished, not complete, not ready, incomplete, unfinished, n't, nt done, is not, was not, are not, not yet, back to, back as, as open, to open, take back, remove the, clear the, off, mistake, accident, too early, wrongly, error, still, broke, pending, to do, again`,
  undone: `untick, un-tick, uncheck, unmark, not done, not finished, not complete, not ready, incomplete, unfinished, undone, reopen, re-open, open again`,
  me: 'me, myself, i',
  about: 'about, of, regarding, on, that, to, for',
  saying: 'saying, that, with the text, :',
  because: 'because, since, cause, cuz, due to the fact that, as we, as they',
  joints: 'and, also, plus',
  around:
    'the, a, an, item, items, task, row, line, point, please, pls, one, in, on, from, off, of, our, my, list, checklist, to, for, as, is, it, and, at, this, that, again, now, thanks, thx, kindly, ok, hi, hey, so, by, due, until, date, with, be, are, was, last, past, lately, recently',
  roles: {
    customer: 'customer contact',
    'project-manager': 'project manager, pm, project lead, manager of this project',
    specialist: 'specialist, fasttrack specialist, expert',
    representative: 'representative, representatives, deputy, deputies, backup',
    lead: "lead, customer lead, customer's lead, leads",
  },
  sides: {
    customer: 'customer, the customer, client',
    microsoft: 'microsoft, ms, fasttrack, msft',
    us: 'we, us, our',
    them: 'they, them, their, other side',
  },
};
